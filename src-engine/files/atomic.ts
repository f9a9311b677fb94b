import { mkdir, open, rename, rm } from 'node:fs/promises'
import { AppError } from '#shared/errors'

/** Takes the next piece of a file; resolves when it is handed to the system. */
export type WriteChunk = (chunk: string | Uint8Array) => Promise<void>

/** What went into a file: its size in bytes. */
export type WrittenFile = { bytes: number }

/**
 * Writes a file so that it is there whole or not at all: into `path.part`, synced, then renamed.
 * A file that stood at `path` is replaced. Throws `disk_full` or `file_unreadable` with a sentence.
 */
export async function writeAtomically(
  path: string,
  write: (chunk: WriteChunk) => Promise<void>,
): Promise<WrittenFile> {
  const part = `${path}.part`
  let bytes = 0
  try {
    const file = await open(part, 'w', 0o600)
    try {
      await write(async (chunk) => {
        const data = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk
        await file.writeFile(data)
        bytes += data.byteLength
      })
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
    return { bytes }
  } catch (error) {
    await rm(part, { force: true })
    throw asWriteError(error)
  }
}

/** Makes a folder to write into, and those above it. Throws `disk_full` or `file_unreadable` with a sentence. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
  } catch (error) {
    throw asWriteError(error)
  }
}

const SENTENCES: Record<string, { code: 'disk_full' | 'file_unreadable'; message: string }> = {
  ENOSPC: { code: 'disk_full', message: 'The disk is full. Free some space and try again.' },
  EACCES: {
    code: 'file_unreadable',
    message: 'This folder cannot be written to. Choose another folder.',
  },
  EROFS: {
    code: 'file_unreadable',
    message: 'This folder is read-only. Choose another folder.',
  },
  ENOENT: {
    code: 'file_unreadable',
    message: 'The folder to write into does not exist any more. Choose another folder.',
  },
  EEXIST: {
    code: 'file_unreadable',
    message: 'A file stands where the folder should be. Choose another folder.',
  },
  ENOTDIR: {
    code: 'file_unreadable',
    message: 'A file stands where the folder should be. Choose another folder.',
  },
  EISDIR: {
    code: 'file_unreadable',
    message: 'A folder of that name stands in the way. Choose another name.',
  },
}

/** System errors as sentences a user can act on; other errors as they are. */
function asWriteError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = SENTENCES[code]
  return known ? new AppError(known.code, known.message, code) : error
}
