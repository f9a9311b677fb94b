import type { IngestedFile, IngestResult } from '#shared/job'
import { clearJobFiles, dropJobFile, type PlacedFile, writeJobFiles } from '../archive/job-files'
import type { MessageCounts } from '../archive/write'
import type { Queryable } from '../db/database'
import type { FoundFile } from '../sources/source'
import { folded, waitingFile } from './ingest-outcomes'
import type { JobContext } from './kind'
import { noteBook } from './note-book'

/** What survives a stop, beside the rows: what this job has counted so far. */
type Checkpoint = { messages: IngestResult['messages']; seconds: number }

/** What names a file in the job's list, and how much of the whole it is. */
type Listed = Pick<FoundFile, 'path' | 'size_bytes'>

const TOLD_EVERY_MS = 1000
const ROWS_AT_ONCE = 500

/** What an ingest has done so far: the job's list of files with what became of them, counts, notes, progress. */
export class IngestTally {
  readonly #context: JobContext
  readonly #startedAt = Date.now()
  /** Saved with every batch: what this job did so far. */
  readonly #checkpoint: Checkpoint
  readonly #secondsBefore: number
  readonly #files = { found: 0, ingested: 0, unchanged: 0, damaged: 0, foreign: 0 }
  readonly #notes = noteBook(Number.POSITIVE_INFINITY)
  /** Folders given by the user. */
  readonly #folders: readonly string[]
  readonly #filesTotal: number
  /** Where each found file stands in the job's list; files that could not be looked at come after them. */
  readonly #places: Map<string, number>
  /** Bytes read of the files that are not done. */
  readonly #reading = new Map<string, number>()
  /** Bytes of everything that was found. */
  readonly total: number
  #done = 0
  #bytes = 0
  #toldAt = 0

  constructor(context: JobContext, found: readonly FoundFile[], folders: readonly string[]) {
    this.#context = context
    this.#folders = folders
    this.#filesTotal = found.length
    this.#checkpoint = asCheckpoint(context.checkpoint)
    this.#secondsBefore = this.#checkpoint.seconds
    this.#places = new Map(found.map((file, place) => [file.path, place]))
    this.total = found.reduce((sum, file) => sum + file.size_bytes, 0)
  }

  /** What the job did, as its result tells it. */
  result(): Pick<IngestResult, 'files' | 'messages' | 'notes' | 'bytes' | 'seconds'> {
    return {
      files: this.#files,
      messages: { ...this.#checkpoint.messages },
      notes: this.#notes.kept(),
      bytes: this.#bytes,
      seconds: this.#seconds(),
    }
  }

  /**
   * Begins the job's list of files: those to read, then those that need no reading. One transaction: an earlier run's
   * list tells what the checkpoint has counted, so that neither may be lost without the other.
   */
  async list(
    toRead: readonly FoundFile[],
    settled: readonly IngestedFile[],
    earlier: ReadonlyMap<string, IngestedFile>,
  ): Promise<void> {
    const { job_id } = this.#context
    const files = [...toRead.map(waitingFile), ...settled].map((file) => this.#placed(file))
    await this.#context.batch(async (tx) => {
      await clearJobFiles(tx, job_id)
      for (let at = 0; at < files.length; at += ROWS_AT_ONCE) {
        await writeJobFiles(tx, job_id, files.slice(at, at + ROWS_AT_ONCE))
      }
      for (const file of settled) {
        if (!earlier.has(file.path)) this.#checkpoint.messages.unchanged += file.messages
      }
    }, this.#checkpoint)
    for (const file of settled) {
      this.#count(file, earlier.has(file.path))
      this.#done += file.bytes
    }
  }

  /** Stores what became of a file, together with `work`; counts and notes it once that is committed. */
  async writeFile(
    found: Pick<FoundFile, 'path' | 'size_bytes'>,
    outcome: Partial<IngestedFile> & Pick<IngestedFile, 'state' | 'notes'>,
    work: (tx: Queryable) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const file: IngestedFile = {
      guild_name: null,
      channel_name: null,
      era: null,
      messages: 0,
      ...outcome,
      path: found.path,
      bytes: found.size_bytes,
    }
    await this.#context.batch(async (tx) => {
      await work(tx)
      await writeJobFiles(tx, this.#context.job_id, [this.#placed(file)])
      if (file.state === 'unchanged') this.#checkpoint.messages.unchanged += file.messages
    }, this.#checkpoint)
    this.#count(file)
    this.#isDone(found)
  }

  /** Takes a file that is nothing to tell off the job's list. */
  async dropFile(found: FoundFile): Promise<void> {
    const { position } = this.#placed(waitingFile(found))
    await this.#context.batch((tx) => dropJobFile(tx, this.#context.job_id, position))
    this.#isDone(found)
  }

  /** Stores rows of messages and counts them in the checkpoint, which is saved with them: a resumed job counts all. */
  async writeMessages(work: (tx: Queryable) => Promise<MessageCounts>): Promise<void> {
    await this.#context.batch(async (tx) => {
      const counts = await work(tx)
      const { messages } = this.#checkpoint
      messages.new += counts.new
      messages.updated += counts.updated
      messages.unchanged += counts.unchanged
      this.#checkpoint.seconds = this.#seconds()
    }, this.#checkpoint)
  }

  /** So far a file that is being read has come. */
  reached({ path, size_bytes }: Listed, offset: number): void {
    this.#reading.set(path, Math.min(offset, size_bytes))
    this.progress()
  }

  /** Passes over a file that stays out of the list. */
  skip({ size_bytes }: Listed): void {
    this.#done += size_bytes
  }

  /** Tells how far the job is, and now and then that there is more to see. */
  progress(): void {
    const { messages } = this.#checkpoint
    let reading = 0
    for (const bytes of this.#reading.values()) reading += bytes
    this.#context.progress({
      done: this.#done + reading,
      counters: {
        files: this.#files.found,
        files_total: this.#filesTotal,
        messages: messages.new + messages.updated + messages.unchanged,
      },
    })
    if (Date.now() - this.#toldAt < TOLD_EVERY_MS) return
    this.#toldAt = Date.now()
    this.#context.archiveChanged()
  }

  #isDone({ path, size_bytes }: Pick<FoundFile, 'path' | 'size_bytes'>): void {
    this.#reading.delete(path)
    this.#done += size_bytes
    this.progress()
  }

  #placed(file: IngestedFile): PlacedFile {
    const known = this.#places.get(file.path)
    const position = known ?? this.#places.size
    if (known === undefined) this.#places.set(file.path, position)
    return { position, file }
  }

  /** `isRead`: this job read it, now or before it was resumed. */
  #count(file: IngestedFile, isRead = true): void {
    if (file.state === 'waiting') return
    this.#files.found++
    this.#files[file.state]++
    if (isRead && file.state !== 'unchanged') this.#bytes += file.bytes
    for (const note of file.notes) {
      const told = folded(note, this.#folders)
      this.#notes.add(told)
      this.#context.note(told)
    }
  }

  #seconds(): number {
    return this.#secondsBefore + (Date.now() - this.#startedAt) / 1000
  }
}

function asCheckpoint(checkpoint: unknown): Checkpoint {
  const known = checkpoint as Checkpoint | null
  const messages = known?.messages ?? { new: 0, updated: 0, unchanged: 0 }
  return { messages: { ...messages }, seconds: known?.seconds ?? 0 }
}
