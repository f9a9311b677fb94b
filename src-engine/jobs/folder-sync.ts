import { AppError } from '#shared/errors'
import { IngestResult, isActive, isLoad, type JobRequest, type JobSnapshot } from '#shared/job'
import type { FolderRow, SyncState } from '#shared/sync'
import {
  addSyncedFolder,
  knownFolders,
  removeSyncedFolder,
  type SyncedFolder,
  saveSyncedFolder,
  syncedFolders,
} from '../archive/synced-folders'
import type { Queryable } from '../db/database'
import { type FolderLook, lookAtFolder } from '../sources/look'
import { type FolderWatcher, type WatchFolder, watchFolder } from '../sources/watch'
import { type Clock, systemClock } from './clock'

/** So long nothing may change before a folder is taken in: whoever writes there has finished. */
const SETTLE_MS = 5_000
/** The window has its first calls answered before anybody looks at folders. */
const START_MS = 2_000
/** How often somebody looks where the system tells nothing, or where the folder is not there. */
const POLL_MS = 30_000
/** How often somebody looks all the same where it does: links and some drives keep changes to themselves. */
const CARE_MS = 10 * 60_000

export type FolderSyncOptions = {
  db: Queryable
  jobs: {
    list(): Promise<JobSnapshot[]>
    start(request: JobRequest): Promise<JobSnapshot>
    resume(id: number): Promise<JobSnapshot>
  }
  /** Told whenever the list of folders reads differently. */
  onChange(): void
  /** False: folders can be listed, added and removed, and nobody looks at them. */
  isWatching: boolean
  clock?: Clock
  watch?: WatchFolder
  look?: (path: string) => Promise<FolderLook>
}

/** Keeps folders in sync while the archive is open: looks at them, and starts a job when something changed. */
export type FolderSync = {
  list(): Promise<FolderRow[]>
  add(path: string): Promise<void>
  remove(id: number): Promise<void>
  /** Looks now, also for what the user cancelled before; `not_found` when the folder is not kept in sync. */
  check(id: number): Promise<void>
  /** Has to hear every change of every job. */
  onJob(job: JobSnapshot): void
  /** Resolves when nobody looks at a folder and no job is about to be started. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** A folder that is kept in sync, as it is this moment. */
type Kept = {
  row: SyncedFolder
  state: Exclude<SyncState, 'off'>
  watcher: FolderWatcher | null
  /** False once the system refused to watch it: asking again and again would not help. */
  canWatch: boolean
  /** What was seen when something had changed: it is taken in when it is seen twice. */
  seen: string | null
  /** What the job that runs, or is about to, takes in; null: there is none. */
  taken: string | null
  isLooking: boolean
  /** Something changed while somebody looked. */
  isStale: boolean
  forget: () => void
}

/** Begins to watch the folders of an archive that was just opened. */
export async function openFolderSync(options: FolderSyncOptions): Promise<FolderSync> {
  const sync = new Sync(options)
  await sync.open()
  return sync
}

class Sync implements FolderSync {
  readonly #options: FolderSyncOptions
  readonly #clock: Clock
  readonly #watch: WatchFolder
  readonly #lookAt: (path: string) => Promise<FolderLook>
  readonly #kept = new Map<number, Kept>()
  readonly #work = new Set<Promise<void>>()
  #isStarting = false
  #isClosed = false
  #endWaiting: () => void = () => undefined
  /** Resolves when the archive closes: a drive that does not answer must not keep it open. */
  readonly #closing = new Promise<null>((resolve) => {
    this.#endWaiting = () => resolve(null)
  })

  constructor(options: FolderSyncOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#watch = options.watch ?? watchFolder
    this.#lookAt = options.look ?? lookAtFolder
  }

  async open(): Promise<void> {
    for (const row of await syncedFolders(this.#options.db)) this.#keep(row, START_MS)
  }

  async list(): Promise<FolderRow[]> {
    const { db } = this.#options
    const rows = new Map((await syncedFolders(db)).map((row) => [row.path, row]))
    return (await knownFolders(db)).map(({ path, files, last_ingested_at }) => {
      const row = rows.get(path)
      const kept = row && this.#kept.get(row.id)
      return {
        sync_id: row?.id ?? null,
        path,
        state: kept?.state ?? (row ? 'idle' : 'off'),
        is_polled: kept !== undefined && kept.watcher === null && kept.state !== 'missing',
        files,
        last_ingested_at,
        last_checked_at: row?.last_checked_at ?? null,
        last_changed_at: row?.last_changed_at ?? null,
      }
    })
  }

  async add(path: string): Promise<void> {
    const { db } = this.#options
    await addSyncedFolder(db, path)
    const rows = await syncedFolders(db)
    const ids = new Set(rows.map(({ id }) => id))
    for (const id of [...this.#kept.keys()]) if (!ids.has(id)) await this.#drop(id)
    for (const row of rows) if (!this.#kept.has(row.id)) this.#keep(row, 0)
    this.#options.onChange()
  }

  async remove(id: number): Promise<void> {
    await removeSyncedFolder(this.#options.db, id)
    await this.#drop(id)
    this.#options.onChange()
  }

  async check(id: number): Promise<void> {
    const kept = this.#kept.get(id)
    if (!kept) throw new AppError('not_found', 'This folder is not kept in sync any more.')
    await this.#save(kept, { held_fingerprint: null })
    kept.seen = null
    this.#look(kept)
  }

  onJob(job: JobSnapshot): void {
    if (!isLoad(job) || isActive(job) || this.#isClosed) return
    const kept = [...this.#kept.values()].find(({ row }) => row.job_id === job.id)
    this.#run(async () => {
      if (kept) await this.#onOwnJob(kept, job)
      await this.#startNext()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#endWaiting()
    await Promise.all([...this.#kept.keys()].map((id) => this.#drop(id)))
    await this.settled()
  }

  async settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work)
  }

  #keep(row: SyncedFolder, wait: number): void {
    if (!this.#options.isWatching) return
    const kept: Kept = {
      row,
      state: 'idle',
      watcher: null,
      canWatch: true,
      seen: null,
      taken: null,
      isLooking: false,
      isStale: false,
      forget: () => undefined,
    }
    this.#kept.set(row.id, kept)
    this.#lookAgain(kept, wait)
  }

  async #drop(id: number): Promise<void> {
    const kept = this.#kept.get(id)
    this.#kept.delete(id)
    kept?.forget()
    await kept?.watcher?.close()
  }

  /** True while the folder is kept in sync by this very archive. */
  #isKept(kept: Kept): boolean {
    return !this.#isClosed && this.#kept.get(kept.row.id) === kept
  }

  /** Work that nobody waits for; what fails now is tried again with the next look. */
  #run(work: () => Promise<void>): void {
    const done: Promise<void> = work()
      .catch(() => undefined)
      .finally(() => this.#work.delete(done))
    this.#work.add(done)
  }

  #look(kept: Kept): void {
    kept.forget()
    if (kept.isLooking) {
      kept.isStale = true
      return
    }
    kept.isLooking = true
    this.#run(async () => {
      let wait = CARE_MS
      try {
        wait = await this.#lookOnce(kept)
      } finally {
        kept.isLooking = false
        if (this.#isKept(kept)) this.#lookAgain(kept, kept.isStale ? SETTLE_MS : wait)
      }
    })
  }

  #lookAgain(kept: Kept, ms: number): void {
    kept.forget()
    kept.isStale = false
    kept.forget = this.#clock.after(ms, () => this.#look(kept))
  }

  /** Looks at a folder and says when to look again. */
  async #lookOnce(kept: Kept): Promise<number> {
    await this.#watchOver(kept)
    const look = await Promise.race([this.#lookAt(kept.row.path), this.#closing])
    if (!look || !this.#isKept(kept)) return CARE_MS
    await this.#save(kept, { is_checked: true })
    const quiet = kept.watcher ? CARE_MS : POLL_MS
    if (!look.is_there) {
      await kept.watcher?.close()
      kept.watcher = null
      kept.canWatch = true
      kept.seen = null
      this.#tell(kept, 'missing')
      return POLL_MS
    }
    if (kept.taken !== null) return quiet
    const { fingerprint } = look
    if (fingerprint === kept.row.fingerprint || fingerprint === kept.row.held_fingerprint) {
      kept.seen = null
      this.#tell(kept, fingerprint === kept.row.fingerprint ? 'idle' : 'held')
      return quiet
    }
    if (fingerprint !== kept.seen) {
      kept.seen = fingerprint
      this.#tell(kept, 'settling')
      return SETTLE_MS
    }
    kept.taken = fingerprint
    this.#tell(kept, 'reading')
    await this.#startNext()
    return quiet
  }

  /** Begins to watch where nobody does, as after a drive came back. */
  async #watchOver(kept: Kept): Promise<void> {
    if (kept.watcher || !kept.canWatch) return
    const watching = this.#watch(kept.row.path, {
      changed: () => this.#onChange(kept),
      lost: () => {
        kept.watcher = null
        kept.canWatch = false
      },
    }).catch(() => null)
    const watcher = await Promise.race([watching, this.#closing])
    if (this.#isKept(kept) && kept.canWatch) kept.watcher = watcher
    else void watching.then((late) => late?.close())
  }

  #onChange(kept: Kept): void {
    if (!this.#isKept(kept)) return
    if (kept.isLooking) kept.isStale = true
    else this.#lookAgain(kept, SETTLE_MS)
  }

  /** Starts the job of a folder that waits for one; never beside another load. */
  async #startNext(): Promise<void> {
    if (this.#isStarting || this.#isClosed) return
    this.#isStarting = true
    try {
      const { jobs } = this.#options
      const known = await jobs.list()
      if (known.some((job) => isLoad(job) && isActive(job))) return
      const next = [...this.#kept.values()].find(({ taken, row }) => {
        return taken !== null && !known.some((job) => job.id === row.job_id && isActive(job))
      })
      if (!next) return
      const before = known.find(({ id }) => id === next.row.job_id)
      const params = { folder_id: next.row.id }
      const job =
        before?.state === 'interrupted'
          ? await jobs.resume(before.id)
          : await jobs.start({ kind: 'sync', params })
      await this.#save(next, { job_id: job.id })
    } finally {
      this.#isStarting = false
    }
  }

  async #onOwnJob(kept: Kept, job: JobSnapshot): Promise<void> {
    const { taken } = kept
    kept.taken = null
    kept.seen = null
    if (job.state === 'done') {
      const result = IngestResult.safeParse(job.result)
      const isNews = result.success && result.data.messages.new + result.data.messages.updated > 0
      await this.#save(kept, {
        ...(taken !== null && { fingerprint: taken }),
        held_fingerprint: null,
        ...(isNews && { is_changed: true }),
      })
    } else if (job.state === 'cancelled' && taken !== null) {
      await this.#save(kept, { held_fingerprint: taken })
    } else if (job.state === 'failed' && taken !== null) {
      // Not stored: what failed is tried again when the archive opens the next time.
      kept.row = { ...kept.row, held_fingerprint: taken }
    }
    // More may have come while the job ran.
    this.#look(kept)
  }

  async #save(kept: Kept, change: Parameters<typeof saveSyncedFolder>[2]): Promise<void> {
    const { is_checked: _checked, is_changed: _changed, ...stored } = change
    kept.row = { ...kept.row, ...stored }
    await saveSyncedFolder(this.#options.db, kept.row.id, change)
  }

  #tell(kept: Kept, state: Kept['state']): void {
    if (kept.state === state) return
    kept.state = state
    this.#options.onChange()
  }
}
