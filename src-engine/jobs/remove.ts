import { join } from 'node:path'
import { AppError } from '#shared/errors'
import type { RemovalResult } from '#shared/removal'
import { planRemoval } from '../archive/removal'
import { forgetDownloads, ownDownloadFolders, removeCopies } from '../archive/remove-media'
import {
  channelsToAsk,
  forgetPeople,
  isListEmpty,
  keepNamed,
  keepWriters,
  rememberMembers,
} from '../archive/remove-people'
import {
  forgetChannels,
  forgetCopy,
  forgetEmojis,
  forgetEmptyPlaces,
  forgetFiles,
  readAgain,
  renameFromFiles,
} from '../archive/remove-places'
import { countSlices, type MessageSlice, PAGE, removePage } from '../archive/remove-rows'
import { folderSize } from '../archive/status'
import { forgetDays } from '../archive/timeline'
import { settleChannel } from '../archive/write-places'
import { giveBackSpace } from '../archive/write-space'
import { analyzeTables, buildDroppedIndexes } from './indexes'
import { runIngest } from './ingest'
import { type JobContext, jobKind } from './kind'
import { countMedia } from './media-look'
import { removeUnusedSample } from './sample'
import { settleAllNames } from './settle-names'

/** What a stop must not lose: the plan cannot be made again once the files are forgotten. */
type Checkpoint = {
  name: string
  guild_id: string | null
  slices: MessageSlice[]
  channel_ids: string[]
  again: string[]
  /** Folders of downloads that nothing else in the archive uses. */
  downloads: string[]
  files: number
  size_before: number
  removed: number
  /** What the ingest of the files that are read again stores. */
  ingest: unknown
}

/**
 * Takes a guild, a channel or an export file out of the archive. The files are forgotten first: should it be stopped,
 * reading them again brings everything back, and resuming it goes on.
 */
export const removeKind = jobKind({
  kind: 'remove',
  title: ({ kind }) => `Remove ${kind === 'file' ? 'an export file' : `a ${kind}`}`,
  async run(removal, context): Promise<RemovalResult> {
    const state = (context.checkpoint as Checkpoint | null) ?? (await begin())
    context.progress({ title: `Remove ${state.name}` })

    await removeMessages(state, context)
    await context.batch((tx) => forgetChannels(tx, state.channel_ids))
    if (removal.kind === 'file') {
      for (const { channel_id } of state.slices) {
        await context.batch((tx) => renameFromFiles(tx, channel_id))
        await context.batch((tx) => settleChannel(tx, channel_id))
      }
    }
    if (state.again.length > 0) {
      const reading: JobContext = {
        ...context,
        checkpoint: state.ingest,
        batch: (work, checkpoint) =>
          context.batch(
            work,
            checkpoint === undefined ? undefined : { ...state, ingest: checkpoint },
          ),
      }
      await runIngest(state.again, reading, [], [], { isWithoutRemoved: true })
      context.progress({ title: `Remove ${state.name}` })
    }
    const { guild_id } = state
    if (guild_id !== null) {
      await context.batch(async (tx) => {
        const [gone] = await forgetEmptyPlaces(tx, guild_id)
        if (gone !== undefined) await rememberMembers(tx, gone)
      })
    }
    const people = await removePeople(context)
    await context.batch((tx) => forgetEmojis(tx))
    await settleAllNames(context)
    const copies = await context.batch((tx) => forgetDownloads(tx, state.downloads))
    await removeCopies(context.archive_dir, copies)
    await countMedia(context)
    if (state.removed > 0) {
      await buildDroppedIndexes(context)
      await analyzeTables(context)
      context.progress({ stage: 'Giving back space' })
      await giveBackSpace(context.db, () =>
        folderSize(join(context.archive_dir, 'pgdata', 'pg_wal')),
      )
    }
    // readers who counted meanwhile may have kept the days of a half-removed channel
    const channelIds = state.slices.map(({ channel_id }) => channel_id)
    await context.batch((tx) => forgetDays(tx, channelIds))
    await removeUnusedSample(context)
    context.archiveChanged()
    return {
      messages: state.removed,
      channels: state.channel_ids.length,
      export_files: state.files,
      people,
      freed_bytes: state.size_before - (await folderSize(context.archive_dir)),
    }

    async function begin(): Promise<Checkpoint> {
      context.progress({ stage: 'Looking what there is to remove' })
      const planned = await planRemoval(context.db, removal)
      const { plan, copy_id, file_ids } = planned
      if (plan.obstacle !== null) throw new AppError('invalid_input', plan.obstacle)
      await buildDroppedIndexes(context)
      const begun: Checkpoint = {
        name: plan.name,
        guild_id: planned.guild_id,
        slices: planned.slices,
        channel_ids: planned.channel_ids,
        again: [...new Set(planned.again.map(({ path }) => path))],
        downloads: copy_id === null ? await ownDownloadFolders(context.db, file_ids) : [],
        files: file_ids.length,
        size_before: await folderSize(context.archive_dir),
        removed: 0,
        ingest: null,
      }
      await context.batch(async (tx) => {
        const [fileId] = file_ids
        if (copy_id !== null && fileId !== undefined) await forgetCopy(tx, fileId, copy_id)
        else await forgetFiles(tx, file_ids)
        const [slice] = planned.slices
        const again = planned.again.map(({ id }) => id)
        if (slice && again.length > 0) await readAgain(tx, slice, again)
      }, begun)
      return begun
    }
  },
})

async function removeMessages(state: Checkpoint, context: JobContext): Promise<void> {
  const left = await countSlices(context.db, state.slices)
  const total = state.removed + left
  context.progress({ stage: 'Removing messages', unit: 'messages', done: state.removed, total })
  // what is read again must not be taken out a second time
  if (state.ingest !== null) return
  let told = Date.now()
  for (const slice of state.slices) {
    for (;;) {
      const removed = await context.batch(async (tx) => {
        const count = await removePage(tx, slice)
        state.removed += count
        return count
      }, state)
      context.progress({ done: state.removed })
      if (removed < PAGE) break
      if (Date.now() - told > TOLD_EVERY_MS) {
        told = Date.now()
        context.archiveChanged()
      }
    }
  }
  if (state.again.length > 0) state.ingest = {}
}

const TOLD_EVERY_MS = 2000

async function removePeople(context: JobContext): Promise<number> {
  if (await isListEmpty(context.db)) return 0
  context.progress({ stage: 'Looking who is left', unit: 'steps', done: 0, total: null })
  for (let after: Parameters<typeof keepWriters>[1] = null; ; ) {
    const next = await context.batch((tx) => keepWriters(tx, after))
    if (next === null) break
    after = next
  }
  if (!(await isListEmpty(context.db))) {
    for (const channel of await channelsToAsk(context.db)) {
      for (let from: string | null = '0'; from !== null; ) {
        const start: string = from
        from = await context.batch((tx) => keepNamed(tx, channel, start))
      }
    }
  }
  let people = 0
  for (;;) {
    const gone = await context.batch((tx) => forgetPeople(tx))
    if (gone === null) return people
    people += gone
  }
}
