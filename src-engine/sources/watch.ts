import { realpath, statfs } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { watch } from 'chokidar'

/** Somebody who watches a folder; `close` never fails. */
export type FolderWatcher = { close(): Promise<void> }

/** What a watcher tells. After `lost` it tells nothing more: somebody has to look now and then instead. */
export type WatchListener = { changed(): void; lost(): void }

/**
 * Begins to watch a folder; from when it resolves no change is missed. Rejects when the folder is not there; null where the system does not tell of changes, as on drives of other computers.
 */
export type WatchFolder = (path: string, listener: WatchListener) => Promise<FolderWatcher | null>

/** Each watched folder holds a handle of the system, of which there are few thousand for all programs together. */
const MOST_FOLDERS = 1000

/** File systems whose files others change without a word: NFS, SMB (three ages), FUSE, 9P, Ceph, AFS. */
const REMOTE_TYPES = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997, 0x00c36400, 0x5346414f,
])
const IGNORED = /^(?:\..*|__MACOSX|node_modules|\$RECYCLE\.BIN|.*_files)$/i

/**
 * Watches the folders, not the files in them: a folder tells of its files too, and there may be tens of thousands of
 * those. What lies in the asset folders of exports is not watched at all.
 */
export const watchFolder: WatchFolder = async (path, listener) => {
  if (await isRemote(path)) return null
  const root = await realpath(path)
  let folders = 0
  let isOver = false
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    atomic: false,
    ignored: (found, stats) =>
      found !== root &&
      (IGNORED.test(basename(found)) || (stats !== undefined && !stats.isDirectory())),
  })
  const close = () => watcher.close().catch(() => undefined)
  const giveUp = () => {
    if (isOver) return
    isOver = true
    void close()
    listener.lost()
  }
  watcher.on('addDir', () => {
    folders++
    if (folders > MOST_FOLDERS) giveUp()
    else listener.changed()
  })
  watcher.on('unlinkDir', () => listener.changed())
  watcher.on('error', giveUp)
  // The only event that tells of files which are not watched themselves.
  watcher.on('raw', (_event, name) => {
    if (mayBeExport(name)) listener.changed()
  })
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve)
    watcher.once('error', () => resolve())
  })
  folders += Object.keys(watcher.getWatched()).length
  if (folders > MOST_FOLDERS) giveUp()
  return isOver ? null : { close }
}

/** False for names that can be no export; the name is empty where the system does not tell it. */
function mayBeExport(name: string | null): boolean {
  if (!name) return true
  return ['', '.json', '.zip', '.gz'].includes(extname(name).toLowerCase())
}

async function isRemote(path: string): Promise<boolean> {
  if (path.startsWith('\\\\')) return true
  const { type } = await statfs(path)
  return REMOTE_TYPES.has(type)
}
