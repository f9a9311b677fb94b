import type { Stats } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { dirname, isAbsolute } from 'node:path'
import { sourceError } from './problem'
import type { ByteSource, FileAddress } from './source'

/** A file of this computer. */
export async function openFile(address: FileAddress): Promise<ByteSource> {
  const { handle, opened } = await openHandle(address)
  return new FileSource(handle, opened)
}

/** A handle and what the file was when it was opened; rejects with a SourceError. */
export async function openHandle(
  address: FileAddress,
): Promise<{ handle: FileHandle; opened: Stats }> {
  let handle: FileHandle | null = null
  try {
    handle = await open(systemPath(address), 'r')
    return { handle, opened: await handle.stat() }
  } catch (error) {
    await handle?.close().catch(() => undefined)
    throw sourceError(error)
  }
}

/**
 * The file that a path names, or that it leads through as if that were a folder (an entry of a zip archive), and what it
 * is now; null when there is none.
 */
export async function fileAround(path: string): Promise<{ path: string; found: Stats } | null> {
  if (!isAbsolute(path)) return null
  for (let at = path; dirname(at) !== at; at = dirname(at)) {
    const found = await stat(at).catch(() => null)
    if (found) return found.isFile() ? { path: at, found } : null
  }
  return null
}

/** The path as the system wants it. */
export function systemPath({ path, raw_path }: FileAddress): string | Buffer {
  return raw_path === null ? path : Buffer.from(raw_path)
}

/** True when a file is no longer what it was; rejects with a SourceError. */
export async function isOtherThan(handle: FileHandle, opened: Stats): Promise<boolean> {
  try {
    const { size, mtimeMs } = await handle.stat()
    return size !== opened.size || mtimeMs !== opened.mtimeMs
  } catch (error) {
    throw sourceError(error)
  }
}

/** The bytes from `start` to `end` (null = to the file's end), each part valid until the next one is asked for. */
export async function* readRange(
  handle: FileHandle,
  chunkBytes: number,
  start: number,
  end: number | null,
): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(chunkBytes)
  try {
    for (let position = start; end === null || position < end; ) {
      const wanted = end === null ? chunkBytes : Math.min(chunkBytes, end - position)
      const { bytesRead } = await handle.read(buffer, 0, wanted, position)
      if (bytesRead === 0) return
      position += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } catch (error) {
    throw sourceError(error)
  }
}

const SMALLEST_CHUNK = 4096

class FileSource implements ByteSource {
  readonly isRemote = false
  readonly size: number
  readonly #handle: FileHandle
  readonly #opened: Stats

  constructor(handle: FileHandle, opened: Stats) {
    this.#handle = handle
    this.#opened = opened
    this.size = opened.size
  }

  chunks(chunkBytes: number, start = 0): AsyncGenerator<Uint8Array> {
    // a file of a few bytes needs no buffer of many; one that grows is read on in parts of that size
    const left = Math.max(this.size - start, SMALLEST_CHUNK)
    return readRange(this.#handle, Math.min(chunkBytes, left), start, null)
  }

  hasChanged(): Promise<boolean> {
    return isOtherThan(this.#handle, this.#opened)
  }

  async close(): Promise<void> {
    await this.#handle.close().catch(() => undefined)
  }
}
