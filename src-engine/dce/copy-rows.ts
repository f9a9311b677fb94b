import type { WordsCopy } from '../language/words-copy'
import { COPY_COLUMNS, type CopyBuffers, type CopyTable } from './tables'

/** `PGCOPY\n\xff\r\n\0`, no flags, no header extension: how every binary COPY begins. */
const HEADER = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex')
/** Most files fill few tables, and some folders hold thousands of small files. */
const FIRST_BYTES = 16 * 1024
const NOTHING = Buffer.alloc(0)
const TWO_32 = 2 ** 32
const ASCII_MAX = 24

/**
 * The rows of one table in PostgreSQL's binary COPY format, written field by field. Every field method writes one
 * field of the row that {@link row} began; null is always NULL. Texts must hold no NUL and no lone surrogate.
 */
export class CopyRows {
  readonly #fields: number
  #bytes = NOTHING
  #at = 0

  constructor(fields: number) {
    this.#fields = fields
  }

  /** Bytes collected since the last `take`. */
  get size(): number {
    return this.#at
  }

  /** Begins a row; all its fields must follow. */
  row(): void {
    this.#room(HEADER.length + 2)
    if (this.#at === 0) this.#at = HEADER.copy(this.#bytes)
    this.#at = this.#bytes.writeInt16BE(this.#fields, this.#at)
  }

  /** An id (decimal, at most 2^63 - 1) as bigint. */
  id(id: string | null): void {
    if (this.#wroteNull(id)) return
    this.#room(12)
    this.#uint32(8)
    // two halves of nine and ten digits: a product of more than 53 bits is cut into 16-bit parts
    const split = id.length - 9
    const high = split > 0 ? digits(id, 0, split) : 0
    const low = digits(id, Math.max(0, split), id.length)
    const top = Math.floor(high / 65_536) * 1e9
    const rest = (high % 65_536) * 1e9 + low + (top % 65_536) * 65_536
    this.#uint32(Math.floor(top / 65_536) + Math.floor(rest / TWO_32))
    this.#uint32(rest % TWO_32)
  }

  /** A whole number of 32 bits. */
  int4(value: number | null): void {
    if (this.#wroteNull(value)) return
    this.#room(8)
    this.#uint32(4)
    this.#at = this.#bytes.writeInt32BE(value, this.#at)
  }

  /** A whole number of 16 bits. */
  int2(value: number | null): void {
    if (this.#wroteNull(value)) return
    this.#room(6)
    this.#uint32(2)
    this.#at = this.#bytes.writeInt16BE(value, this.#at)
  }

  float8(value: number | null): void {
    if (this.#wroteNull(value)) return
    this.#room(12)
    this.#uint32(8)
    this.#at = this.#bytes.writeDoubleBE(value, this.#at)
  }

  float4(value: number | null): void {
    if (this.#wroteNull(value)) return
    this.#room(8)
    this.#uint32(4)
    this.#at = this.#bytes.writeFloatBE(value, this.#at)
  }

  boolean(value: boolean | null): void {
    if (this.#wroteNull(value)) return
    this.#room(5)
    this.#uint32(1)
    this.#bytes[this.#at++] = value ? 1 : 0
  }

  /** An instant in microseconds since 2000-01-01 UTC, as {@link ./instant.toMicros} tells it. */
  instant(micros: number | null): void {
    if (this.#wroteNull(micros)) return
    this.#room(12)
    this.#uint32(8)
    const high = Math.floor(micros / TWO_32)
    this.#at = this.#bytes.writeInt32BE(high, this.#at)
    this.#uint32(micros - high * TWO_32)
  }

  /** 32 hexadecimal digits as uuid. */
  uuid(hex: string): void {
    this.#room(20)
    this.#uint32(16)
    this.#at += this.#bytes.write(hex, this.#at, 'hex')
  }

  text(value: string | null): void {
    if (this.#wroteNull(value)) return
    this.#text(value, 0)
  }

  /** Texts as text[]. */
  texts(values: readonly string[] | null): void {
    if (this.#wroteNull(values)) return
    this.#room(24)
    const lengthAt = this.#at
    this.#at += 4
    // dimensions, no nulls, the type `text`, how many, the first has the number 1
    for (const word of values.length === 0 ? [0, 0, 25] : [1, 0, 25, values.length, 1]) {
      this.#uint32(word)
    }
    for (const value of values) this.#text(value, 0)
    this.#bytes.writeInt32BE(this.#at - lengthAt - 4, lengthAt)
  }

  /** Whole numbers of 32 bits as int[]. */
  int4s(values: readonly number[] | null): void {
    if (this.#wroteNull(values)) return
    this.#room(24 + values.length * 8)
    this.#uint32(values.length === 0 ? 12 : 20 + values.length * 8)
    // dimensions, no nulls, the type `int4`, how many, the first has the number 1
    for (const word of values.length === 0 ? [0, 0, 23] : [1, 0, 23, values.length, 1]) {
      this.#uint32(word)
    }
    for (const value of values) {
      this.#uint32(4)
      this.#at = this.#bytes.writeInt32BE(value, this.#at)
    }
  }

  /** JSON text as jsonb. */
  json(value: string | null): void {
    if (this.#wroteNull(value)) return
    this.#text(value, 1)
  }

  /** The rows so far with a buffer of their own, ready for COPY; null when there are none. Empty afterwards. */
  take(): Uint8Array | null {
    if (this.#at === 0) return null
    this.#room(2)
    this.#at = this.#bytes.writeInt16BE(-1, this.#at)
    const taken = new Uint8Array(this.#bytes.subarray(0, this.#at))
    this.#at = 0
    return taken
  }

  #wroteNull(value: unknown): value is null {
    if (value !== null) return false
    this.#room(4)
    this.#at = this.#bytes.writeInt32BE(-1, this.#at)
    return true
  }

  #text(value: string, version: 0 | 1): void {
    this.#room(5 + value.length * 3)
    const lengthAt = this.#at
    this.#at += 4
    if (version === 1) this.#bytes[this.#at++] = 1
    this.#at += this.#utf8(value)
    this.#bytes.writeInt32BE(this.#at - lengthAt - 4, lengthAt)
  }

  /** Short plain texts are most of all fields, and a call into native code costs more than they do. */
  #utf8(value: string): number {
    const { length } = value
    if (length > ASCII_MAX) return this.#bytes.write(value, this.#at)
    const bytes = this.#bytes
    for (let index = 0; index < length; index++) {
      const code = value.charCodeAt(index)
      if (code > 127) return bytes.write(value, this.#at)
      bytes[this.#at + index] = code
    }
    return length
  }

  #uint32(value: number): void {
    const bytes = this.#bytes
    bytes[this.#at] = value >>> 24
    bytes[this.#at + 1] = value >>> 16
    bytes[this.#at + 2] = value >>> 8
    bytes[this.#at + 3] = value
    this.#at += 4
  }

  #room(bytes: number): void {
    const needed = this.#at + bytes
    if (needed <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2, FIRST_BYTES))
    this.#bytes.copy(larger, 0, 0, this.#at)
    this.#bytes = larger
  }
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let index = from; index < to; index++) value = value * 10 + text.charCodeAt(index) - 48
  return value
}

/** A table that is written field by field. */
export type RowTable = Exclude<CopyTable, 'message_words'>

/** Collects the rows of every table until they are taken. */
export class CopyWriter {
  /** Collects what is searched of messages. */
  readonly words: WordsCopy
  readonly #tables: Readonly<Record<RowTable, CopyRows>>
  readonly #all: readonly CopyRows[]

  /** `words` is lent, because it remembers a language; what an earlier writer left in it is thrown away. */
  constructor(words: WordsCopy) {
    const { message_words, ...others } = COPY_COLUMNS
    const tables = Object.entries(others) as [RowTable, readonly string[]][]
    words.clear()
    this.words = words
    this.#tables = Object.fromEntries(
      tables.map(([table, columns]) => [table, new CopyRows(columns.length)]),
    ) as Record<RowTable, CopyRows>
    this.#all = Object.values(this.#tables)
  }

  /** Begins a row of a table: its fields follow in the order of COPY_COLUMNS. */
  row(table: RowTable): CopyRows {
    const rows = this.#tables[table]
    rows.row()
    return rows
  }

  /** Bytes collected since the last `take`. */
  get size(): number {
    let size = this.words.size
    for (const rows of this.#all) size += rows.size
    return size
  }

  /** The rows so far as transferable buffers of their own, tables without rows left out; empty afterwards. */
  take(): CopyBuffers {
    const buffers: CopyBuffers = {}
    for (const [table, rows] of Object.entries(this.#tables) as [RowTable, CopyRows][]) {
      const taken = rows.take()
      if (taken !== null) buffers[table] = taken
    }
    if (this.words.rows > 0) buffers.message_words = this.words.take()
    return buffers
  }
}
