import { performance } from 'node:perf_hooks'
import type { JobSnapshot } from '#shared/job'
import { type Listener, nameOf } from './statements'
import { type Spread, spreadOf } from './stats'
import { ThreadClock, type ThreadTimes } from './threads'

/** How often something happened and how long it took, in milliseconds. */
export type Tally = { count: number; ms: number; longest_ms: number }

/** What happened while a job was in a stage. Seconds of processor time are per thread of the engine's process. */
export type Stage = {
  name: string
  seconds: number
  /** Messages that the archive held at the stage's end. */
  messages: number
  /** Times in which no call could be answered, in milliseconds: transactions, and statements outside of them. */
  blocks: Spread
  /** By what a statement does; `transactions` is what is left of them: begin, commit, JavaScript in between. */
  statements: Record<string, Tally>
  threads: ThreadTimes
}

/** Follows a job through its stages: feed it every snapshot, and let it listen to the database. */
export class StageClock {
  readonly stages: Stage[] = []
  #startedAt = 0
  readonly #clock = new ThreadClock()
  #threads = this.#clock.read()
  #isInTransaction = false
  #inside = 0
  #blocks: number[] = []

  /** Takes a snapshot of the job; a new stage's name ends the stage before. */
  onJob(job: JobSnapshot): void {
    const isOver = !['queued', 'running'].includes(job.state)
    const current = this.stages.at(-1)
    if (current !== undefined) current.messages = job.counters.messages ?? current.messages
    const threads = this.#clock.read()
    if (!isOver && current?.name === job.stage) return
    const now = performance.now()
    if (current !== undefined) {
      current.seconds += (now - this.#startedAt) / 1000
      current.threads = difference(threads, this.#threads)
      current.blocks = spreadOf(this.#blocks)
    }
    this.#blocks = []
    this.#startedAt = now
    this.#threads = threads
    if (isOver) return
    this.stages.push({
      name: job.stage,
      seconds: 0,
      messages: current?.messages ?? 0,
      blocks: spreadOf([]),
      statements: {},
      threads: { engine: 0, parser: 0, helpers: 0 },
    })
  }

  /** Counts statements under the stage in which they were answered. */
  readonly listener: Listener = {
    began: () => {
      this.#isInTransaction = true
      this.#inside = 0
    },
    answered: (statement, ms) => {
      this.#add(nameOf(statement), ms)
      if (this.#isInTransaction) this.#inside += ms
      else this.#blocks.push(ms)
    },
    ended: (ms) => {
      this.#isInTransaction = false
      this.#add('transactions', Math.max(0, ms - this.#inside))
      this.#blocks.push(ms)
    },
  }

  #add(name: string, ms: number): void {
    const stage = this.stages.at(-1)
    if (stage === undefined) return
    const tally = stage.statements[name] ?? { count: 0, ms: 0, longest_ms: 0 }
    stage.statements[name] = tally
    tally.count++
    tally.ms += ms
    tally.longest_ms = Math.max(tally.longest_ms, ms)
  }
}

function difference(after: ThreadTimes, before: ThreadTimes): ThreadTimes {
  return {
    engine: after.engine - before.engine,
    parser: after.parser - before.parser,
    helpers: after.helpers - before.helpers,
  }
}
