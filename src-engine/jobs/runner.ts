import { AppError } from '#shared/errors'
import type { JobRequest, JobSnapshot } from '#shared/job'
import { addJob, getJob, listJobs, markInterrupted, saveCheckpoint, saveJob } from '../archive/jobs'
import type { Database } from '../db/database'
import type { EngineHost } from '../host'
import type { Workers } from '../workers'
import { type Clock, systemClock } from './clock'
import { bindKind, type JobContext, type JobKinds } from './kind'
import { type NoteBook, noteBook } from './note-book'
import { type RateMeter, rateMeter } from './rate'
import { type Throttle, throttle } from './throttle'

const TELL_MS = 100
const SAVE_MS = 1000

/** What the runner works with. */
export type RunnerOptions = {
  db: Database
  host: EngineHost
  archiveDir: string
  workers: Workers | null
  kinds: JobKinds
  /** Hands on `job.changed` and `archive.changed`. */
  emit(name: 'job.changed' | 'archive.changed', payload: unknown): void
  /** Resolves when the interactive calls that wait now have been answered: they go before the next batch. */
  giveWay(): Promise<void>
  clock?: Clock
}

/** Runs jobs, one at a time, in the order they were started. */
export type Runner = {
  start(request: JobRequest): Promise<JobSnapshot>
  /** Newest first, those that run as they are this moment. */
  list(): Promise<JobSnapshot[]>
  /** A queued job is cancelled at once, a running one after its batch; an ended one stays as it is. */
  cancel(id: number): Promise<JobSnapshot>
  /** Queues a cancelled, failed or interrupted job again; it goes on from its checkpoint. */
  resume(id: number): Promise<JobSnapshot>
  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void>
  /** Stops the running job after its batch and marks it and the waiting ones `interrupted`. */
  close(): Promise<void>
}

/** A job that waits or runs. */
type Live = {
  snapshot: JobSnapshot
  params: unknown
  checkpoint: unknown
  abort: AbortController
  notes: NoteBook
  meter: RateMeter
  tell: Throttle
  savedAt: number
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

  constructor(options: RunnerOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
  }

  async start(request: JobRequest): Promise<JobSnapshot> {
    const { title } = bindKind(this.#options.kinds, request.kind, request.params)
    const id = await addJob(this.#options.db, request)
    return this.#enqueue(request.params, null, {
      id,
      kind: request.kind,
      title,
      state: 'queued',
      stage: 'Waiting',
      done: 0,
      total: null,
      unit: 'steps',
      rate: null,
      seconds_left: null,
      counters: {},
      notes: [],
      notes_total: 0,
      result: null,
      error: null,
      created_at: this.#now(),
      started_at: null,
      finished_at: null,
    })
  }

  async list(): Promise<JobSnapshot[]> {
    const stored = await listJobs(this.#options.db)
    return stored.map((snapshot) => this.#live.get(snapshot.id)?.snapshot ?? snapshot)
  }

  async cancel(id: number): Promise<JobSnapshot> {
    const job = this.#live.get(id)
    if (!job) return (await getJob(this.#options.db, id)).snapshot
    job.abort.abort(new AppError('cancelled', 'The job was cancelled.'))
    if (job.snapshot.state === 'queued') await this.#end(job, { state: 'cancelled' })
    else this.#change(job, { stage: 'Stopping' })
    return job.snapshot
  }

  async resume(id: number): Promise<JobSnapshot> {
    const live = this.#live.get(id)
    if (live) return live.snapshot
    const { kind, params, checkpoint, snapshot } = await getJob(this.#options.db, id)
    if (snapshot.state === 'done') {
      throw new AppError('invalid_input', 'This job is done; there is nothing to resume.')
    }
    const { title } = bindKind(this.#options.kinds, kind, params)
    return this.#enqueue(params, checkpoint, {
      ...snapshot,
      title,
      state: 'queued',
      stage: 'Waiting',
      rate: null,
      seconds_left: null,
      notes: [],
      notes_total: 0,
      result: null,
      error: null,
      finished_at: null,
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
    await this.idle()
  }

  async #enqueue(
    params: unknown,
    checkpoint: unknown,
    snapshot: JobSnapshot,
  ): Promise<JobSnapshot> {
    if (this.#isClosing) throw new AppError('cancelled', 'The archive is being closed.')
    const job: Live = {
      snapshot,
      params,
      checkpoint,
      abort: new AbortController(),
      notes: noteBook(),
      meter: rateMeter(),
      tell: throttle(() => this.#options.emit('job.changed', job.snapshot), TELL_MS, this.#clock),
      savedAt: Number.NEGATIVE_INFINITY,
    }
    this.#live.set(snapshot.id, job)
    await saveJob(this.#options.db, snapshot)
    job.tell.ask()
    this.#working ??= this.#work()
    return snapshot
  }

  /** Takes jobs in the order of their queueing until none is left. */
  async #work(): Promise<void> {
    // Whoever started the job hears its id before anything else of it.
    await new Promise((resolve) => setImmediate(resolve))
    for (;;) {
      const next = this.#live.values().next()
      if (next.done) {
        this.#working = null
        return
      }
      await this.#run(next.value)
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
      if (signal.aborted)
        await this.#end(job, { state: this.#isClosing ? 'interrupted' : 'cancelled' })
      else await this.#end(job, { state: 'failed', error: AppError.from(thrown).toPayload() })
    }
  }

  #context(job: Live): JobContext {
    const { db, host, archiveDir, workers, emit, giveWay } = this.#options
    const { signal } = job.abort
    return {
      job_id: job.snapshot.id,
      db,
      host,
      archive_dir: archiveDir,
      workers,
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
    const next = { ...job.snapshot, ...change }
    job.meter.add(`${next.stage} ${next.unit}`, next.done, this.#clock.now())
    const rate = job.meter.rate()
    job.snapshot = {
      ...next,
      rate,
      seconds_left:
        rate === null || next.total === null ? null : Math.max(0, next.total - next.done) / rate,
      notes: job.notes.kept(),
      notes_total: job.notes.total(),
    }
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
