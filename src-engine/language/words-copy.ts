import { Kind } from './characters'
import { RunTable } from './run-table'
import { eachRun, type RunKind } from './runs'
import { MAX_WORD, weightOf, wordsOfRun } from './words'

/** PostgreSQL's limits of a tsvector: the highest position, positions of one lexeme, bytes in all. */
const MAX_POSITION = 16_383
const MAX_POSITIONS = 255
const MAX_VECTOR_BYTES = 1_000_000

/** How much is remembered from message to message: the words of a language, several times. */
const MAX_LEXEMES = 100_000
const RUN_SLOTS = 2 ** 18

const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const COLUMNS = 4

/** A lexeme and where it stands in the message that is being added. */
type Lexeme = {
  /** UTF-8 with the NUL that ends it. */
  bytes: Uint8Array
  /** The message that the positions are of. */
  message: number
  count: number
  first: number
  /** Positions 2 to `count`, as `first` with the weight in the two bits above. */
  more: number[] | null
}

/** A lexeme as a run writes it. */
type Written = { lexeme: Lexeme; weight: number }

/** The bits of a position that tell the place; the two above are its weight. */
const PLACE = 0x3fff

/**
 * Collects the words of messages as rows of `discord.message_words (channel_id, message_id, guild_id, words)` for
 * COPY … (FORMAT binary): PostgreSQL only stores what was made here.
 */
export class WordsCopy {
  #buffer = Buffer.allocUnsafe(1 << 20)
  #size = 0
  #rows = 0
  #message = 0
  #position = 0
  #vectorBytes = 0
  readonly #used: Lexeme[] = []
  readonly #lexemes = new Map<string, Lexeme>()
  readonly #runs = new RunTable<readonly Written[]>(RUN_SLOTS)
  #text = ''
  readonly #take = (kind: RunKind, start: number, end: number) => this.#addRun(kind, start, end)

  /** Rows since the last `take`. */
  get rows(): number {
    return this.#rows
  }

  /** Bytes collected since the last `take`. */
  get size(): number {
    return this.#size
  }

  /** Adds a message; ids are decimal. A text without words gives no row. Returns whether there was one. */
  add(channelId: string, messageId: string, guildId: string, text: string): boolean {
    this.#begin()
    this.#text = text
    eachRun(text, this.#take)
    if (this.#used.length === 0) return false
    this.#reserve(64 + this.#vectorBytes)
    if (this.#size === 0) this.#size = HEADER.copy(this.#buffer)
    const buffer = this.#buffer
    let at = buffer.writeInt16BE(COLUMNS, this.#size)
    for (const id of [channelId, messageId, guildId]) {
      at = buffer.writeInt32BE(8, at)
      at = buffer.writeBigInt64BE(BigInt(id), at)
    }
    const end = this.#writeVector(at + 4)
    buffer.writeInt32BE(end - at - 4, at)
    this.#size = end
    this.#rows += 1
    return true
  }

  /** The rows so far as one whole COPY payload in a buffer of its own; the collector is empty afterwards. */
  take(): Uint8Array {
    this.#reserve(HEADER.length + 2)
    if (this.#size === 0) this.#size = HEADER.copy(this.#buffer)
    const end = this.#buffer.writeInt16BE(-1, this.#size)
    const taken = new Uint8Array(this.#buffer.subarray(0, end))
    this.clear()
    return taken
  }

  /** Throws the rows since the last `take` away. */
  clear(): void {
    this.#size = 0
    this.#rows = 0
  }

  #begin(): void {
    if (this.#lexemes.size > MAX_LEXEMES) {
      this.#lexemes.clear()
      this.#runs.clear()
    }
    this.#message += 1
    this.#position = 0
    this.#vectorBytes = 0
    this.#used.length = 0
  }

  #addRun(kind: RunKind, start: number, end: number): void {
    // runs without spaces are sentences: they do not come again, their pairs do
    const isKept = kind === Kind.letter && end - start <= MAX_WORD
    let words = isKept ? this.#runs.get(this.#text, start, end) : undefined
    if (words === undefined) {
      const run = this.#text.slice(start, end)
      words = wordsOfRun(kind, run).map((word) => ({
        lexeme: this.#lexeme(word.lexeme),
        weight: weightOf(word) << 14,
      }))
      if (isKept) this.#runs.addMissed(run, words)
    }
    for (let index = 0; index < words.length; index++) this.#place(words[index] as Written)
  }

  #lexeme(text: string): Lexeme {
    const known = this.#lexemes.get(text)
    if (known !== undefined) return known
    const made = { bytes: Buffer.from(`${text}\0`), message: 0, count: 0, first: 0, more: null }
    this.#lexemes.set(text, made)
    return made
  }

  #place({ lexeme, weight }: Written): void {
    if (this.#position < MAX_POSITION) this.#position += 1
    const position = this.#position | weight
    if (lexeme.message !== this.#message) {
      const bytes = lexeme.bytes.length + 6
      if (this.#vectorBytes + bytes > MAX_VECTOR_BYTES) return
      this.#vectorBytes += bytes
      lexeme.message = this.#message
      lexeme.count = 1
      lexeme.first = position
      this.#used.push(lexeme)
      return
    }
    const { count } = lexeme
    if (count === MAX_POSITIONS || this.#vectorBytes + 2 > MAX_VECTOR_BYTES) return
    lexeme.more ??= []
    const before = count === 1 ? lexeme.first : (lexeme.more[count - 2] ?? 0)
    if ((before & PLACE) === this.#position) return
    lexeme.more[count - 1] = position
    lexeme.count = count + 1
    this.#vectorBytes += 2
  }

  #reserve(bytes: number): void {
    const needed = this.#size + HEADER.length + bytes
    if (needed <= this.#buffer.length) return
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2))
    this.#buffer.copy(grown, 0, 0, this.#size)
    this.#buffer = grown
  }

  /** Writes the words of the message from `start`; returns where they end. */
  #writeVector(start: number): number {
    const buffer = this.#buffer
    const used = this.#used
    let at = buffer.writeInt32BE(used.length, start)
    for (const { bytes, count, first, more } of used) {
      for (let index = 0; index < bytes.length; index++) buffer[at++] = bytes[index] as number
      buffer[at++] = 0
      buffer[at++] = count
      buffer[at++] = first >> 8
      buffer[at++] = first & 255
      for (let index = 0; index < count - 1; index++) {
        const position = more?.[index] ?? 0
        buffer[at++] = position >> 8
        buffer[at++] = position & 255
      }
    }
    return at
  }
}
