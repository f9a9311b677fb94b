import { type JobKind, JobRequest } from '#shared/job'
import { type Command, UsageError } from '../command'
import { resultOf } from '../jobs'
import { writeJson } from '../output'

/** What came of one kind of background work. */
type Done = { kind: JobKind; title: string; was_pending: boolean; seconds: number; result: unknown }

/** A result in words: `1,200 messages, 340 names`. */
function inWords(result: unknown): string {
  const counts = Object.entries((result ?? {}) as Record<string, unknown>)
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([name, count]) => `${count.toLocaleString('en')} ${name.replaceAll('_', ' ')}`)
  return counts.length === 0 ? 'done' : counts.join(', ')
}

/** Does what the app does by itself while nothing else runs: all that is left of it, or one kind. */
export const work: Command = {
  summary: 'do what the app does in the background, to its end',
  usage: '[--only KIND]… [--list] [--json]',
  options: {
    only: { type: 'string', multiple: true },
    list: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  positionals: [0, 0],
  archive: 'read',
  async run({ words, io, archive }) {
    const { work: all } = await archive.call('background.status', {})
    const only = words.list('only')
    for (const name of only) {
      if (!all.some(({ kind }) => kind === name)) {
        throw new UsageError(
          `--only takes ${all.map(({ kind }) => kind).join(', ')}; not “${name}”.`,
        )
      }
    }
    const wanted = all.filter(({ kind }) => only.length === 0 || only.includes(kind))
    if (words.flag('list')) {
      await writeJson(io, { work: wanted })
      return 0
    }
    const done: Done[] = []
    for (const { kind, title, is_pending } of wanted) {
      const from = performance.now()
      let result: unknown = null
      if (is_pending) {
        io.stderr(`${title}\n`)
        result = resultOf(await archive.runJob(JobRequest.parse({ kind, params: {} })))
      }
      const seconds = Math.round((performance.now() - from) / 100) / 10
      done.push({ kind, title, was_pending: is_pending, seconds, result })
      if (!words.flag('json')) {
        const what = is_pending ? `${inWords(result)}, in ${seconds.toFixed(1)} s` : 'nothing to do'
        await io.stdout(`${title}: ${what}\n`)
      }
    }
    if (words.flag('json')) await writeJson(io, { work: done })
    return 0
  },
}
