import { AsyncLocalStorage } from 'node:async_hooks'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { overviewBySql } from '#engine/archive/overview/by-sql'
import type { Database } from '#engine/db/database'
import { type Engine, isEngineCall, openEngine, workersIn } from '#engine/index'
import type { JobSnapshot } from '#shared/job'
import { OverviewQuery } from '#shared/overview'
import { recallOfCodes } from './meaning-recall'
import { recordInto } from './recording'
import { type Stage, StageClock } from './stages'
import { type Listener, listenTo } from './statements'
import { serve } from './wire'

const here = dirname(fileURLToPath(import.meta.url))
const NEVER = { aborted: false, throwIfAborted: () => undefined }

const OpenInput = z.object({ archive_dir: z.string(), record_to: z.string().nullable() })
/** What opens the engine: its archive, and a folder for a recording of what jobs ask of the database. */
export type OpenInput = z.infer<typeof OpenInput>

/** What `bench.open` answers. */
export type Opened = { seconds: number }
/** What `bench.stages` answers: the stages of every job so far, and the most memory the process held, in bytes. */
export type Measured = { stages: Stage[]; peak_bytes: number }

/**
 * The engine in a process of its own, as the app has it, asked over a channel: every call of the engine, and
 * `bench.open`, `bench.stages`, `bench.recall`, `bench.memory`, `bench.overview_by_sql`, `bench.close`. What a job asks of the database is timed by stage; what other calls ask
 * meanwhile is not.
 */
export async function runEnginePart(): Promise<number> {
  const part = new EnginePart()
  const tell = serve((name, input) => part.answer(name, input))
  part.tell = tell
  return part.ended
}

class EnginePart {
  readonly ended: Promise<number>
  tell: (name: string, payload: unknown) => void = () => undefined
  readonly #reading = new AsyncLocalStorage<true>()
  readonly #clock = new StageClock()
  #engine: Engine | null = null
  #db: Database | null = null
  #closeRecording: () => Promise<void> = async () => undefined
  #isClosed = false

  constructor() {
    this.ended = new Promise((resolve) => {
      process.once('disconnect', () => resolve(this.#isClosed ? 0 : 1))
    })
  }

  async answer(name: string, input: unknown): Promise<unknown> {
    if (name === 'bench.open') return this.#open(OpenInput.parse(input))
    const engine = this.#engine
    if (engine === null) throw new Error('the engine is not open')
    if (name === 'bench.stages') {
      const peak_bytes = process.resourceUsage().maxRSS * 1024
      return { stages: this.#clock.stages, peak_bytes } satisfies Measured
    }
    if (name === 'bench.recall' && this.#db !== null) {
      const { texts } = z.object({ texts: z.array(z.string()) }).parse(input)
      const place = { modelDir: join(here, 'model'), script: workersIn(here).meaning }
      return recallOfCodes(this.#db, texts, place)
    }
    if (name === 'bench.memory') return process.memoryUsage.rss()
    if (name === 'bench.overview_by_sql' && this.#db !== null) {
      return overviewBySql(this.#db, OverviewQuery.parse(input))
    }
    if (name === 'bench.close') {
      await engine.close()
      await this.#closeRecording()
      this.#isClosed = true
      return null
    }
    if (!isEngineCall(name)) throw new Error(`there is no call ${name}`)
    const call = () => engine.call(name, input as never, NEVER)
    // A job runs in the context in which it was started.
    return name === 'jobs.start' ? call() : this.#reading.run(true, call)
  }

  async #open({ archive_dir, record_to }: OpenInput): Promise<Opened> {
    const listeners: Listener[] = [this.#clock.listener]
    if (record_to !== null) {
      const recorder = await recordInto(record_to)
      listeners.push(recorder.listener)
      this.#closeRecording = recorder.close
    }
    const startedAt = performance.now()
    this.#engine = await openEngine({
      archiveDir: archive_dir,
      host: { printPdf: async () => undefined, readBucketKeys: async () => null },
      workers: workersIn(here),
      templateFile: join(here, 'template.tar.gz'),
      modelDir: join(here, 'model'),
      wrapDatabase: (db) => {
        this.#db = db
        return listenTo(db, this.#jobsOnly(listeners))
      },
      emit: (name, payload) => {
        if (name === 'job.changed') this.#clock.onJob(payload as JobSnapshot)
        this.tell(name, payload)
      },
    })
    return { seconds: (performance.now() - startedAt) / 1000 }
  }

  /** Tells all listeners what jobs ask; what a reader's call asks goes unheard. */
  #jobsOnly(listeners: readonly Listener[]): Listener {
    const tellAll = (say: (listener: Listener) => void) => {
      if (this.#reading.getStore() !== true) for (const listener of listeners) say(listener)
    }
    return {
      began: () => tellAll((listener) => listener.began()),
      answered: (statement, ms) => tellAll((listener) => listener.answered(statement, ms)),
      ended: (ms, isCommitted) => tellAll((listener) => listener.ended(ms, isCommitted)),
    }
  }
}
