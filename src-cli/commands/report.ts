import { resolve } from 'node:path'
import { REPORT_FORMATS, type ReportFormat, ReportResult } from '#shared/job'
import { Id } from '#shared/snowflake'
import { type Command, UsageError, type Words } from '../command'
import { resultOf } from '../jobs'
import { writeJson } from '../output'
import { SCOPE_OPTIONS, scopeOf } from '../scope-options'
import { checked } from '../words'

function formatsOf(words: Words): ReportFormat[] {
  const text = words.text('formats')
  if (text === undefined) return [...REPORT_FORMATS]
  const formats = text.split(',').map((name) => {
    const format = REPORT_FORMATS.find((each) => each === name.trim())
    if (!format)
      throw new UsageError(`--formats takes ${REPORT_FORMATS.join(', ')}; not “${name}”.`)
    return format
  })
  return [...new Set(formats)]
}

function required(words: Words, name: string): string {
  const text = words.text(name)
  if (text === undefined) throw new UsageError(`--${name} is missing.`)
  return text
}

/** Writes a report of a guild into a folder. */
export const report: Command = {
  summary: 'write the audit report of a guild into a folder',
  usage:
    'audit --guild ID --out DIR [--formats pdf,html,csv,json] [--from DATE] [--to DATE] [--tz ZONE] [--include-bots | --no-bots]',
  options: { ...SCOPE_OPTIONS, out: { type: 'string' }, formats: { type: 'string' } },
  positionals: [1, 1],
  archive: 'read',
  async run({ words, io, archive }) {
    const [name] = words.positionals
    if (name !== 'audit') throw new UsageError(`There is no report named ${name}; there is audit.`)
    const guild_id = checked(Id, required(words, 'guild'), '--guild')
    const out_dir = resolve(io.cwd, required(words, 'out'))
    const { guild_id: _guild, ...scope } = scopeOf(words)
    const formats = formatsOf(words)
    const job = await archive.runJob({
      kind: 'report',
      params: { report: 'audit', guild_id, scope, out_dir, formats },
    })
    await writeJson(io, ReportResult.parse(resultOf(job)))
    return 0
  },
}
