import type { Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { sourceError } from './problem'
import type { ByteSource } from './source'

/** A file of this computer. */
export async function openFile(path: string): Promise<ByteSource> {
  let handle: FileHandle | null = null
  try {
    handle = await open(path, 'r')
    return new FileSource(handle, await handle.stat())
  } catch (error) {
    await handle?.close().catch(() => undefined)
    throw sourceError(error)
  }
}

class FileSource implements ByteSource {
  readonly isRemote = false
  readonly size: number
  readonly #handle: FileHandle
  readonly #opened: Stats
  #isClosed = false

  constructor(handle: FileHandle, opened: Stats) {
    this.#handle = handle
    this.#opened = opened
    this.size = opened.size
  }

  async *chunks(chunkBytes: number, start = 0): AsyncGenerator<Uint8Array> {
    const buffer = Buffer.alloc(chunkBytes)
    try {
      for (let position = start; ; ) {
        const { bytesRead } = await this.#handle.read(buffer, 0, chunkBytes, position)
        if (bytesRead === 0) return
        position += bytesRead
        yield buffer.subarray(0, bytesRead)
      }
    } catch (error) {
      throw sourceError(error)
    }
  }

  async hasChanged(): Promise<boolean> {
    try {
      const { size, mtimeMs } = await this.#handle.stat()
      return size !== this.#opened.size || mtimeMs !== this.#opened.mtimeMs
    } catch (error) {
      throw sourceError(error)
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#handle.close().catch(() => undefined)
  }
}
