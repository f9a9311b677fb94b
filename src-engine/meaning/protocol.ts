import type { ModelPlace } from './open-model'
import type { RuntimeKind } from './runtime'

/** What the model's thread starts with. */
export type MeaningSetup = { place: ModelPlace; runtime?: RuntimeKind }

/** What is known of a model that is loaded. */
export type ModelFacts = {
  fingerprint: string
  name: string
  dims: number
  runtime: RuntimeKind
}

/** What the thread is told. `codes` are shared, not copied. */
export type MeaningCommand =
  | { kind: 'embed'; id: number; texts: string[] }
  | { kind: 'nearest'; id: number; search: CodeSearch }
  | { kind: 'end' }

/** A first look at many: the `depth` codes that differ least from one. */
export type CodeSearch = {
  code: Uint32Array
  /** Blocks of codes, `code.length` words each. */
  blocks: readonly CodeBlock[]
  depth: number
}

/** Some codes in shared memory. */
export type CodeBlock = { words: Uint32Array; count: number }

/** What the thread says; `loaded` comes first, once. */
export type MeaningMessage =
  | { kind: 'loaded'; facts: ModelFacts }
  | { kind: 'failed'; message: string }
  | { kind: 'vectors'; id: number; vectors: Float32Array }
  | { kind: 'places'; id: number; places: Uint32Array }
  | { kind: 'error'; id: number; message: string }
