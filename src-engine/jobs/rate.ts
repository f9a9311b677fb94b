const WINDOW_MS = 10_000
const SAMPLE_MS = 250
const YOUNG_MS = 1000

/** Units a second over the last ten seconds. */
export type RateMeter = {
  /** Takes in how much is done; a smaller value than before, or another `what`, starts anew. */
  add(what: string, done: number, now: number): void
  /** null during the first second and when there was no progress. */
  rate(): number | null
}

/** A meter without samples. */
export function rateMeter(): RateMeter {
  let samples: { at: number; done: number }[] = []
  let measured = ''
  return {
    add(what, done, now) {
      const last = samples.at(-1)
      if (what !== measured || (last && done < last.done)) samples = []
      measured = what
      // The newest sample moves until it is old enough to stay.
      const before = samples.at(-2)
      if (before && now - before.at < SAMPLE_MS) samples.pop()
      samples.push({ at: now, done })
      while (samples.length > 2 && now - (samples[1]?.at ?? now) >= WINDOW_MS) samples.shift()
    },
    rate() {
      const first = samples[0]
      const last = samples.at(-1)
      if (!first || !last || last.at - first.at < YOUNG_MS || last.done === first.done) return null
      return ((last.done - first.done) * 1000) / (last.at - first.at)
    },
  }
}
