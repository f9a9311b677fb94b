import { resolve } from 'node:path'
import { IngestResult } from '#shared/job'
import type { FolderRow } from '#shared/sync'
import { type Archive, type Command, UsageError } from '../command'
import { resultOf } from '../jobs'
import { FORMAT_OPTION, outputFormat, writeRows } from '../output'

const COLUMNS = ['path', 'files', 'last_ingested_at', 'last_checked_at', 'last_changed_at']

type Synced = FolderRow & { sync_id: number }

async function synced(archive: Archive): Promise<Synced[]> {
  const folders = await archive.call('sync.list', {})
  return folders.filter((folder): folder is Synced => folder.sync_id !== null)
}

/** Lists, adds and removes the folders that are kept in sync, or takes in what changed there. */
export const sync: Command = {
  summary: 'take in what changed in the folders that are kept in sync',
  usage: '[--add DIR | --remove DIR | --list] [--format json|csv|table]',
  options: {
    ...FORMAT_OPTION,
    add: { type: 'string', multiple: true },
    remove: { type: 'string', multiple: true },
    list: { type: 'boolean' },
  },
  positionals: [0, 0],
  archive: 'create',
  async run({ words, io, archive }) {
    const format = outputFormat(words)
    const added = words.list('add').map((path) => resolve(io.cwd, path))
    const removed = words.list('remove').map((path) => resolve(io.cwd, path))
    for (const path of added) await archive.call('sync.add', { path })
    for (const path of removed) {
      const folder = (await synced(archive)).find((one) => one.path === path)
      if (!folder) throw new UsageError(`${path} is not kept in sync.`)
      await archive.call('sync.remove', { sync_id: folder.sync_id })
    }
    const isRun = !words.flag('list') && added.length + removed.length === 0
    const isWhole = isRun ? await takeIn(archive, (line) => io.stderr(line)) : true
    await writeRows(io, format, COLUMNS, await synced(archive), (rows) => ({ rows }))
    return isWhole ? 0 : 3
  },
}

/** Runs the job of each folder; false when something could not be read whole. */
async function takeIn(archive: Archive, say: (line: string) => void): Promise<boolean> {
  let isWhole = true
  for (const { sync_id, path } of await synced(archive)) {
    const job = await archive.runJob({ kind: 'sync', params: { folder_id: sync_id } })
    const { files, messages } = IngestResult.parse(resultOf(job))
    say(`${path}: ${messages.new} new messages, ${messages.updated} updated\n`)
    if (files.damaged + files.foreign > 0) isWhole = false
  }
  return isWhole
}
