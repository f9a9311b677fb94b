import { type FileHandle, open } from 'node:fs/promises'

const CHUNK = 1 << 20

/** Appends strings of bytes (one per character) to a file; one chunk fills while another is written. */
export class ByteSink {
  /** Bytes given to the disk so far. */
  bytes = 0
  readonly #handle: FileHandle
  #text = ''
  #writing: Promise<void> = Promise.resolve()

  private constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /** Creates or empties the file. */
  static async open(path: string): Promise<ByteSink> {
    return new ByteSink(await open(path, 'w'))
  }

  /** Takes the text; true when `drain` must be awaited before the next. */
  add(text: string): boolean {
    this.#text += text
    return this.#text.length >= CHUNK
  }

  /** Resolves when there is room again; what was taken last may still be on its way to the disk. */
  async drain(): Promise<void> {
    const chunk = Buffer.from(this.#text, 'latin1')
    this.#text = ''
    await this.#writing
    this.bytes += chunk.length
    this.#writing = this.#handle.writeFile(chunk)
    // A failure is thrown by the next drain or by close; until then it must not end the process.
    this.#writing.catch(() => undefined)
  }

  /** Resolves when everything is written and the file is closed. */
  async close(): Promise<void> {
    try {
      await this.drain()
      await this.#writing
    } finally {
      await this.#handle.close()
    }
  }
}
