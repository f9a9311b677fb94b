import type { Clock } from '../jobs/clock'

/** A clock that stands still until it is turned. */
export function handClock(): Clock & { turn(ms: number): void } {
  let now = Date.parse('2025-01-01T00:00:00Z')
  let waiting: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run }
      waiting.push(timer)
      return () => {
        waiting = waiting.filter((other) => other !== timer)
      }
    },
    turn(ms) {
      now += ms
      const due = waiting.filter((timer) => timer.at <= now)
      waiting = waiting.filter((timer) => timer.at > now)
      for (const timer of due) timer.run()
    },
  }
}
