import { stat } from 'node:fs/promises'
import { dirname, isAbsolute } from 'node:path'

/**
 * What can be shown of a file's name: the file, or the archive file that it is an entry of; null when neither is there,
 * or when it lies on no disk of this computer.
 */
export async function onDisk(name: string): Promise<string | null> {
  if (!isAbsolute(name)) return null
  for (let path = name; dirname(path) !== path; path = dirname(path)) {
    const found = await stat(path).catch(() => null)
    if (found) return found.isFile() ? path : null
  }
  return null
}
