import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { problemSentence } from './problem'
import type { FoundFile, FoundProblem, Listing } from './source'

export const IGNORED_FOLDERS = new Set(['__MACOSX', '.git', 'node_modules', '$RECYCLE.BIN'])
/** Formats that are named to the user when they are dropped; everything else in a folder is media. */
const FOREIGN_EXTENSIONS = new Set(['.html', '.htm', '.csv', '.txt', '.dht', '.zip'])
export const ASSETS = /_files$/i

/**
 * Walks the paths that a user gave. A file given by itself is always listed; in folders only *.json and
 * recognisable foreign files are, and in the asset folders of exports (`*_Files`) only *.json. Folders are
 * entered once, however many links lead to them.
 */
export async function listFolder(
  paths: readonly string[],
  signal: { throwIfAborted(): void } = { throwIfAborted: () => undefined },
): Promise<Listing> {
  const files = new Map<string, FoundFile>()
  const problems: FoundProblem[] = []
  const entered = new Set<string>()

  const addFile = async (path: string, in_assets: boolean, is_given: boolean): Promise<void> => {
    try {
      const { size, mtime } = await stat(path)
      const modified_at = mtime.toISOString()
      const address = { kind: 'file', path } as const
      const stamp = null
      files.set(path, { address, path, size_bytes: size, modified_at, stamp, in_assets, is_given })
    } catch (error) {
      problems.push({ path, message: problemSentence(error) })
    }
  }

  const walk = async (folder: string, inAssets: boolean): Promise<void> => {
    signal.throwIfAborted()
    let entries: Dirent[]
    try {
      const real = await realpath(folder)
      if (entered.has(real)) return
      entered.add(real)
      entries = await readdir(folder, { withFileTypes: true })
    } catch (error) {
      problems.push({ path: folder, message: problemSentence(error) })
      return
    }
    for (const entry of entries) {
      const path = join(folder, entry.name)
      const kind = await kindOf(entry, path)
      if (kind === 'folder' && !IGNORED_FOLDERS.has(entry.name)) {
        await walk(path, inAssets || ASSETS.test(entry.name))
      } else if (kind === 'file' && isCandidate(entry.name, inAssets)) {
        if (!files.has(path)) await addFile(path, inAssets, false)
      }
    }
  }

  for (const given of paths) {
    const path = resolve(given)
    try {
      if ((await stat(path)).isDirectory()) await walk(path, ASSETS.test(basename(path)))
      else await addFile(path, false, true)
    } catch (error) {
      problems.push({ path, message: problemSentence(error) })
    }
  }
  const sorted = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  return { files: sorted, problems }
}

/** True for names that an ingest looks into; in asset folders only JSON may be an export. */
export function isCandidate(name: string, inAssets: boolean): boolean {
  if (name.startsWith('._') || name === '.DS_Store') return false
  const extension = extname(name).toLowerCase()
  return extension === '.json' || (!inAssets && FOREIGN_EXTENSIONS.has(extension))
}

/** Links are followed once; what is neither file nor folder is left alone. */
async function kindOf(entry: Dirent, path: string): Promise<'file' | 'folder' | 'other'> {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (!entry.isSymbolicLink()) return 'other'
  try {
    const target = await stat(path)
    return target.isDirectory() ? 'folder' : target.isFile() ? 'file' : 'other'
  } catch {
    return 'other'
  }
}
