import { resolve } from 'node:path'
import { MediaResult, type MediaStatus, type MediaTask } from '#shared/media'
import { type Command, UsageError } from '../command'
import { resultOf } from '../jobs'
import { writeJson } from '../output'

function summary({ files, picked, beside, copy, counts }: MediaStatus): string {
  const n = (value: number) => value.toLocaleString('en')
  const missing = beside.missing === 0 ? '' : ` (${n(beside.missing)} not there now)`
  return [
    `${n(files)} files in ${n(beside.folders)} folders beside exports${missing} and ${n(picked.length)} others, ${n(copy.files)} of them copied`,
    ...counts.map(
      ({ kind, named, kept, copied }) =>
        `${kind}: ${n(named)} named, ${n(kept)} at hand, ${n(copied)} copied, ${n(named - kept)} missing`,
    ),
    '',
  ].join('\n')
}

/** Tells where the files of messages are, finds them again, and copies them into the archive. */
export const media: Command = {
  summary: 'tell where the files of messages are, or copy them into the archive',
  usage: '[--look | --add DIR… | --copy | --remove-copy] [--json]',
  options: {
    look: { type: 'boolean' },
    add: { type: 'string', multiple: true },
    copy: { type: 'boolean' },
    'remove-copy': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  positionals: [0, 0],
  archive: 'read',
  async run({ words, io, archive }) {
    const add = words.list('add').map((dir) => resolve(io.cwd, dir))
    const tasks: MediaTask[] = [
      ...(words.flag('look') || add.length > 0 ? [{ task: 'look' as const, add }] : []),
      ...(words.flag('copy') ? [{ task: 'copy' as const }] : []),
      ...(words.flag('remove-copy') ? [{ task: 'remove_copy' as const }] : []),
    ]
    if (tasks.length > 1) throw new UsageError('Do one thing at a time.')
    let missing = 0
    for (const params of tasks) {
      const job = await archive.runJob({ kind: 'media', params })
      for (const note of job.notes) io.stderr(`${note.file ?? 'archive'}: ${note.message}\n`)
      missing += MediaResult.parse(resultOf(job)).missing
    }
    const status = await archive.call('media.status', {})
    if (words.flag('json')) await writeJson(io, status)
    else await io.stdout(summary(status))
    return missing > 0 ? 3 : 0
  },
}
