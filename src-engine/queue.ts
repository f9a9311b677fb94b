import { AppError } from '#shared/errors'
import type { CancelSignal } from '#shared/port'

/** Interactive calls in line: one is answered at a time, in the order they came. */
export type CallQueue = {
  /** Runs `work` when its turn comes; throws `cancelled` without running it when the caller has gone by then. */
  run<T>(signal: CancelSignal, work: () => Promise<T>): Promise<T>
  /** Resolves when every call that is in line now has been answered; later ones are not waited for. */
  settled(): Promise<void>
}

/** An empty line. */
export function callQueue(): CallQueue {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run(signal, work) {
      const turn = last.then(() => {
        if (signal.aborted) throw new AppError('cancelled', 'The call was cancelled.')
        return work()
      })
      last = turn.catch(() => undefined)
      return turn
    },
    settled: async () => {
      await last
    },
  }
}
