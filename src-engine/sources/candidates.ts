import { extname } from 'node:path'

/* Which names may be exports, the same rules in a folder and in an archive. */

const IGNORED_FOLDERS = new Set(['__MACOSX', '.git', 'node_modules', '$RECYCLE.BIN'])
/** Formats that are named to the user when they are dropped; everything else in a folder is media. */
const FOREIGN_EXTENSIONS = new Set([
  ...['.html', '.htm', '.csv', '.txt', '.dht'],
  ...['.zip', '.7z', '.rar', '.tar', '.tgz', '.xz', '.zst', '.bz2'],
])
const ASSETS = /_files$/i

/** True for a file that may be an export, or that is recognised when it is none. */
export function isCandidate(name: string, inAssets: boolean): boolean {
  if (name.startsWith('._') || name === '.DS_Store') return false
  const extension = extname(name).toLowerCase()
  if (extension === '.json' || extension === '.gz') return true
  return !inAssets && FOREIGN_EXTENSIONS.has(extension)
}

/** True for a folder that never holds exports. */
export function isIgnoredFolder(name: string): boolean {
  return IGNORED_FOLDERS.has(name)
}

/** True for a folder of an export's pictures. */
export function isAssetsFolder(name: string): boolean {
  return ASSETS.test(name)
}

/** True for a file that is opened as a zip archive when it is one. */
export function isZipName(name: string): boolean {
  return extname(name).toLowerCase() === '.zip'
}
