import { resolve } from 'node:path'
import { IngestResult } from '#shared/job'
import { type Command, UsageError } from '../command'
import { resultOf } from '../jobs'
import { writeJson } from '../output'

/** What came in, for people. */
function summary({ files, messages, seconds }: IngestResult): string {
  const n = (value: number) => value.toLocaleString('en')
  return [
    `${n(files.found)} files: ${n(files.ingested)} ingested, ${n(files.unchanged)} unchanged, ${n(files.damaged)} damaged, ${n(files.foreign)} foreign`,
    `${n(messages.new)} new messages, ${n(messages.updated)} updated, ${n(messages.unchanged)} unchanged, in ${seconds.toFixed(1)} s`,
    '',
  ].join('\n')
}

/** Reads exports into the archive. */
export const ingest: Command = {
  summary: 'read DiscordChatExporter files into the archive',
  usage: 'PATH… [--json]',
  options: { json: { type: 'boolean' } },
  positionals: [1, Number.POSITIVE_INFINITY],
  archive: 'create',
  async run({ words, io, archive }) {
    if (words.positionals.includes('')) throw new UsageError('A path is empty.')
    const paths = words.positionals.map((path) => resolve(io.cwd, path))
    const job = await archive.runJob({ kind: 'ingest', params: { paths } })
    const result = IngestResult.parse(resultOf(job))
    for (const note of result.notes) {
      io.stderr(
        `${note.file ?? 'archive'}: ${note.message}${note.count > 1 ? ` (${note.count} times)` : ''}\n`,
      )
    }
    if (words.flag('json')) await writeJson(io, result)
    else await io.stdout(summary(result))
    return result.files.damaged > 0 || result.files.foreign > 0 ? 3 : 0
  },
}
