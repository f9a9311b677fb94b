import { t } from '@lingui/core/macro'
import type { QueryFunction } from '@tanstack/react-query'
import type { CallInput, CallName, CallOutput } from '#shared/api'
import { AppError } from '#shared/errors'
import type { EventName, EventPayload } from '#shared/events'
import type { Envelope, Port } from '#shared/port'

/** What the preload script gives the window: a port to main, and the paths of dropped files. */
export type Binding = Port & {
  /** The paths of dropped files and folders; main remembers them as chosen by the user. */
  pathsOf(files: File[]): Promise<string[]>
}

declare global {
  interface Window {
    readonly binding: Binding
  }
}

type Pending = { resolve(value: unknown): void; reject(error: AppError): void }
type Listener = (payload: unknown) => void

const pending = new Map<number, Pending>()
const listeners = new Map<EventName, Set<Listener>>()
let lastId = 0

function receive(envelope: Envelope) {
  if (envelope.kind === 'return') {
    const waiting = pending.get(envelope.id)
    pending.delete(envelope.id)
    if (envelope.error) waiting?.reject(AppError.fromPayload(envelope.error))
    else waiting?.resolve(envelope.value)
  }
  if (envelope.kind === 'event') {
    for (const listener of listeners.get(envelope.name as EventName) ?? []) {
      listener(envelope.payload)
    }
  }
}

window.binding.onMessage(receive)

/**
 * Asks main or the engine. Rejects with an {@link AppError}; an aborted signal rejects at once with
 * `cancelled` and drops the call when it still waits.
 */
export function call<N extends CallName>(
  name: N,
  input: CallInput<N>,
  options: { signal?: AbortSignal } = {},
): Promise<CallOutput<N>> {
  const { signal } = options
  const id = ++lastId
  return new Promise<CallOutput<N>>((resolve, reject) => {
    if (signal?.aborted) return reject(new AppError('cancelled', t`Cancelled.`))
    const abort = () => {
      if (!pending.delete(id)) return
      window.binding.send({ kind: 'abort', id })
      reject(new AppError('cancelled', t`Cancelled.`))
    }
    signal?.addEventListener('abort', abort, { once: true })
    const settle = () => signal?.removeEventListener('abort', abort)
    pending.set(id, {
      resolve: (value) => {
        settle()
        resolve(value as CallOutput<N>)
      },
      reject: (error) => {
        settle()
        reject(error)
      },
    })
    window.binding.send({ kind: 'call', id, name, input })
  })
}

/** Listens to an event; returns the function that stops listening. */
export function onEvent<E extends EventName>(
  name: E,
  listener: (payload: EventPayload<E>) => void,
): () => void {
  const known = listeners.get(name) ?? new Set<Listener>()
  listeners.set(name, known)
  known.add(listener as Listener)
  return () => known.delete(listener as Listener)
}

type CallKey<N extends CallName> = readonly [N, CallInput<N>]

/** Written out: what TypeScript would infer holds every call of the app, and is too long for it to say. */
type CallQuery<N extends CallName> = {
  queryKey: CallKey<N>
  queryFn: QueryFunction<CallOutput<N>, CallKey<N>>
}

/** A call as a query: its key and its fetcher, said once. Pass it to `useQuery` and the query client. */
export function callQuery<N extends CallName>(name: N, input: CallInput<N>): CallQuery<N> {
  return {
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, { signal }),
  }
}

/**
 * For queries about something that hangs on one message of a list: they are kept half a minute after it has scrolled out
 * of sight. Lists are scrolled through by the ten thousand messages, and each question would stay for the five minutes
 * of the cache, asked or not.
 */
export const PASSING = { gcTime: 30_000 }
