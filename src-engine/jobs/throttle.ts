import type { Clock } from './clock'

/** A teller that speaks at most once per interval; what was asked for in between is told at its end. */
export type Throttle = {
  /** Asks for a telling: at once when the interval has passed, else at its end. */
  ask(): void
  /** Tells now what is still waiting, if anything. */
  flush(): void
}

/** Calls `tell` at most once per `ms`; the last request is never lost. */
export function throttle(tell: () => void, ms: number, clock: Clock): Throttle {
  let toldAt = Number.NEGATIVE_INFINITY
  let forget: (() => void) | null = null

  function now(): void {
    forget?.()
    forget = null
    toldAt = clock.now()
    tell()
  }

  return {
    ask() {
      if (forget) return
      const wait = toldAt + ms - clock.now()
      if (wait <= 0) now()
      else forget = clock.after(wait, now)
    },
    flush() {
      if (forget) now()
    },
  }
}
