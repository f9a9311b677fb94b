/** The time as the runner sees it; tests turn it by hand. */
export type Clock = {
  /** Unix milliseconds. */
  now(): number
  /** Calls `run` once after `ms`; the returned function forgets it. */
  after(ms: number, run: () => void): () => void
}

/** The system's clock; its timers don't keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
