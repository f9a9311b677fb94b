import { constants, createGunzip } from 'node:zlib'
import { type ByteSource, SourceError } from './source'
import { skipping, unpacked } from './unpack'

/** The same bytes, unpacked when they are gzip: told by the first bytes, never by a name. */
export function gunzipped(packed: ByteSource): ByteSource {
  return new GunzippedSource(packed)
}

class GunzippedSource implements ByteSource {
  readonly size: number
  readonly isRemote: boolean
  readonly #packed: ByteSource
  #isGzip: boolean | null = null

  constructor(packed: ByteSource) {
    this.#packed = packed
    this.size = packed.size
    this.isRemote = packed.isRemote
  }

  async *chunks(chunkBytes: number, start = 0): AsyncGenerator<Uint8Array> {
    this.#isGzip ??= await startsAsGzip(this.#packed)
    if (!this.#isGzip) {
      yield* this.#packed.chunks(chunkBytes, start)
      return
    }
    // a file that was cut off ends early and without an error: its JSON shows where
    const unpacker = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })
    const parts = unpacked(this.#packed.chunks(chunkBytes), unpacker, chunkBytes, 'damaged_gzip')
    yield* start === 0 ? parts : skipping(parts, start)
  }

  hasChanged(): Promise<boolean> {
    return this.#packed.hasChanged()
  }

  close(): Promise<void> {
    return this.#packed.close()
  }
}

async function startsAsGzip(bytes: ByteSource): Promise<boolean> {
  const start: number[] = []
  try {
    for await (const chunk of bytes.chunks(3)) {
      start.push(...chunk)
      if (start.length >= 3) break
    }
  } catch (error) {
    // damage so early is told by whoever reads the content
    if (!(error instanceof SourceError) || error.damage === null) throw error
  }
  return start[0] === 0x1f && start[1] === 0x8b && start[2] === 8
}
