import type { ErrorPayload } from './errors'

/** The one envelope on every hop: window ↔ main ↔ engine. Ids are unique per sender. */
export type Envelope =
  | { kind: 'call'; id: number; name: string; input: unknown }
  | { kind: 'abort'; id: number }
  | { kind: 'return'; id: number; value?: unknown; error?: ErrorPayload }
  | { kind: 'event'; name: string; payload: unknown }
  /** From the engine: the call is inside a statement that nothing but the end of its process stops. */
  | { kind: 'begun'; id: number }
  /** From the engine: the statement is over, and the call can be aborted again. */
  | { kind: 'ended'; id: number }

/**
 * Tells whoever called, before a statement that a person wrote, that only the end of this process stops it; resolves to what
 * has to be called when the statement is over.
 */
export type OnStatement = () => Promise<() => void>

/** The part of a message port that both sides need; Electron's and Node's ports are adapted to it. */
export type Port = {
  send(envelope: Envelope): void
  /** Called once per arriving envelope, in order. */
  onMessage(listener: (envelope: Envelope) => void): void
}

/** The part of an AbortSignal that handlers need; every AbortSignal is one. */
export type CancelSignal = {
  readonly aborted: boolean
  throwIfAborted(): void
  onStatement?: OnStatement
}
