import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ArchiveDisk } from '#shared/archives'

/** Room on the disk of a folder, or of the one that it will be made in. */
export async function diskOf(folder: string): Promise<ArchiveDisk> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { free_bytes: bavail * bsize, total_bytes: blocks * bsize }
  } catch (thrown) {
    const parent = dirname(folder)
    if (parent === folder) throw thrown
    return diskOf(parent)
  }
}
