import { access } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { type Bucket, bucketHost, isBucketUrl } from '#shared/bucket'
import { AppError } from '#shared/errors'
import type { IngestedFile, IngestResult, JobNote } from '#shared/job'
import { listJobFiles } from '../archive/job-files'
import { wantAgain, withoutRemoved } from '../archive/removed-files'
import {
  archiveCounts,
  createStage,
  isSameStamp,
  type KnownFile,
  knownFiles,
  reserveFileIds,
  tidyStage,
  writeBatch,
  writeContainer,
  writeEnd,
  writeForeign,
  writeHeader,
  writePeople,
  writeSame,
  writeUnreadable,
} from '../archive/write'
import { dropIndexesOfEmptyArchive, emptyPendingWords } from '../archive/write-indexes'
import type { Queryable } from '../db/database'
import type { FileEnd, ParseNote } from '../dce/parsed'
import { parseFiles } from '../parser/parser'
import type { ParseRequest } from '../parser/protocol'
import type { BucketAccess } from '../sources/bucket-client'
import { listFolder } from '../sources/folder'
import type { FoundFile, FoundProblem, Listing } from '../sources/source'
import { accessesOf, listBuckets } from './buckets'
import { compareExports } from './compare-exports'
import { analyzeTables, buildDroppedIndexes } from './indexes'
import { ContainerBook } from './ingest-containers'
import { isNews, jobNote, NOT_DCE, settledFile, unchangedFile } from './ingest-outcomes'
import { IngestTally } from './ingest-tally'
import { type JobContext, jobKind } from './kind'
import { findMedia } from './media-look'
import { makeWords } from './words'

/** Exports → rows. Runs again after a stop: what is stored is not read a second time. */
export const ingestKind = jobKind({
  kind: 'ingest',
  title: ({ paths, buckets }) => {
    const [first, ...more] = [
      ...paths.map((path) => basename(path)),
      ...buckets.map((bucket) => `${bucket.bucket}/${bucket.prefix} at ${bucketHost(bucket)}`),
    ]
    return more.length === 0 ? `Ingest ${first}` : `Ingest ${first} and ${more.length} more`
  },
  run: ({ paths, buckets, media_dirs }, context) => runIngest(paths, context, buckets, media_dirs),
})

/** One file of this run and what is known about it. */
type Entry = {
  found: FoundFile
  fileId: number
  known: KnownFile | null
  guild_name: string | null
  channel_name: string | null
  channel_id: string | null
  era: string | null
  messages: number
}

const TIDY_EVERY = 64
/** From here on a first load is faster without indexes, which are then built at once. */
const LARGE_LOAD_BYTES = 16_000_000

/** Ingests files, folders and buckets; see {@link ingestKind}. */
export async function runIngest(
  paths: readonly string[],
  context: JobContext,
  buckets: readonly Bucket[] = [],
  mediaDirs: readonly string[] = [],
  /** Leaves out files whose rows were removed on purpose; else they come back. */
  { isWithoutRemoved = false } = {},
): Promise<IngestResult> {
  context.progress({ stage: 'Looking for exports', unit: 'bytes', done: 0, total: null })
  const listing = await listFolder(paths, context.signal)
  const accesses = await accessesOf(buckets, context.host)
  const inBuckets = await listBuckets(accesses, context)
  const found = [...listing.files, ...inBuckets.files]
  const files = isWithoutRemoved ? await withoutRemoved(context.db, found) : found
  if (!isWithoutRemoved) {
    await context.batch((tx) =>
      wantAgain(
        tx,
        found.map(({ path }) => path),
      ),
    )
  }
  const problems = [...listing.problems, ...inBuckets.problems]
  const folders = paths.map((path) => resolve(path))
  const run = new IngestRun(context, { ...listing, files, problems }, accesses, folders)
  await run.readAll()
  const result = await run.finish()
  const given = listing.files.filter(({ is_given }) => is_given).map(({ path }) => path)
  const note = (one: JobNote) => {
    context.note(one)
    result.notes.push(one)
  }
  const beside = { folders: listing.media_folders ?? [], given, file_ids: run.readIds }
  await findMedia(beside, mediaDirs, { ...context, note })
  return result
}

class IngestRun {
  readonly #context: JobContext
  readonly #found: FoundFile[]
  readonly #problems: readonly FoundProblem[]
  readonly #containers: ContainerBook
  /** What opens the addresses of objects. */
  readonly #buckets: readonly BucketAccess[]
  readonly #tally: IngestTally
  readonly #knownBySize = new Map<number, KnownFile[]>()
  /** The exports whose rows this run wrote. */
  readonly readIds: number[] = []
  #batches = 0

  constructor(
    context: JobContext,
    listing: Listing,
    buckets: readonly BucketAccess[],
    folders: readonly string[],
  ) {
    const { files: found, containers, problems } = listing
    this.#context = context
    this.#found = found
    this.#problems = problems
    this.#containers = new ContainerBook(containers)
    this.#buckets = buckets
    this.#tally = new IngestTally(context, found, folders)
  }

  /** Reads every file that the archive does not hold as it is. */
  async readAll(): Promise<void> {
    const { db, workers, signal } = this.#context
    await createStage(db)
    const entries = await this.#sortOut()
    for (const problem of this.#problems) await this.#tellProblem(problem)
    const bytes = entries.reduce((sum, { found }) => sum + found.size_bytes, 0)
    if (bytes >= LARGE_LOAD_BYTES) await this.#context.batch((tx) => dropIndexesOfEmptyArchive(tx))
    const requests = entries.map((entry, file) => this.#request(entry, file))
    this.#context.progress({ stage: 'Reading messages', total: this.#tally.total })
    this.#tally.progress()
    const options = { buckets: this.#buckets, signal }
    for await (const message of parseFiles(requests, workers?.parser ?? null, options)) {
      signal.throwIfAborted()
      if (message.kind === 'people') {
        await this.#context.batch((tx) => writePeople(tx, message.tables))
        continue
      }
      const entry = entries[message.file] as Entry
      if (message.kind === 'header') {
        const { header, era } = message
        entry.guild_name = header.guild_name
        entry.channel_name = header.channel_name
        entry.channel_id = header.channel_id
        this.readIds.push(entry.fileId)
        const isResumed = (entry.known?.progress ?? null) !== null
        await this.#context.batch((tx) =>
          writeHeader(tx, entry.fileId, entry.found, header, era, isResumed),
        )
      } else if (message.kind === 'batch') {
        const { batch } = message
        const { fileId, channel_id } = entry
        await this.#tally.writeMessages((tx) => writeBatch(tx, fileId, channel_id ?? '', batch))
        if (++this.#batches % TIDY_EVERY === 0) await tidyStage(db)
        entry.messages = batch.progress.messages
        entry.era = batch.progress.era
        this.#tally.reached(entry.found, batch.progress.offset)
      } else {
        entry.era ??= entry.known?.era ?? null
        await this.#end(entry, message.end)
      }
    }
    for (const told of this.#containers.told()) await this.#tellContainer(told)
  }

  /** Counts up what the archive holds now. */
  async finish(): Promise<IngestResult> {
    const { db } = this.#context
    await compareExports(this.#context)
    this.#context.progress({ stage: 'Finishing', done: this.#tally.total })
    await makeWords(this.#context)
    const built = await buildDroppedIndexes(this.#context)
    await this.#context.batch((tx) => emptyPendingWords(tx))
    const { messages } = this.#tally.result()
    if (messages.new + messages.updated + built > 0) await analyzeTables(this.#context)
    this.#context.archiveChanged()
    return { ...this.#tally.result(), ...(await archiveCounts(db)) }
  }

  /** Notes what could not even be listed. */
  async #tellProblem({ path, message }: FoundProblem): Promise<void> {
    const notes = [{ file: path, code: 'unreadable', message, byte_offset: null, count: 1 }]
    await this.#tally.writeFile({ path, size_bytes: 0 }, { state: 'damaged', notes })
  }

  /** Splits off the files that are stored as they are; gives the others a row id. */
  async #sortOut(): Promise<Entry[]> {
    const { db, job_id } = this.#context
    const known = await knownFiles(
      db,
      [...this.#found, ...this.#containers.all()].map((file) => file.path),
      [...new Set(this.#found.map((file) => file.size_bytes))],
    )
    for (const file of known) {
      const same = this.#knownBySize.get(file.size_bytes)
      if (same === undefined) this.#knownBySize.set(file.size_bytes, [file])
      else same.push(file)
    }
    const byPath = new Map(known.map((file) => [file.path, file]))
    const before = await listJobFiles(db, { id: job_id })
    const earlier = new Map(
      before.filter(({ state }) => state !== 'waiting').map((file) => [file.path, file]),
    )
    const settledContainers = this.#containers.settle(byPath)
    const settled: IngestedFile[] = []
    const toRead: { found: FoundFile; known: KnownFile | null }[] = []
    for (const found of this.#found) {
      const stored = byPath.get(found.path) ?? null
      const outcome = earlier.get(found.path)
      const same = stored === null ? null : settledFile(found, stored)
      const container = this.#containers.of(found)
      if (container !== null && stored !== null) this.#containers.holdsExport(container)
      if (
        outcome !== undefined &&
        stored !== null &&
        isSameStamp(stored, found) &&
        stored.state === outcome.state
      ) {
        settled.push(outcome)
      } else if (same !== null) {
        settled.push(outcome ?? same)
      } else if (stored === null && container !== null && settledContainers.has(container)) {
        this.#tally.skip(found)
      } else {
        toRead.push({ found, known: stored })
      }
    }
    await this.#tally.list(
      toRead.map(({ found }) => found),
      settled,
      earlier,
    )
    const fresh = toRead.filter(({ known }) => known === null).length
    const ids = fresh === 0 ? [] : await reserveFileIds(db, fresh)
    return toRead.map(({ found, known }) => {
      const canResume = known !== null && isSameStamp(known, found)
      return {
        found,
        fileId: known?.id ?? (ids.shift() as number),
        known: known === null || canResume ? known : { ...known, progress: null },
        guild_name: null,
        channel_name: null,
        channel_id: null,
        era: null,
        messages: known?.progress?.messages ?? 0,
      }
    })
  }

  #request(entry: Entry, file: number): ParseRequest {
    const { found, known, fileId } = entry
    const sameSize = this.#knownBySize.get(found.size_bytes) ?? []
    return {
      file,
      address: found.address,
      path: found.path,
      file_id: fileId,
      size_bytes: found.size_bytes,
      modified_at: found.modified_at,
      same_size: sameSize.flatMap(({ sha256, path, state }) =>
        sha256 !== null && state === 'ingested' ? [{ sha256, path }] : [],
      ),
      resume: known?.progress ?? null,
    }
  }

  async #end(entry: Entry, end: FileEnd): Promise<void> {
    const { found, fileId } = entry
    const base = {
      guild_name: entry.guild_name,
      channel_name: entry.channel_name,
      era: entry.era,
      messages: entry.messages,
    }
    const container = this.#containers.of(found)
    if (container !== null && end.state !== 'foreign') this.#containers.holdsExport(container)
    if (end.state === 'ingested' || end.state === 'damaged') {
      const notes = end.notes.map((note) => jobNote(found.path, note))
      await this.#tally.writeFile(found, { ...base, state: end.state, notes }, (tx) =>
        writeEnd(tx, fileId, entry.channel_id ?? '', end),
      )
    } else if (end.state === 'same' && end.same_as !== null) {
      const sameAs = end.same_as
      const [original] = await knownFiles(this.#context.db, [sameAs], [])
      // only a file of this computer has a place that can be empty
      const hasMoved =
        original?.stamp === null &&
        !isBucketUrl(sameAs) &&
        (await access(sameAs).then(
          () => false,
          () => true,
        ))
      const same = original === undefined ? null : unchangedFile(found, original)
      await this.#tally.writeFile(found, { ...same, state: 'unchanged', notes: [] }, (tx) =>
        writeSame(tx, fileId, found, sameAs, hasMoved),
      )
    } else if (end.state === 'lost') {
      // What is stored stays, and the job can go on from there when the place can be reached again.
      throw new AppError('file_unreadable', end.message ?? 'The place it lies in is gone.')
    } else if (end.state === 'unreadable') {
      const message = end.message ?? 'The file could not be read.'
      const notes = [{ file: found.path, code: 'unreadable', message, byte_offset: null, count: 1 }]
      await this.#tally.writeFile(found, { ...base, state: 'damaged', notes }, (tx) =>
        writeUnreadable(tx, fileId, found, message),
      )
    } else if (container !== null || (!found.is_given && !isNews(found, end))) {
      if (container !== null && isNews(found, end)) {
        this.#containers.foreign(container, end.message ?? NOT_DCE)
      }
      await this.#tally.dropFile(found)
    } else {
      const message = end.message ?? NOT_DCE
      const notes = [{ file: found.path, code: 'not_dce', message, byte_offset: null, count: 1 }]
      await this.#tally.writeFile(found, { state: 'foreign', notes }, (tx) =>
        writeForeign(tx, fileId, found, message),
      )
    }
  }

  /** Tells once what in a container is no export, and remembers it. */
  async #tellContainer({ container, notes }: { container: FoundFile; notes: ParseNote[] }) {
    const write = (tx: Queryable) => writeContainer(tx, container, notes)
    if (notes.length === 0) {
      await this.#context.batch(write)
      return
    }
    const told = notes.map((note) => jobNote(container.path, note))
    // its size is that of its entries, which are counted already
    await this.#tally.writeFile(
      { path: container.path, size_bytes: 0 },
      { state: 'foreign', notes: told },
      write,
    )
  }
}
