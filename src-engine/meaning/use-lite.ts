import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type BatchLimits, embedTokens, PREPARATION, type SentenceModel } from './model'
import { openPieces } from './pieces'
import { openSession, type RuntimeKind, type Session } from './runtime'

/** The files of the model in its folder. */
export const USE_MODEL = 'use-lite.onnx'
export const USE_VOCABULARY = 'use-lite-vocabulary.json'

/** Raised when the build writes another model: all vectors are made anew then. */
export const USE_VERSION = 1

const DIMS = 512
/** The model was made for at most so many pieces. */
const MAX_PIECES = 128
/**
 * The native build takes texts one by one: the 8-bit scale of a batch depends on its longest swing, so a text's vector
 * would depend on its neighbours, and batches gained nothing. WebAssembly prepares the weights anew for every run.
 */
const BATCH: Record<RuntimeKind, BatchLimits> = {
  native: { texts: 1, tokens: MAX_PIECES },
  wasm: { texts: 32, tokens: 1024 },
}

/** A few pieces have no score; the original counts them 0. */
const Vocabulary = z.array(
  z.tuple([
    z.string(),
    z
      .number()
      .nullable()
      .transform((score) => score ?? 0),
  ]),
)

/** Loads Universal Sentence Encoder lite (English, 512 dimensions) as the build converted it. */
export async function openUseLite(folder: string, runtime?: RuntimeKind): Promise<SentenceModel> {
  const bytes = await readFile(join(folder, USE_MODEL))
  const vocabulary = await readFile(join(folder, USE_VOCABULARY), 'utf8')
  const pieces = openPieces(Vocabulary.parse(JSON.parse(vocabulary)))
  const session = await openSession(bytes, runtime)
  const hash = createHash('sha256').update(bytes).update(vocabulary).digest('hex')
  return {
    fingerprint: `use-lite ${hash.slice(0, 16)} ${PREPARATION}`,
    name: 'Universal Sentence Encoder lite',
    dims: DIMS,
    runtime: session.kind,
    async embed(texts) {
      const ids = texts.map((text) => {
        const all = pieces.encode(text)
        return all.some(pieces.isWord) ? all.slice(0, MAX_PIECES) : []
      })
      return embedTokens(ids, DIMS, BATCH[session.kind], (batch) => run(session, batch))
    },
    release: () => session.release(),
  }
}

async function run(session: Session, batch: readonly number[][]): Promise<Float32Array> {
  const length = Math.max(...batch.map((ids) => ids.length))
  const ids = new BigInt64Array(batch.length * length)
  const mask = new Float32Array(batch.length * length)
  for (const [row, each] of batch.entries()) {
    for (const [at, id] of each.entries()) {
      ids[row * length + at] = BigInt(id)
      mask[row * length + at] = 1
    }
  }
  const dims = [batch.length, length]
  return (await session.run({ ids: { data: ids, dims }, mask: { data: mask, dims } })).data
}
