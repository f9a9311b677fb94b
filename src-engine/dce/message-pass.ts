import { compareIds } from '#shared/snowflake'
import type { WordsCopy } from '../language/words-copy'
import { CopyWriter } from './copy-rows'
import { EraSniffer } from './era'
import type { RawRoot } from './format'
import { instantToMicros } from './instant'
import { NoteBook } from './notes'
import type { FileHeader, ParseBatch, ParseProgress, ParseStart } from './parsed'
import type { PeopleBook } from './people'
import { ExportReader } from './read'
import type { ReadEnd } from './read-events'
import { RowMaker } from './rows'
import { type FileMeasure, PLAIN } from './window'

/** Sizes that decide memory and the length of a transaction; tests make them small. */
export type ParseLimits = { chunk_bytes: number; batch_messages: number; batch_bytes: number }

const NOTHING_READ: ParseProgress = {
  offset: 0,
  messages: 0,
  era: '2.18+',
  notes: [],
  first_message_id: null,
  last_message_id: null,
}

/** What is kept from file to file: whom a run has written, and the words of a language. */
export type PassBook = { people: PeopleBook; words: WordsCopy }

/** One pass over a file's messages: collects rows and cuts them into batches. */
export class MessagePass {
  readonly notes: NoteBook
  readonly #reader: ExportReader
  readonly #era: EraSniffer
  readonly #rows: RowMaker
  readonly #out: CopyWriter
  readonly #limits: ParseLimits
  readonly #full: ParseBatch[] = []
  readonly #ids = new Set<string>()
  #progress: ParseProgress
  #count = 0
  #minId = ''
  #maxId = ''
  #lastId = ''
  #direction = 0
  #offset = 0
  #isOrdered = true

  constructor(
    start: ParseStart,
    root: RawRoot,
    header: FileHeader,
    limits: ParseLimits,
    { people, words }: PassBook,
    measure: FileMeasure = PLAIN,
  ) {
    const { resume } = start
    this.#out = new CopyWriter(words)
    this.#limits = limits
    this.notes = new NoteBook(resume?.notes)
    this.#era = new EraSniffer(root, resume?.era ?? null)
    this.#progress = { ...(resume ?? NOTHING_READ), era: this.#era.era }
    const facts = {
      file_id: start.file_id,
      guild_id: header.guild_id,
      channel_id: header.channel_id,
      exported_micros: instantToMicros(header.exported_at),
    }
    this.#rows = new RowMaker(facts, this.#out, people, (code) =>
      this.notes.add(code, this.#offset),
    )
    this.#reader = new ExportReader(
      {
        onMessages: () => true,
        onMessage: (message, _start, end, place) => {
          this.#offset = place
          this.#era.look(message)
          const id = message.id
          if (typeof id === 'string' && this.#ids.has(id)) this.#cut()
          const stored = this.#rows.add(message)
          if (stored !== null) this.#counted(stored)
          this.#progress.offset = end
          const isFull =
            this.#count >= this.#limits.batch_messages || this.#out.size >= this.#limits.batch_bytes
          if (isFull) this.#cut()
        },
        onNote: (note) => this.notes.add(note.code, note.offset),
      },
      resume === null ? null : resume.offset,
      measure,
    )
  }

  get era(): string {
    return this.#era.era
  }

  get root(): RawRoot {
    return this.#reader.root
  }

  /** Text that an earlier run has stored. */
  skip(text: Uint8Array): void {
    this.#reader.skip(text)
  }

  push(chunk: Uint8Array): void {
    this.#reader.push(chunk)
  }

  /** Ends the reading. */
  end(): ReadEnd {
    const end = this.#reader.end()
    const { nul, surrogate } = this.#reader.repairs
    if (this.#reader.hasRawNonAscii) this.#era.sawRawNonAscii()
    if (nul > 0) this.notes.add('nul_replaced', null, nul)
    if (surrogate > 0) this.notes.add('surrogate_replaced', null, surrogate)
    if (end.kind === 'truncated' || end.kind === 'aborted' || end.kind === 'not_json') {
      const code = end.kind === 'aborted' ? 'aborted' : 'truncated'
      this.notes.add(code, end.offset)
    }
    return end
  }

  takeFull(): ParseBatch[] {
    return this.#full.splice(0)
  }

  takeAll(): ParseBatch[] {
    if (this.#count > 0 || this.#out.size > 0) this.#cut()
    return this.takeFull()
  }

  declared(): number | null {
    const count = this.#reader.root.messageCount
    return typeof count === 'number' && Number.isSafeInteger(count) && Math.abs(count) < 2 ** 31
      ? count
      : null
  }

  #counted(id: string): void {
    const step = this.#lastId === '' ? 0 : Math.sign(compareIds(id, this.#lastId))
    if (this.#count > 0 && (step === 0 || (this.#direction !== 0 && step !== this.#direction))) {
      this.#isOrdered = false
    }
    if (this.#count > 0) this.#direction = step
    this.#count++
    this.#lastId = id
    this.#ids.add(id)
    if (this.#minId === '' || compareIds(id, this.#minId) < 0) this.#minId = id
    if (this.#maxId === '' || compareIds(id, this.#maxId) > 0) this.#maxId = id
    const progress = this.#progress
    progress.messages++
    const { first_message_id: first, last_message_id: last } = progress
    if (first === null || compareIds(id, first) < 0) progress.first_message_id = id
    if (last === null || compareIds(id, last) > 0) progress.last_message_id = id
  }

  #cut(): void {
    if (this.#reader.hasRawNonAscii) this.#era.sawRawNonAscii()
    this.#progress.era = this.#era.era
    this.#progress.notes = this.notes.list()
    this.#full.push({
      tables: this.#out.take(),
      messages: this.#count,
      min_id: this.#minId,
      max_id: this.#maxId,
      is_ordered: this.#isOrdered,
      progress: { ...this.#progress },
    })
    this.#ids.clear()
    this.#count = 0
    this.#minId = ''
    this.#maxId = ''
    this.#lastId = ''
    this.#direction = 0
    this.#isOrdered = true
  }
}
