import type { Stats } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { constants, crc32, createInflateRaw } from 'node:zlib'
import { isOtherThan, openHandle, readRange } from './file'
import { damaged, sourceError } from './problem'
import { type ByteSource, SourceError, type ZipAddress } from './source'
import { skipping, unpacked } from './unpack'

const LOCAL_HEADER = 0x04034b50
const LOCAL_HEADER_BYTES = 30

/** One entry of a zip archive, found where the listing saw it; rejects with a SourceError. */
export async function openZipEntry(address: ZipAddress): Promise<ByteSource> {
  const { handle, opened } = await openHandle(address.zip)
  try {
    if (opened.size !== address.zip_size || opened.mtimeMs !== address.zip_mtime_ms) {
      throw new SourceError('The zip archive changed while it was read. Add it again.')
    }
    return new ZipEntrySource(handle, opened, address, await dataStart(handle, address.offset))
  } catch (error) {
    await handle.close().catch(() => undefined)
    throw sourceError(error)
  }
}

/** Where an entry's data begins: the directory does not know how long the local header is. */
async function dataStart(handle: FileHandle, offset: number): Promise<number> {
  const header = Buffer.alloc(LOCAL_HEADER_BYTES)
  const { bytesRead } = await handle.read(header, 0, LOCAL_HEADER_BYTES, offset)
  if (bytesRead < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER) {
    throw damaged('damaged_entry')
  }
  return offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28)
}

class ZipEntrySource implements ByteSource {
  readonly size: number
  readonly isRemote = false
  readonly #handle: FileHandle
  readonly #opened: Stats
  readonly #address: ZipAddress
  readonly #start: number

  constructor(handle: FileHandle, opened: Stats, address: ZipAddress, start: number) {
    this.size = address.size_bytes
    this.#handle = handle
    this.#opened = opened
    this.#address = address
    this.#start = start
  }

  chunks(chunkBytes: number, start = 0): AsyncGenerator<Uint8Array> {
    const content = this.#checked(this.#content(chunkBytes))
    return start === 0 ? content : skipping(content, start)
  }

  hasChanged(): Promise<boolean> {
    return isOtherThan(this.#handle, this.#opened)
  }

  async close(): Promise<void> {
    await this.#handle.close().catch(() => undefined)
  }

  #content(chunkBytes: number): AsyncGenerator<Uint8Array> {
    const { compressed_bytes, is_deflated } = this.#address
    const end = this.#start + compressed_bytes
    const stored = readRange(this.#handle, chunkBytes, this.#start, end)
    if (!is_deflated) return stored
    // data that ends early is no error of its own here: the length tells
    const inflate = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH })
    return unpacked(stored, inflate, chunkBytes, 'damaged_entry')
  }

  /** Hands out no more than the entry declares, and compares length and checksum at the end. */
  async *#checked(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const { size_bytes, crc32: expected } = this.#address
    let total = 0
    let sum = 0
    for await (const part of parts) {
      const declared = part.subarray(0, size_bytes - total)
      total += declared.length
      sum = crc32(declared, sum)
      if (declared.length > 0) yield declared
      if (declared.length < part.length) throw damaged('longer_entry')
    }
    if (total < size_bytes || sum !== expected) throw damaged('damaged_entry')
  }
}
