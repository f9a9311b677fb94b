import type { TextEncodingName } from './encoding'

/** How the file's own bytes relate to the UTF-8 that is read; `encoding` null = no byte came yet. */
export type FileMeasure = { readonly encoding: TextEncodingName | null; readonly bom: number }

/** A file that is UTF-8 without a byte order mark. */
export const PLAIN: FileMeasure = { encoding: 'utf-8', bom: 0 }

const SMALL = 4 * 1024 * 1024

/** The part of a file that is being looked at: grows at its end, is cut at its start, copies little. */
export class ByteWindow {
  /** The bytes; another object after each `append`. */
  bytes: Buffer = Buffer.alloc(0)
  /** Where the window starts in the UTF-8 form of the file. */
  base: number
  readonly #measure: FileMeasure
  #storage: Buffer = Buffer.alloc(0)
  /** Up to here, an index of the window, the UTF-16 units of the file are counted. */
  #countedTo = 0
  #units = 0

  constructor(base: number, measure: FileMeasure) {
    this.base = base
    this.#measure = measure
  }

  /** Drops what lies before `from` and adds the chunk, which may be reused afterwards. */
  append(chunk: Uint8Array, from: number): void {
    if (this.#measure.encoding !== 'utf-8') this.#countTo(from)
    this.#countedTo = Math.max(0, this.#countedTo - from)
    const kept = this.bytes.length - from
    const length = kept + chunk.length
    if (length > this.#storage.length || (this.#storage.length > SMALL && length * 8 < SMALL)) {
      const storage = Buffer.allocUnsafe(Math.max(length * 2, 4096))
      this.bytes.copy(storage, 0, from)
      this.#storage = storage
    } else if (from > 0) this.#storage.copyWithin(0, from, this.bytes.length)
    this.#storage.set(chunk, kept)
    this.bytes = this.#storage.subarray(0, length)
    this.base += from
  }

  /** Counts text that lies before the window and is not read, in a file that is gone on with. */
  skip(text: Uint8Array): void {
    if (this.#measure.encoding !== 'utf-8') this.#units += unitsIn(text, 0, text.length)
  }

  /** The byte of the file at an index of the window. The indexes asked for must not fall. */
  placeOf(at: number): number {
    const { encoding, bom } = this.#measure
    if (encoding === 'utf-8' || encoding === null) return bom + this.base + at
    this.#countTo(at)
    return bom + this.#units * 2
  }

  #countTo(at: number): void {
    if (at <= this.#countedTo) return
    this.#units += unitsIn(this.bytes, this.#countedTo, at)
    this.#countedTo = at
  }
}

/** How many UTF-16 units a piece of UTF-8 stands for. */
function unitsIn(text: Uint8Array, from: number, to: number): number {
  let units = 0
  for (let at = from; at < to; at++) {
    const byte = text[at] as number
    if (byte < 0x80 || byte >= 0xf0) units += byte >= 0xf0 ? 2 : 1
    else if (byte >= 0xc0) units++
  }
  return units
}
