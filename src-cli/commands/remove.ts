import { resolve } from 'node:path'
import { type Removal, RemovalResult } from '#shared/removal'
import { Id } from '#shared/snowflake'
import { type Archive, type Command, UsageError, type Words } from '../command'
import { resultOf } from '../jobs'
import { writeJson } from '../output'

/** Takes a guild, a channel or an export file out of the archive; without `--yes` only tells what would go. */
export const remove: Command = {
  summary: 'take a guild, a channel or an export file out of the archive',
  usage: '(--guild ID | --channel ID | --file PATH) [--yes]',
  options: {
    guild: { type: 'string' },
    channel: { type: 'string' },
    file: { type: 'string' },
    yes: { type: 'boolean' },
  },
  positionals: [0, 0],
  archive: 'read',
  async run({ words, io, archive }) {
    const removal = await removalOf(words, io.cwd, archive)
    const plan = await archive.call('archive.plan_removal', removal)
    if (!words.flag('yes')) {
      await writeJson(io, { plan })
      if (plan.obstacle !== null) io.stderr(`${plan.obstacle}\n`)
      else io.stderr('Nothing was removed. Say --yes to remove it; files on disk stay.\n')
      return plan.obstacle === null ? 0 : 1
    }
    const job = await archive.runJob({ kind: 'remove', params: removal })
    await writeJson(io, { plan, result: RemovalResult.parse(resultOf(job)) })
    return 0
  },
}

async function removalOf(words: Words, cwd: string, archive: Archive): Promise<Removal> {
  const [guild, channel, file] = [words.text('guild'), words.text('channel'), words.text('file')]
  if ([guild, channel, file].filter((word) => word !== undefined).length !== 1) {
    throw new UsageError('Name one guild, channel or file.')
  }
  if (file !== undefined) return { kind: 'file', file_id: await fileId(archive, file, cwd) }
  const id = Id.safeParse(guild ?? channel)
  if (!id.success) throw new UsageError(`${guild ?? channel} is not an id.`)
  return guild === undefined
    ? { kind: 'channel', channel_id: id.data }
    : { kind: 'guild', guild_id: id.data }
}

/** A file by its path as `files` prints it, or as it lies here. */
async function fileId(archive: Archive, file: string, cwd: string): Promise<number> {
  const wanted = new Set([file, resolve(cwd, file)])
  for (let offset = 0; ; ) {
    const { rows, total } = await archive.call('files.list', { offset, limit: 200 })
    const found = rows.find(({ path }) => wanted.has(path))
    if (found) return found.file_id
    offset += rows.length
    if (offset >= total || rows.length === 0) {
      throw new UsageError(`The archive has read no file ${file}. See: files`)
    }
  }
}
