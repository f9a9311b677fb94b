import { AppError } from '#shared/errors'
import { type Command, UsageError } from '../command'
import { FORMAT_OPTION, outputFormat, writeRows } from '../output'
import { wholeNumber } from '../words'

/** The most rows that a statement gives: they are held in memory. */
const MOST = 10_000

/** A refused statement is a failure of the statement, not a wrong use of the command line. */
function asFailure(error: unknown): never {
  const failure = AppError.from(error)
  if (failure.code !== 'invalid_input') throw failure
  throw new AppError('database', failure.message, failure.detail)
}

/** Runs one read-only statement on the archive. */
export const sqlCommand: Command = {
  summary: 'run one read-only SQL statement on the archive',
  usage: `"select …" [--limit N, 0 = ${MOST}] [--format json|csv|table]`,
  options: { ...FORMAT_OPTION, limit: { type: 'string' } },
  positionals: [1, 1],
  archive: 'read',
  async run({ words, io, archive }) {
    const format = outputFormat(words)
    const [statement = ''] = words.positionals
    if (statement.trim() === '') throw new UsageError('The statement is empty.')
    const limit = wholeNumber(words, 'limit') ?? 1000
    if (limit > MOST) throw new UsageError(`--limit gives up to ${MOST} rows.`)
    const { columns, rows, truncated } = await archive
      .call('sql.run', { sql: statement, limit: limit || MOST })
      .catch(asFailure)
    await writeRows(io, format, columns, rows, (plain) => ({ columns, rows: plain, truncated }))
    if (truncated) io.stderr(`There are more rows; --limit gives up to ${MOST}.\n`)
    return 0
  },
}
