import { createHash, randomUUID } from 'node:crypto'
import { chmod, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared/errors'

/*
 * The archive's own copy of media: `media/ab/<sha256>`, each content once, whatever it was called. Names from outside
 * never become a path here.
 */

/** Where the copies of an archive lie. */
export function mediaStore(archiveDir: string): string {
  return join(archiveDir, 'media')
}

/** The path of a copy; null when `sha256` is no hash. */
export function storedPath(archiveDir: string, sha256: string): string | null {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null
  return join(mediaStore(archiveDir), sha256.slice(0, 2), sha256)
}

/** What was copied. `is_new` = no file of this content was there. */
export type StoredFile = { sha256: string; size_bytes: number; is_new: boolean }

/**
 * Copies a file into the archive and tells its hash. Whole or not at all; `onBytes` hears of every part and may throw to
 * stop. What `chunks` throws passes through; a full disk is `disk_full`.
 */
export async function storeFile(
  archiveDir: string,
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): Promise<StoredFile> {
  const store = mediaStore(archiveDir)
  const part = join(store, `${randomUUID()}.part`)
  const hash = createHash('sha256')
  let size_bytes = 0
  try {
    const out = await open(part, 'wx', 0o600)
    try {
      for await (const chunk of chunks) {
        hash.update(chunk)
        await out.writeFile(chunk)
        size_bytes += chunk.byteLength
        onBytes(chunk.byteLength)
      }
    } finally {
      await out.close()
    }
    const sha256 = hash.digest('hex')
    const path = join(store, sha256.slice(0, 2), sha256)
    const known = await stat(path).catch(() => null)
    // a file cut short by a power failure is not the content that its name says
    if (known?.isFile() && known.size === size_bytes) {
      await rm(part)
      return { sha256, size_bytes, is_new: false }
    }
    await mkdir(join(store, sha256.slice(0, 2)), { mode: 0o700, recursive: true })
    await rename(part, path)
    return { sha256, size_bytes, is_new: true }
  } catch (thrown) {
    await rm(part, { force: true })
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOSPC') {
      throw new AppError(
        'disk_full',
        'The disk of the archive is full. Free some space, then go on.',
      )
    }
    throw thrown
  }
}

/** Makes the folder of the copies, for the user alone, and clears away what a stopped copy left. */
export async function openStore(archiveDir: string): Promise<void> {
  const store = mediaStore(archiveDir)
  await mkdir(store, { recursive: true, mode: 0o700 })
  await chmod(store, 0o700)
  for (const name of await readdir(store)) {
    if (name.endsWith('.part')) await rm(join(store, name), { force: true })
  }
}

/** Deletes every copy. */
export async function removeStore(archiveDir: string): Promise<void> {
  await rm(mediaStore(archiveDir), { recursive: true, force: true })
}

/** Bytes that may still be written to the disk of a folder. */
export async function freeBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir)
  return bavail * bsize
}
