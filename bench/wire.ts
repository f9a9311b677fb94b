import type { ChildProcess } from 'node:child_process'
import { AppError, type ErrorPayload } from '#shared/errors'
import type { Envelope } from '#shared/port'

/** Asks a process that was forked with {@link serve}, and hears its events. */
export type Wire = {
  ask<T>(name: string, input?: unknown): Promise<T>
  /** Hears every event from now on; null = nobody. */
  hear(listener: ((name: string, payload: unknown) => void) | null): void
  /** Rejects when the process ends. */
  readonly failed: Promise<never>
}

/** The asking end. Rejects what is asked when the process ends or answers with an error. */
export function wireTo(child: ChildProcess): Wire {
  const asked = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let listener: ((name: string, payload: unknown) => void) | null = null
  let lastId = 0
  let ended: Error | null = null
  child.on('message', (message) => {
    const envelope = message as Envelope
    if (envelope.kind === 'event') listener?.(envelope.name, envelope.payload)
    if (envelope.kind !== 'return') return
    const waiting = asked.get(envelope.id)
    asked.delete(envelope.id)
    if (envelope.error) waiting?.reject(AppError.fromPayload(envelope.error))
    else waiting?.resolve(envelope.value)
  })
  const failed = new Promise<never>((_resolve, reject) => {
    child.on('exit', (code, signal) => {
      ended = new Error(`the measured process ended with ${signal ?? code}`)
      for (const { reject: fail } of asked.values()) fail(ended)
      asked.clear()
      reject(ended)
    })
  })
  // Nobody may be waiting when it ends in order.
  failed.catch(() => undefined)
  return {
    ask: <T>(name: string, input: unknown = {}) =>
      new Promise<T>((resolve, reject) => {
        if (ended) return reject(ended)
        const id = ++lastId
        asked.set(id, { resolve: resolve as (value: unknown) => void, reject })
        child.send({ kind: 'call', id, name, input } satisfies Envelope)
      }),
    hear: (next) => {
      listener = next
    },
    failed,
  }
}

/** The answering end, in the forked process; returns what sends events. */
export function serve(
  answer: (name: string, input: unknown) => Promise<unknown>,
): (name: string, payload: unknown) => void {
  const send = (envelope: Envelope) => process.send?.(envelope)
  process.on('message', (message) => {
    const envelope = message as Envelope
    if (envelope.kind !== 'call') return
    const { id, name, input } = envelope
    answer(name, input).then(
      (value) => send({ kind: 'return', id, value }),
      (thrown: unknown) => {
        const error: ErrorPayload = AppError.from(thrown).toPayload()
        send({ kind: 'return', id, error })
      },
    )
  })
  return (name, payload) => send({ kind: 'event', name, payload })
}
