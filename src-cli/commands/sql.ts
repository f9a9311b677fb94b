import type { Command } from '../command'
import { FORMAT_OPTION, outputFormat, writeRows } from '../output'
import { wholeNumber } from '../words'

/** Runs one read-only statement on the archive. */
export const sqlCommand: Command = {
  summary: 'run one read-only SQL statement on the archive',
  usage: '"select …" [--limit N] [--format json|csv|table]',
  options: { ...FORMAT_OPTION, limit: { type: 'string' } },
  positionals: [1, 1],
  archive: 'read',
  async run({ words, io, archive }) {
    const format = outputFormat(words)
    const { columns, rows, truncated } = await archive.call('sql.run', {
      sql: words.positionals[0] ?? '',
      limit: wholeNumber(words, 'limit') ?? 1000,
    })
    await writeRows(io, format, columns, rows, (plain) => ({ columns, rows: plain, truncated }))
    if (truncated) io.stderr('There are more rows; --limit gives up to 10000.\n')
    return 0
  },
}
