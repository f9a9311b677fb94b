import { AppError, type ErrorPayload } from '#shared/errors'
import type { Envelope } from '#shared/port'

/** The asking side of a hop: gives calls their ids and pairs each `return` with its call. */
export type Caller = {
  /**
   * Resolves to the value of the `return`; rejects with the AppError it carries. Aborting the signal sends
   * `abort` and leaves it to the other side to answer, so that no call is ever settled twice.
   */
  call(name: string, input: unknown, signal?: AbortSignal): Promise<unknown>
  /** Settles the call that the envelope answers; an unknown id is ignored. */
  settle(envelope: Extract<Envelope, { kind: 'return' }>): void
  /** Rejects every call that still waits: the other side is gone. */
  failAll(error: AppError): void
}

type Waiting = { resolve(value: unknown): void; reject(error: AppError): void }

/** A {@link Caller} over any way to send envelopes. */
export function createCaller(send: (envelope: Envelope) => void): Caller {
  const waiting = new Map<number, Waiting>()
  let lastId = 0

  function take(id: number): Waiting | undefined {
    const found = waiting.get(id)
    waiting.delete(id)
    return found
  }

  return {
    call(name, input, signal) {
      lastId += 1
      const id = lastId
      const abort = () => send({ kind: 'abort', id })
      return new Promise<unknown>((resolve, reject) => {
        if (signal?.aborted) {
          reject(cancelled())
          return
        }
        waiting.set(id, { resolve, reject })
        signal?.addEventListener('abort', abort, { once: true })
        send({ kind: 'call', id, name, input })
      }).finally(() => signal?.removeEventListener('abort', abort))
    },
    settle({ id, value, error }) {
      const call = take(id)
      if (error) call?.reject(AppError.fromPayload(error as ErrorPayload))
      else call?.resolve(value)
    },
    failAll(error) {
      for (const id of [...waiting.keys()]) take(id)?.reject(error)
    },
  }
}

/** What a call that was given up before it started is answered with. */
export function cancelled(): AppError {
  return new AppError('cancelled', 'This was cancelled.')
}
