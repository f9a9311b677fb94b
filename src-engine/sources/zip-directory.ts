import type { FileHandle } from 'node:fs/promises'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import { readRange } from './file'
import { problemSentence } from './problem'
import { SourceError } from './source'

const CENTRAL_HEADER = 0x02014b50
const WINDOW_BYTES = 64 * 1024
/** A bound for memory: what is kept of an entry is small, a directory of more than this is no archive of exports. */
const MAX_ENTRIES = 1_000_000

const MORE_THAN_DECLARED =
  'The zip archive holds more files than its table of contents declares, as macOS writes large ones. Unpack it and add the folder.'
const NO_DIRECTORY =
  'The zip archive has no table of contents, so it is cut off or damaged. Copy or download it again; what is whole in it can be saved by unpacking it with a repair tool.'
const DAMAGED_DIRECTORY =
  'The table of contents of the zip archive is damaged; only what stands before the damage was read. Copy or download it again.'
const ENCRYPTED_DIRECTORY =
  'The zip archive is encrypted. Unpack it with its password and add the folder.'
const SEVERAL_DISKS =
  'The zip archive is split into several files. Unpack it with the program that made it and add the folder.'
const TOO_MANY = `The zip archive lists more than ${MAX_ENTRIES.toLocaleString('en')} files; the rest was not read. Unpack it and add the folder.`

/** True when the file begins as a zip archive does. */
export async function isZip(handle: FileHandle): Promise<boolean> {
  for await (const start of readRange(handle, 4, 0, 4)) {
    return ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].includes(
      Buffer.from(start).toString('latin1'),
    )
  }
  return false
}

/** The entries that a zip archive's directory lists, as they are written; throws a SourceError where that ends badly. */
export async function* directoryEntries(handle: FileHandle, size: number): AsyncGenerator<Entry> {
  const reader = new DirectoryReader(handle)
  const options = { decodeStrings: false, validateEntrySizes: false, autoClose: false }
  let zip: ZipFile
  try {
    zip = await fromRandomAccessReaderPromise(reader, size, options)
  } catch (error) {
    throw directoryError(error, NO_DIRECTORY)
  }
  let count = 0
  let end = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (++count > MAX_ENTRIES) throw new SourceError(TOO_MANY)
      end = Number(zip.readEntryCursor)
      yield entry
    }
    if (await reader.isHeaderAt(end)) throw new SourceError(MORE_THAN_DECLARED)
  } catch (error) {
    throw directoryError(error, DAMAGED_DIRECTORY)
  }
}

function directoryError(error: unknown, otherwise: string): SourceError {
  if (error instanceof SourceError) return error
  const isSystem = error instanceof Error && 'syscall' in error
  if (isSystem) return new SourceError(problemSentence(error))
  const text = error instanceof Error ? error.message : ''
  if (text.includes('strong encryption')) return new SourceError(ENCRYPTED_DIRECTORY)
  if (text.includes('multi-disk')) return new SourceError(SEVERAL_DISKS)
  return new SourceError(otherwise)
}

/** Reads a directory in windows: it is asked for in pieces of some 50 bytes. */
class DirectoryReader extends RandomAccessReader {
  readonly #handle: FileHandle
  readonly #window = Buffer.alloc(WINDOW_BYTES)
  #from = 0
  #length = 0

  constructor(handle: FileHandle) {
    super()
    this.#handle = handle
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#fill(buffer, offset, length, position).then(
      () => callback(null),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
    )
  }

  /** True when a directory entry begins at `position`. */
  async isHeaderAt(position: number): Promise<boolean> {
    const start = Buffer.alloc(4)
    await this.#fill(start, 0, 4, position)
    return start.readUInt32LE(0) === CENTRAL_HEADER
  }

  async #fill(buffer: Buffer, offset: number, length: number, position: number): Promise<void> {
    for (let done = 0; done < length; ) {
      const at = position + done - this.#from
      if (at < 0 || at >= this.#length) {
        const window = this.#window
        const { bytesRead } = await this.#handle.read(window, 0, WINDOW_BYTES, position + done)
        if (bytesRead === 0) throw new Error('unexpected end')
        this.#from = position + done
        this.#length = bytesRead
        continue
      }
      done += this.#window.copy(
        buffer,
        offset + done,
        at,
        Math.min(this.#length, at + length - done),
      )
    }
  }
}
