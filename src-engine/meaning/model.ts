import type { RuntimeKind } from './runtime'

/** A model of sentences that is loaded: texts in, vectors of length one out. */
export type SentenceModel = {
  /** Tells models apart whose vectors must never be compared: weights, vocabulary, preparation of texts. */
  readonly fingerprint: string
  /** As a person calls it. */
  readonly name: string
  readonly dims: number
  readonly runtime: RuntimeKind
  /** The vectors of texts, one after the other; a text that says nothing to the model gets zeros. */
  embed(texts: readonly string[]): Promise<Float32Array>
  /** Gives the model's memory back; it must not be used then or later. */
  release(): Promise<void>
}

/** Raised when the same text becomes another input of the model: all vectors are made anew then. */
export const PREPARATION = 1

/** Vectors of length one, in place; zeros stay zeros. */
function normalise(vectors: Float32Array, dims: number): Float32Array {
  for (let start = 0; start < vectors.length; start += dims) {
    let square = 0
    for (let at = start; at < start + dims; at++) square += (vectors[at] as number) ** 2
    if (square === 0) continue
    const by = 1 / Math.sqrt(square)
    for (let at = start; at < start + dims; at++) vectors[at] = (vectors[at] as number) * by
  }
  return vectors
}

/**
 * The vectors of texts by the numbers of their tokens, one after the other: `run` gives those of a batch, of any length.
 * A text without tokens gets zeros.
 */
export async function embedTokens(
  ids: readonly number[][],
  dims: number,
  most: BatchLimits,
  run: (batch: readonly number[][]) => Promise<Float32Array>,
): Promise<Float32Array> {
  const vectors = new Float32Array(ids.length * dims)
  const lengths = ids.map((each) => each.length)
  for (const batch of batches(lengths, most)) {
    const out = await run(batch.map((at) => ids[at] ?? []))
    for (const [row, at] of batch.entries()) {
      vectors.set(out.subarray(row * dims, (row + 1) * dims), at * dims)
    }
  }
  return normalise(vectors, dims)
}

/** What a batch holds at most. */
export type BatchLimits = { texts: number; tokens: number }

/**
 * Texts in batches that waste little: near in length, at most `texts` and at most `tokens` with their padding. Empty
 * ones are in none. Gives places in `lengths`.
 */
function batches(lengths: readonly number[], { texts, tokens }: BatchLimits): number[][] {
  const order = [...lengths.keys()].filter((at) => lengths[at] !== 0)
  order.sort((a, b) => (lengths[a] as number) - (lengths[b] as number))
  const made: number[][] = []
  let batch: number[] = []
  for (const at of order) {
    const isFull = batch.length === texts || (batch.length + 1) * (lengths[at] as number) > tokens
    if (isFull && batch.length > 0) {
      made.push(batch)
      batch = []
    }
    batch.push(at)
  }
  if (batch.length > 0) made.push(batch)
  return made
}
