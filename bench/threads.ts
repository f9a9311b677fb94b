import { readdirSync, readFileSync } from 'node:fs'

/**
 * Seconds of processor time of this process: its first thread (the engine with its database), threads that began while
 * the clock ran (the parser), and those that were there before (the runtime's: garbage, compilation, files).
 */
export type ThreadTimes = { engine: number; parser: number; helpers: number }

/** Ticks of /proc in a second: fixed on every Linux that Node runs on. */
const TICKS = 100

/** Reads processor times by thread; all zero where the system does not tell them. */
export class ThreadClock {
  readonly #helpers = new Set(threads())
  /** The last time seen of every thread: those that ended keep theirs. */
  readonly #seconds = new Map<string, number>()

  /** Processor times so far. Read it often: what a thread did after the last reading is lost when it ends. */
  read(): ThreadTimes {
    for (const thread of threads()) {
      const seconds = secondsOf(thread)
      if (seconds !== null) this.#seconds.set(thread, seconds)
    }
    const times = { engine: 0, parser: 0, helpers: 0 }
    for (const [thread, seconds] of this.#seconds) times[this.#roleOf(thread)] += seconds
    return times
  }

  #roleOf(thread: string): keyof ThreadTimes {
    if (thread === String(process.pid)) return 'engine'
    return this.#helpers.has(thread) ? 'helpers' : 'parser'
  }
}

function threads(): string[] {
  try {
    return readdirSync('/proc/self/task')
  } catch {
    return []
  }
}

function secondsOf(thread: string): number | null {
  try {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / TICKS
  } catch {
    return null
  }
}
