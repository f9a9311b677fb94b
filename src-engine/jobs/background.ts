import {
  type BackgroundState,
  type BackgroundStatus,
  isActive,
  JOB_PARAMS,
  type JobKind,
  type JobRequest,
  type JobSnapshot,
} from '#shared/job'
import { backgroundRow, saveBackgroundHeld } from '../archive/background-work'
import { forgetDone } from '../archive/jobs'
import type { Queryable } from '../db/database'
import type { Meaning } from '../meaning/meaning'
import { type Clock, systemClock } from './clock'
import { bindKind, type JobKinds } from './kind'
import type { Runner } from './runner'

/** The window has its first calls answered before anything is done by itself. */
const START_MS = 2_000

export type BackgroundOptions = {
  db: Queryable
  runner: Runner
  kinds: JobKinds
  /** Absent = none. */
  meaning?: Meaning | null
  /** null = nothing is ever started by itself. */
  state: BackgroundState | null
  clock?: Clock
}

/** Starts background work when there is some, and nothing that the user cancelled. */
export type Background = {
  status(): Promise<BackgroundStatus>
  set(state: BackgroundState): Promise<void>
  /** Starts a kind because a person asks for it, or goes on with its job that was stopped. */
  start(kind: JobKind): Promise<JobSnapshot>
  /** Starts what there is to do since somebody changed something without a job. */
  look(): void
  /** Has to hear every change of every job. */
  onJob(job: JobSnapshot): void
  /** Resolves when nothing is about to be started. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** The background work of an archive that was just opened: what was left is looked for a moment later. */
export function openBackground(options: BackgroundOptions): Background {
  return new Keeper(options)
}

class Keeper implements Background {
  readonly #options: BackgroundOptions
  readonly #names: readonly JobKind[]
  /** What there was to do when a job failed: tried again at the next opening. */
  readonly #failed = new Map<JobKind, string>()
  #state: BackgroundState | null
  #isClosed = false
  #last: Promise<void> = Promise.resolve()
  readonly #forget: () => void

  constructor(options: BackgroundOptions) {
    this.#options = options
    this.#state = options.state
    const { kinds, clock = systemClock } = options
    this.#names = (Object.keys(kinds) as JobKind[]).filter((kind) => kinds[kind].background)
    this.#forget = clock.after(START_MS, () => this.look())
  }

  async status(): Promise<BackgroundStatus> {
    const { db, kinds } = this.#options
    const work = []
    for (const kind of this.#names) {
      const pending = await this.#pending(kind)
      const { held } = await backgroundRow(db, kind)
      const { title } = bindKind(kinds, kind, {})
      work.push({
        kind,
        title,
        is_pending: pending !== null,
        is_held: pending !== null && pending === held,
      })
    }
    return { state: this.#state ?? 'off', work }
  }

  async set(state: BackgroundState): Promise<void> {
    this.#state = state
    await this.#options.runner.setBackground(state)
    this.look()
  }

  async start(kind: JobKind): Promise<JobSnapshot> {
    await saveBackgroundHeld(this.#options.db, kind, null)
    this.#failed.delete(kind)
    return this.#queue(kind, true)
  }

  look(): void {
    this.#then(() => this.#check())
  }

  onJob(job: JobSnapshot): void {
    if (isActive(job)) return
    this.#then(async () => {
      if (job.is_background) await this.#afterOwn(job)
      await this.#check()
    })
  }

  async settled(): Promise<void> {
    for (let last = null; last !== this.#last; ) {
      last = this.#last
      await last
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#forget()
    await this.settled()
  }

  /** One thing after the other; what fails now is tried again after the next job. */
  #then(work: () => Promise<void>): void {
    this.#last = this.#last.then(() => (this.#isClosed ? undefined : work())).catch(() => undefined)
  }

  async #afterOwn({ kind, state }: JobSnapshot): Promise<void> {
    // whoever stops a command does not say that the app may not do it
    if (this.#state === null) return
    const pending = await this.#pending(kind)
    if (pending === null) return
    if (state === 'cancelled') await saveBackgroundHeld(this.#options.db, kind, pending)
    if (state === 'failed') this.#failed.set(kind, pending)
  }

  async #check(): Promise<void> {
    if (this.#state === null || this.#state === 'off') return
    for (const kind of this.#names) {
      const pending = await this.#pending(kind)
      if (pending === null || pending === this.#failed.get(kind)) continue
      const { held } = await backgroundRow(this.#options.db, kind)
      if (pending !== held && !this.#isClosed) await this.#queue(kind, false)
    }
  }

  async #pending(kind: JobKind): Promise<string | null> {
    const { db, kinds, meaning = null } = this.#options
    return (await kinds[kind].background?.pending(db, { meaning })) ?? null
  }

  /** Queues a kind, or goes on with its newest job when that did not end. */
  async #queue(kind: JobKind, isAsked: boolean): Promise<JobSnapshot> {
    const { db, runner } = this.#options
    const newest = (await runner.list()).find((job) => job.kind === kind)
    if (newest && (isActive(newest) ? isAsked : newest.state !== 'done')) {
      return runner.resume(newest.id, isAsked)
    }
    if (newest && isActive(newest)) return newest
    await forgetDone(db, kind)
    // the params of background work are empty
    const params = JOB_PARAMS[kind].parse({})
    return runner.start({ kind, params } as JobRequest, isAsked)
  }
}
