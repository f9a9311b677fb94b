import { join } from 'node:path'
import { API, type CallInput, type CallOutput, type CallsOf, type HandlerInput } from '#shared/api'
import { AppError } from '#shared/errors'
import type { EventName, EventPayload } from '#shared/events'
import { type BackgroundState, isActive, isLoad } from '#shared/job'
import type { CancelSignal } from '#shared/port'
import type { SearchQuery } from '#shared/search'
import { listGuilds } from './archive/guilds'
import { unfinishedJobs } from './archive/jobs'
import { chosenFolder } from './archive/meaning/meaning-status'
import { Meanings } from './archive/meaning/meanings'
import { removeUnpacked } from './archive/media-zip'
import { openOverviews } from './archive/overview/overviews'
import { firstHits, type HitRow } from './archive/search/export'
import { openArchive } from './db/archive'
import type { Database } from './db/database'
import { databaseError, isDiskFull, isFromDatabase } from './db/errors'
import type { WriteChunk } from './files/atomic'
import { AT_ONCE, engineHandlers } from './handlers'
import type { EngineHost } from './host'
import { openBackground } from './jobs/background'
import { writeMarkdown } from './jobs/export-markdown'
import { openFolderSync } from './jobs/folder-sync'
import { JOB_KINDS } from './jobs/index'
import { indexKeeper } from './jobs/index-keeper'
import { openRunner } from './jobs/runner'
import { type Meaning, openMeaning } from './meaning/meaning'
import { callQueue } from './queue'
import type { Workers } from './workers'

export { HIT_COLUMNS, type HitRow } from './archive/search/export'
export { makeFolder } from './files/atomic'
export { type TableRow, writeTable } from './files/table'
export { findQuestion, listQuestions } from './questions/index'
export { APP_VERSION } from './version'
export { type Workers, workersIn } from './workers'

/** Tells an event to whoever opened the engine. */
export type Emit = <E extends EventName>(name: E, payload: EventPayload<E>) => void

export type EngineOptions = {
  /** The archive's folder; made when it is not there. */
  archiveDir: string
  host: EngineHost
  /** The built worker threads; null = all work in this one. */
  workers: Workers | null
  /** What a new archive starts from; absent, null or a missing file only makes the first opening slower. */
  templateFile?: string | null
  /** The folder of the model that comes with the app; absent or null = searches know no meanings. */
  modelDir?: string | null
  emit: Emit
  /** Called once when the database has become unusable in the middle of a statement; end the process then. */
  onTrap?: () => void
  /** Watches the folders that are kept in sync, and takes in what changes there; absent = nobody looks at them. */
  isWatching?: boolean
  /** Whether background work may run at first; absent = none is ever started by itself. */
  background?: BackgroundState
  /** Jobs that ran or waited when the archive was left go on by themselves. */
  resumes?: boolean
  /** Puts something between the engine and its database, such as the clock of a measurement. */
  wrapDatabase?: (db: Database) => Database
}

/** An open archive that answers calls and runs jobs. */
export type Engine = {
  /** Answers one call; rejects with an AppError, `cancelled` when the signal was aborted before its turn. */
  call<N extends CallsOf<'engine'>>(
    name: N,
    input: CallInput<N>,
    signal: CancelSignal,
  ): Promise<CallOutput<N>>
  /**
   * The hits of a search, all or the first `most`, a part at a time: for a program that reads them as they come. Rejects as
   * a call does.
   */
  hits(query: SearchQuery, most: number): AsyncIterable<HitRow[]>
  /** The same as Markdown, each with `context` messages before and after it; resolves to their number. */
  writeHits(query: SearchQuery, most: number, context: number, write: WriteChunk): Promise<number>
  /** Stops the running job after its batch (it can be resumed), then closes and unlocks the archive. */
  close(): Promise<void>
}

/** True for the name of a call that the engine answers. */
export function isEngineCall(name: string): name is CallsOf<'engine'> {
  return Object.hasOwn(API, name) && API[name as keyof typeof API].host === 'engine'
}

/** Opens the archive in a folder; rejects with an AppError (`archive_locked`, `disk_full`, `database`). */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { archiveDir, host, workers, templateFile = null, emit, onTrap } = options
  const { wrapDatabase = (db) => db, isWatching = false, background: state } = options
  const archive = await openArchive({ dir: archiveDir, templateFile, ...(onTrap && { onTrap }) })
  const db = wrapDatabase(archive.db)
  // what an earlier run could not clear away any more
  await removeUnpacked(archiveDir)
  const meaning = await meaningOf(options, db)
  const meanings = meaning && new Meanings(meaning)
  const overviews = openOverviews(db, join(archiveDir, 'overview'))
  const queue = callQueue()
  const inTurn = <T>(work: () => Promise<T>) => queue.run(new AbortController().signal, work)
  const tell: Emit = (name, payload) => {
    emit(name, payload)
    if (name === 'job.changed') afterJob(payload as EventPayload<'job.changed'>)
  }
  const left = options.resumes ? await unfinishedJobs(db) : []
  const runner = await openRunner({
    db,
    host,
    archiveDir,
    workers,
    meaning,
    kinds: JOB_KINDS,
    emit: tell,
    giveWay: () => queue.settled(),
    ...(state && { background: state }),
  })
  const background = openBackground({
    db,
    runner,
    kinds: JOB_KINDS,
    meaning,
    state: state ?? null,
  })
  const indexes = indexKeeper(db, runner)
  let building = Promise.resolve()
  const build = () => {
    // What cannot be built now is built when the archive opens again.
    building = indexes.build().catch(() => undefined)
  }
  const folders = await openFolderSync({
    db,
    jobs: {
      list: () => runner.list(),
      start: async (request) => {
        await indexes.makeWay()
        return runner.start(request)
      },
      resume: async (id) => {
        await indexes.makeWay()
        return runner.resume(id)
      },
    },
    onChange: () => emit('sync.changed', {}),
    isWatching,
  })
  function afterJob(job: EventPayload<'job.changed'>): void {
    const { kind, state } = job
    folders.onJob(job)
    background.onJob(job)
    if ((isLoad({ kind }) || kind === 'remove') && !isActive(job)) {
      // counted now, so that the next start finds it
      inTurn(() => listGuilds(db)).catch(() => undefined)
    }
    if ((isLoad({ kind }) || kind === 'remove' || kind === 'language') && !isActive(job)) {
      overviews.warm()
    }
    if (isLoad({ kind }) && (state === 'cancelled' || state === 'failed')) build()
  }
  const handlers = engineHandlers({
    db,
    archiveDir,
    host,
    runner,
    indexes,
    folders,
    background,
    overviews,
    inTurn,
    meanings,
    meaning,
    modelDir: options.modelDir ?? null,
  })
  build()
  for (const id of left) {
    // one that cannot go on stays interrupted, for a person to look at
    handlers['jobs.resume']({ id }, new AbortController().signal).catch(() => undefined)
  }

  return {
    async call(name, input, signal) {
      const parsed = API[name].input.safeParse(input)
      if (!parsed.success) throw invalidInput(parsed.error.issues)
      const handler = handlers[name] as (
        input: HandlerInput<typeof name>,
        signal: CancelSignal,
      ) => Promise<CallOutput<typeof name>>
      const work = () => handler(parsed.data as HandlerInput<typeof name>, signal)
      try {
        return await (AT_ONCE.has(name) ? work() : queue.run(signal, work))
      } catch (thrown) {
        throw isFromDatabase(thrown) || isDiskFull(thrown)
          ? databaseError(thrown)
          : AppError.from(thrown)
      }
    },
    hits: (query, most) => firstHits(db, query, most, meanings),
    writeHits: (query, most, context, write) => {
      const hits = firstHits(db, query, most, meanings)
      return writeMarkdown(write, db, hits, {
        query,
        context,
        written_at: new Date().toISOString(),
      })
    },
    async close() {
      await folders.close()
      await background.close()
      await building
      await runner.close()
      await queue.settled()
      await overviews.close()
      await meaning?.rest()
      await removeUnpacked(archiveDir)
      await archive.close()
    },
  }
}

async function meaningOf(
  { workers, modelDir = null }: EngineOptions,
  db: Database,
): Promise<Meaning | null> {
  if (modelDir === null) return null
  const chosen = await chosenFolder(db)
  return openMeaning({
    place:
      chosen === null ? { kind: 'use-lite', folder: modelDir } : { kind: 'folder', folder: chosen },
    script: workers?.meaning ?? null,
  })
}

function invalidInput(issues: readonly { path: PropertyKey[]; message: string }[]): AppError {
  const [issue] = issues
  const where = issue?.path.map(String).join('.') ?? ''
  return new AppError(
    'invalid_input',
    `The request cannot be understood${where ? ` (${where})` : ''}: ${issue?.message ?? 'wrong input'}.`,
  )
}
