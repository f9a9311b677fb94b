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
  /** Takes note that the other side can be stopped in this call by nothing but its end. */
  begin(id: number): void
  /** Takes note that it is past that. */
  end(id: number): void
  /** True while the other side is inside of it. */
  isInside(id: number): boolean
  /** Rejects every call that still waits: the other side is gone. */
  failAll(error: AppError): void
  /** Rejects one call with `cancelled` and asks all others that wait of another caller, in their order. */
  moveTo(other: Caller, stopped: number): void
}

type Waiting = {
  name: string
  input: unknown
  signal: AbortSignal | undefined
  begun: boolean
  resolve(value: unknown): void
  reject(error: AppError): void
}

/**
 * A {@link Caller} over any way to send envelopes. `onStuck` is told of a call that was aborted and has begun what cannot be
 * stopped; once.
 */
export function createCaller(
  send: (envelope: Envelope) => void,
  onStuck: (id: number) => void = () => undefined,
): Caller {
  const waiting = new Map<number, Waiting>()
  let lastId = 0

  function take(id: number): Waiting | undefined {
    const found = waiting.get(id)
    waiting.delete(id)
    return found
  }

  function call(name: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
    lastId += 1
    const id = lastId
    const abort = () => {
      if (!waiting.has(id)) return
      send({ kind: 'abort', id })
      if (waiting.get(id)?.begun) onStuck(id)
    }
    return new Promise<unknown>((resolve, reject) => {
      if (signal?.aborted) {
        reject(cancelled())
        return
      }
      waiting.set(id, { name, input, signal, begun: false, resolve, reject })
      signal?.addEventListener('abort', abort, { once: true })
      send({ kind: 'call', id, name, input })
    }).finally(() => signal?.removeEventListener('abort', abort))
  }

  return {
    call,
    settle({ id, value, error }) {
      const call = take(id)
      if (error) call?.reject(AppError.fromPayload(error as ErrorPayload))
      else call?.resolve(value)
    },
    begin(id) {
      const call = waiting.get(id)
      if (!call || call.begun) return
      call.begun = true
      if (call.signal?.aborted) onStuck(id)
    },
    end(id) {
      const call = waiting.get(id)
      if (call) call.begun = false
    },
    isInside: (id) => waiting.get(id)?.begun ?? false,
    failAll(error) {
      for (const id of [...waiting.keys()]) take(id)?.reject(error)
    },
    moveTo(other, stopped) {
      take(stopped)?.reject(cancelled())
      for (const id of [...waiting.keys()]) {
        const moved = take(id)
        if (moved)
          other.call(moved.name, moved.input, moved.signal).then(moved.resolve, moved.reject)
      }
    },
  }
}

/** What a call that was given up before it started is answered with. */
export function cancelled(): AppError {
  return new AppError('cancelled', 'This was cancelled.')
}
