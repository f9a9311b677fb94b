import { AppError } from '#shared/errors'
import type { BackgroundState, JobRequest, JobSnapshot } from '#shared/job'
import { addJob, getJob, listJobs, markInterrupted, saveCheckpoint, saveJob } from '../archive/jobs'
import type { Database } from '../db/database'
import type { EngineHost } from '../host'
import type { Meaning } from '../meaning/meaning'
import type { Workers } from '../workers'
import { type Clock, systemClock } from './clock'
import { bindKind, type JobContext, type JobKinds } from './kind'
import { changeLive, type Live, newLive, newSnapshot, queuedAgain } from './live-job'
import { throttle } from './throttle'

const TELL_MS = 100
const SAVE_MS = 1000

/** What the runner works with. */
export type RunnerOptions = {
  db: Database
  host: EngineHost
  archiveDir: string
  workers: Workers | null
  /** Absent = none. */
  meaning?: Meaning | null
  kinds: JobKinds
  /** Hands on `job.changed` and `archive.changed`. */
  emit(name: 'job.changed' | 'archive.changed', payload: unknown): void
  /** Resolves when the interactive calls that wait now have been answered: they go before the next batch. */
  giveWay(): Promise<void>
  clock?: Clock
  /** Whether background work may run at first; absent = it may. */
  background?: BackgroundState
}

/**
 * Runs jobs, one at a time, in the order they were started; background work only while no other job waits or runs: it
 * goes back to waiting, at its checkpoint, when one comes.
 */
export type Runner = {
  /** `isAsked` = a person wants it now: background work then runs in whatever state it is. */
  start(request: JobRequest, isAsked?: boolean): Promise<JobSnapshot>
  /** Newest first, those that run as they are this moment. */
  list(): Promise<JobSnapshot[]>
  /** A queued job is cancelled at once, a running one after its batch; an ended one stays as it is. */
  cancel(id: number): Promise<JobSnapshot>
  /** Queues a cancelled, failed or interrupted job again; it goes on from its checkpoint. */
  resume(id: number, isAsked?: boolean): Promise<JobSnapshot>
  /** Lets background work run, wait, or end: what waits or runs of it becomes `interrupted` when it is off. */
  setBackground(state: BackgroundState): Promise<void>
  /** Does what no background work may see half done: what runs of it has stopped, and goes on from its checkpoint after. */
  apart<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when nothing runs and nothing waits but what may not run. */
  idle(): Promise<void>
  /** Stops the running job after its batch and marks it and the waiting ones `interrupted`. */
  close(): Promise<void>
}

/** A runner over an archive that was just opened: what ran when it was last closed becomes `interrupted`. */
export async function openRunner(options: RunnerOptions): Promise<Runner> {
  await markInterrupted(options.db)
  return new JobRunner(options)
}

class JobRunner implements Runner {
  readonly #options: RunnerOptions
  readonly #clock: Clock
  readonly #live = new Map<number, Live>()
  #working: Promise<void> | null = null
  #isClosing = false
  #background: BackgroundState
  #running: Live | null = null
  /** Resolves when the job that runs does so no more. */
  #ran: Promise<void> = Promise.resolve()
  /** What background work has to wait for: jobs that are asked for and not in the queue yet, and work apart from it. */
  #arrivals = 0

  constructor(options: RunnerOptions) {
    this.#options = options
    this.#background = options.background ?? 'run'
    this.#clock = options.clock ?? systemClock
  }

  async start(request: JobRequest, isAsked = false): Promise<JobSnapshot> {
    const { title, is_background } = bindKind(this.#options.kinds, request.kind, request.params)
    return this.#arriving(is_background, async () => {
      const id = await addJob(this.#options.db, request)
      const facts = { id, kind: request.kind, title, is_background }
      return this.#enqueue(request.params, null, isAsked, newSnapshot(facts, this.#now()))
    })
  }

  async list(): Promise<JobSnapshot[]> {
    const stored = await listJobs(this.#options.db)
    return stored.map((snapshot) => this.#live.get(snapshot.id)?.snapshot ?? snapshot)
  }

  async cancel(id: number): Promise<JobSnapshot> {
    const job = this.#live.get(id)
    if (!job) return (await getJob(this.#options.db, id)).snapshot
    job.stop = 'cancel'
    job.abort.abort(new AppError('cancelled', 'The job was cancelled.'))
    if (job.snapshot.state === 'queued') await this.#end(job, { state: 'cancelled' })
    else this.#change(job, { stage: 'Stopping' })
    return job.snapshot
  }

  async resume(id: number, isAsked = false): Promise<JobSnapshot> {
    const live = this.#live.get(id)
    if (live) {
      live.isAsked ||= isAsked
      this.#wake()
      return live.snapshot
    }
    const { kind, params, checkpoint, snapshot } = await getJob(this.#options.db, id)
    if (snapshot.state === 'done') {
      throw new AppError('invalid_input', 'This job is done; there is nothing to resume.')
    }
    const { title, is_background } = bindKind(this.#options.kinds, kind, params)
    const queued = queuedAgain(snapshot, title, is_background)
    return this.#arriving(is_background, () => this.#enqueue(params, checkpoint, isAsked, queued))
  }

  async setBackground(state: BackgroundState): Promise<void> {
    this.#background = state
    for (const job of [...this.#live.values()].filter((one) => one.snapshot.is_background)) {
      if (state !== 'off' && this.#mayRun(job)) continue
      if (job === this.#running) this.#stop(job, state === 'off' ? 'pause' : 'wait')
      else if (state === 'off') await this.#end(job, { state: 'interrupted' })
    }
    for (const job of this.#live.values()) {
      if (job !== this.#running) this.#change(job, { stage: this.#waitingStage(job) })
    }
    this.#wake()
  }

  apart<T>(work: () => Promise<T>): Promise<T> {
    return this.#arriving(false, async () => {
      if (this.#running?.snapshot.is_background) await this.#ran
      return work()
    })
  }

  async idle(): Promise<void> {
    while (this.#working) await this.#working
  }

  async close(): Promise<void> {
    this.#isClosing = true
    for (const job of this.#live.values()) {
      job.abort.abort(new AppError('cancelled', 'The archive is being closed.'))
    }
    this.#wake()
    await this.idle()
  }

  async #enqueue(
    params: unknown,
    checkpoint: unknown,
    isAsked: boolean,
    snapshot: JobSnapshot,
  ): Promise<JobSnapshot> {
    if (this.#isClosing) throw new AppError('cancelled', 'The archive is being closed.')
    const emit = () => this.#options.emit('job.changed', job.snapshot)
    const tell = throttle(emit, TELL_MS, this.#clock)
    const job: Live = newLive({ snapshot, params, checkpoint, isAsked, tell })
    job.snapshot = { ...snapshot, stage: this.#waitingStage(job) }
    this.#live.set(snapshot.id, job)
    await saveJob(this.#options.db, job.snapshot)
    job.tell.ask()
    this.#wake()
    return job.snapshot
  }

  /** Has background work wait while something that goes first arrives: storing another job takes its turn. */
  async #arriving<T>(isBackground: boolean, arrive: () => Promise<T>): Promise<T> {
    if (isBackground) return arrive()
    this.#arrivals += 1
    if (this.#running?.snapshot.is_background) this.#stop(this.#running, 'wait')
    try {
      return await arrive()
    } finally {
      this.#arrivals -= 1
      this.#wake()
    }
  }

  #mayRun({ snapshot, isAsked }: Live): boolean {
    return !snapshot.is_background || isAsked || this.#background === 'run'
  }

  /** Why a job that does not run waits. */
  #waitingStage(job: Live): string {
    return this.#mayRun(job) ? 'Waiting' : 'Waiting until the computer is plugged in'
  }

  /** Stops the running job after its batch; it stays what a stronger wish before made of it. */
  #stop(job: Live, stop: 'pause' | 'wait'): void {
    if (job.stop === null || stop === 'pause') job.stop = job.stop === 'cancel' ? 'cancel' : stop
    job.abort.abort(new AppError('cancelled', 'Others go first.'))
  }

  #wake(): void {
    if (this.#next()) this.#working ??= this.#work()
  }

  /** Whose turn it is: background work comes after all others. */
  #next(): Live | undefined {
    const waiting = [...this.#live.values()]
    return (
      waiting.find(({ snapshot }) => !snapshot.is_background) ??
      waiting.find(
        (job) =>
          this.#isClosing || job.stop === 'pause' || (this.#arrivals === 0 && this.#mayRun(job)),
      )
    )
  }

  /** Takes jobs in the order of their queueing until none is left that may run. */
  async #work(): Promise<void> {
    // Whoever started the job hears its id before anything else of it.
    await new Promise((resolve) => setImmediate(resolve))
    for (;;) {
      const next = this.#next()
      if (!next) {
        this.#working = null
        return
      }
      this.#running = next
      this.#ran = this.#run(next)
      await this.#ran
      this.#running = null
    }
  }

  async #run(job: Live): Promise<void> {
    const { signal } = job.abort
    try {
      signal.throwIfAborted()
      this.#change(job, { state: 'running', stage: 'Starting', started_at: this.#now() })
      await this.#save(job)
      const { run } = bindKind(this.#options.kinds, job.snapshot.kind, job.params)
      const result = await run(this.#context(job))
      await this.#end(job, { state: 'done', stage: 'Done', result })
    } catch (thrown) {
      if (signal.aborted && job.stop === 'wait' && !this.#isClosing) await this.#putBack(job)
      else if (signal.aborted) {
        const isKept = this.#isClosing || job.stop === 'pause'
        await this.#end(job, { state: isKept ? 'interrupted' : 'cancelled' })
      } else await this.#end(job, { state: 'failed', error: AppError.from(thrown).toPayload() })
    }
  }

  /** Back to waiting: it runs again, from its checkpoint, when its turn comes. */
  async #putBack(job: Live): Promise<void> {
    job.abort = new AbortController()
    job.stop = null
    this.#change(job, { state: 'queued', stage: this.#waitingStage(job) })
    await this.#save(job).catch(() => undefined)
  }

  #context(job: Live): JobContext {
    const { db, host, archiveDir, workers, meaning = null, emit, giveWay } = this.#options
    const { signal } = job.abort
    return {
      job_id: job.snapshot.id,
      db,
      host,
      archive_dir: archiveDir,
      workers,
      meaning,
      signal,
      checkpoint: job.checkpoint,
      batch: async (work, checkpoint) => {
        await giveWay()
        const isSaved = this.#clock.now() - job.savedAt < SAVE_MS
        const value = await db.transaction(async (tx) => {
          const value = await work(tx)
          if (!isSaved) await saveJob(tx, job.snapshot, checkpoint)
          else if (checkpoint !== undefined) {
            await saveCheckpoint(tx, job.snapshot.id, checkpoint)
          }
          return value
        })
        if (!isSaved) job.savedAt = this.#clock.now()
        if (checkpoint !== undefined) job.checkpoint = checkpoint
        signal.throwIfAborted()
        // Awaiting PGlite does not let messages in; this does.
        await new Promise((resolve) => setImmediate(resolve))
        return value
      },
      progress: (change) => {
        const isStopping = signal.aborted && change.stage !== undefined
        this.#change(job, isStopping ? { ...change, stage: 'Stopping' } : change)
      },
      note: (note) => {
        job.notes.add(note)
        this.#change(job, {})
      },
      archiveChanged: () => emit('archive.changed', {}),
    }
  }

  #change(job: Live, change: Partial<JobSnapshot>): void {
    const { stage } = job.snapshot
    this.#set(job, change)
    job.tell.ask()
    // A stage may begin with a statement that lets nothing out until it ends.
    if (job.snapshot.stage !== stage) job.tell.flush()
  }

  #set(job: Live, change: Partial<JobSnapshot>): void {
    changeLive(job, change, this.#clock.now())
  }

  /** Leaves the queue. A job whose end cannot be stored is found and marked when the archive opens again. */
  async #end(job: Live, change: Partial<JobSnapshot>): Promise<void> {
    this.#set(job, { ...change, finished_at: this.#now() })
    job.snapshot = { ...job.snapshot, rate: null, seconds_left: null }
    this.#live.delete(job.snapshot.id)
    await this.#save(job).catch(() => undefined)
    // Told once, and not before it is stored.
    job.tell.ask()
    job.tell.flush()
  }

  async #save(job: Live): Promise<void> {
    await saveJob(this.#options.db, job.snapshot)
    job.savedAt = this.#clock.now()
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString()
  }
}
