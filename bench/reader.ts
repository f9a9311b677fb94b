import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { JobSnapshot } from '#shared/job'
import type { MessageRow } from '#shared/rows'
import type { BenchEngine } from './engine'
import type { Place } from './floor'
import { randomNumbers } from './stats'

/** One call of a reader: when it was asked and answered, on the clock of `performance.now`. */
export type Reading = { asked: number; answered: number }
/** When a stage began, on the same clock. */
export type StageStart = { name: string; at: number }

const SEED = 20_260_101
/** Between an answer and the next question: anything, so that questions fall anywhere into a batch. */
const PAUSE_MS = 40
/** Files are not read strictly one after the other; the newest part may not be in yet. */
const IS_IN = 0.95

/** Somebody who reads on while a job runs: pages of 100 messages around random messages that are already in. */
export class Reader {
  readonly readings: Reading[] = []
  readonly stages: StageStart[] = []
  /** Pages that came without the message they were to show. */
  misses = 0
  readonly #engine: BenchEngine
  readonly #places: readonly Place[]
  readonly #random = randomNumbers(SEED)
  #messages = 0
  #isOver = false

  /** `places` are in the order in which the files are read. */
  constructor(engine: BenchEngine, places: readonly Place[]) {
    this.#engine = engine
    this.#places = places
  }

  /** Follows the job: which stage it is in, and how much is in. */
  onJob(job: JobSnapshot): void {
    if (this.stages.at(-1)?.name !== job.stage) {
      this.stages.push({ name: job.stage, at: performance.now() })
    }
    this.#messages = job.counters.messages ?? this.#messages
  }

  /** Reads until {@link stop}. */
  async read(): Promise<void> {
    while (!this.#isOver) {
      await sleep(this.#random() * PAUSE_MS)
      const place = this.#choose()
      if (place === null) continue
      const { channel_id, message_id } = place
      const asked = performance.now()
      const page = await this.#engine.ask<{ messages: MessageRow[] }>('messages.page', {
        channel_id,
        place: { kind: 'around', message_id },
      })
      const isHit = page.messages.some((message) => message.message_id === message_id)
      if (isHit) this.readings.push({ asked, answered: performance.now() })
      else this.misses++
    }
  }

  /** Ends reading after the call that is on its way. */
  stop(): void {
    this.#isOver = true
  }

  /** A place among those that are in; null before there is one. */
  #choose(): Place | null {
    const known = this.#messages * IS_IN
    let count = 0
    let end = this.#places.length
    while (count < end) {
      const middle = (count + end) >> 1
      if ((this.#places[middle] as Place).before < known) count = middle + 1
      else end = middle
    }
    return count === 0 ? null : (this.#places[Math.floor(this.#random() * count)] ?? null)
  }
}

/** Latencies in milliseconds by stage; a call belongs to the stage in which it waited longest. */
export function latenciesByStage(
  readings: readonly Reading[],
  stages: readonly StageStart[],
): Map<string, number[]> {
  const latencies = new Map<string, number[]>(stages.map(({ name }) => [name, []]))
  for (const { asked, answered } of readings) {
    let longest = -1
    let name = ''
    stages.forEach((stage, at) => {
      const end = stages[at + 1]?.at ?? Number.POSITIVE_INFINITY
      const inside = Math.min(answered, end) - Math.max(asked, stage.at)
      if (inside > longest) {
        longest = inside
        name = stage.name
      }
    })
    latencies.get(name)?.push(answered - asked)
  }
  return latencies
}
