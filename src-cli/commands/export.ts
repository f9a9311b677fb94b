import { join, resolve } from 'node:path'
import { makeFolder } from '#engine/index'
import { ARCHIVE_TABLES, TABLE_FORMATS } from '#shared/export'
import { ExportResult } from '#shared/job'
import { Id } from '#shared/snowflake'
import { type Command, UsageError } from '../command'
import { resultOf } from '../jobs'
import { writeJson } from '../output'
import { checked, oneOf } from '../words'

function tablesOf(name: string | undefined) {
  if (name === 'all') return ARCHIVE_TABLES
  const table = ARCHIVE_TABLES.find((each) => each === name)
  if (table) return [table]
  throw new UsageError(
    `There is no table named ${name}; there are all, ${ARCHIVE_TABLES.join(', ')}.`,
  )
}

/** Writes tables of the archive into a folder, one file each. */
export const exportCommand: Command = {
  summary: 'write tables of the archive into a folder, one file each',
  usage: 'TABLE|all --out DIR [--format csv|json] [--guild ID]',
  options: { out: { type: 'string' }, format: { type: 'string' }, guild: { type: 'string' } },
  positionals: [1, 1],
  archive: 'read',
  async run({ words, io, archive }) {
    const tables = tablesOf(words.positionals[0])
    const format = oneOf(words, 'format', TABLE_FORMATS) ?? 'csv'
    const out = words.text('out')
    if (out === undefined) throw new UsageError('--out is missing.')
    const dir = resolve(io.cwd, out)
    await makeFolder(dir)
    const guild = words.text('guild')
    const guild_id = guild === undefined ? undefined : checked(Id, guild, '--guild')
    const files: ({ table: string } & ExportResult)[] = []
    for (const table of tables) {
      const path = join(dir, `${table}.${format}`)
      const source = { kind: 'table' as const, table, ...(guild_id ? { guild_id } : {}) }
      const job = await archive.runJob({ kind: 'export', params: { source, format, path } })
      files.push({ table, ...ExportResult.parse(resultOf(job)) })
    }
    await writeJson(io, { files })
    return 0
  },
}
