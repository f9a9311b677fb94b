import type { Transform } from 'node:stream'
import { type Damage, damaged } from './problem'

/** zlib makes at most 1032 bytes of one: what a piece unpacks to stays below 17 MB. */
const PIECE_BYTES = 16 * 1024
/** Real exports reach 40; zeros and spaces reach 1032. */
const MAX_RATIO = 200
/** Below this size nothing is a bomb. */
const HARMLESS_BYTES = 64 * 1024 * 1024

/** True when so much out of so little is no export but an attempt to fill the machine. */
export function expandsTooFar(packedBytes: number, unpackedBytes: number): boolean {
  return unpackedBytes > HARMLESS_BYTES && unpackedBytes > MAX_RATIO * packedBytes
}

/**
 * What `unpacker` (a zlib stream) makes of `parts`, in parts of at most `chunkBytes`. Data that zlib refuses throws
 * `damage`, after what came before it was handed out; data that ends early just ends.
 */
export async function* unpacked(
  parts: AsyncIterable<Uint8Array>,
  unpacker: Transform,
  chunkBytes: number,
  damage: Damage,
): AsyncGenerator<Uint8Array> {
  const out = new Gathered(unpacker)
  let packedBytes = 0
  try {
    for await (const part of parts) {
      for (let at = 0; at < part.length; at += PIECE_BYTES) {
        const piece = part.subarray(at, at + PIECE_BYTES)
        packedBytes += piece.length
        await out.write(piece)
        if (expandsTooFar(packedBytes, out.total)) throw damaged('expands_too_far')
        yield* out.take(chunkBytes, out.failure !== null)
        if (out.failure !== null) throw damaged(damage)
      }
    }
    await out.end()
    yield* out.take(chunkBytes, true)
    if (out.failure !== null) throw damaged(damage)
  } finally {
    unpacker.destroy()
  }
}

/** Collects what a stream gives between two writes, so that an error loses nothing that came before it. */
class Gathered {
  readonly #stream: Transform
  #held: Uint8Array[] = []
  #heldBytes = 0
  total = 0
  failure: Error | null = null

  constructor(stream: Transform) {
    this.#stream = stream
    stream.on('data', (chunk: Uint8Array) => {
      this.#held.push(chunk)
      this.#heldBytes += chunk.length
      this.total += chunk.length
    })
    stream.on('error', (error) => {
      this.failure ??= error
    })
  }

  async write(piece: Uint8Array): Promise<void> {
    // a write that fails is not called back: the stream closes instead
    await new Promise<void>((resolve) => {
      const settle = () => {
        this.#stream.off('close', settle)
        resolve()
      }
      this.#stream.on('close', settle)
      this.#stream.write(piece, settle)
    })
    this.#drain()
  }

  async end(): Promise<void> {
    await new Promise<void>((resolve) => {
      if (this.#stream.destroyed) resolve()
      else this.#stream.once('close', resolve).end()
    })
  }

  /** Full chunks; with `isAll` also the rest. */
  *take(chunkBytes: number, isAll: boolean): Generator<Uint8Array> {
    if (this.#heldBytes < chunkBytes && !isAll) return
    const bytes = Buffer.concat(this.#held)
    let at = 0
    for (; at + chunkBytes <= bytes.length; at += chunkBytes) {
      yield bytes.subarray(at, at + chunkBytes)
    }
    if (isAll && at < bytes.length) {
      yield bytes.subarray(at)
      at = bytes.length
    }
    this.#held = at < bytes.length ? [bytes.subarray(at)] : []
    this.#heldBytes = bytes.length - at
  }

  /** Hands out what the stream has buffered: reading emits `data`. */
  #drain(): void {
    while (!this.#stream.destroyed && this.#stream.read() !== null);
  }
}

/** The same parts without the first `count` bytes. */
export async function* skipping(
  parts: AsyncIterable<Uint8Array>,
  count: number,
): AsyncGenerator<Uint8Array> {
  let left = count
  for await (const part of parts) {
    const rest = left === 0 ? part : part.subarray(Math.min(left, part.length))
    left -= part.length - rest.length
    if (rest.length > 0) yield rest
  }
}
