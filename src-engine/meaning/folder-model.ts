import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Tokenizer } from '@huggingface/tokenizers'
import { embedTokens, PREPARATION, type SentenceModel } from './model'
import { openSession, type RuntimeKind, type Session } from './runtime'

/** Where the layout of Hugging Face has the graph; the first that is there. */
const GRAPHS = ['model.onnx', 'onnx/model.onnx', 'onnx/model_quantized.onnx']
/** Sentence models are far below; PostgreSQL keeps a longer vector out of its row. */
const MOST_BYTES = 1_000_000_000
const MOST_DIMS = 3000
/** Longer texts are cut, as the models of this layout were made for 256 or 512. */
const MAX_TOKENS = 256
const BATCH = { texts: 16, tokens: 2048 }
const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids']

/**
 * Loads a sentence model in the layout that Hugging Face has for ONNX (all-MiniLM-L6-v2 and its kin): the graph,
 * `tokenizer.json`, and `tokenizer_config.json` where there is one. A text's vector is the mean of its tokens', of
 * length one. Rejects, with a sentence, what is not such a model.
 */
export async function openFolderModel(
  folder: string,
  runtime?: RuntimeKind,
): Promise<SentenceModel> {
  const graph = await firstOf(folder, GRAPHS)
  if (graph === null) throw new Error(`There is no ${GRAPHS.slice(0, 2).join(' or ')} in it.`)
  const bytes = await bounded(graph)
  const rules = await bounded(join(folder, 'tokenizer.json')).catch(() => {
    throw new Error('There is no tokenizer.json in it.')
  })
  const config = await readFile(join(folder, 'tokenizer_config.json'), 'utf8').catch(() => '{}')
  const tokenizer = new Tokenizer(JSON.parse(rules.toString('utf8')), JSON.parse(config))
  const session = await openSession(bytes, runtime)
  try {
    const unknown = session.inputs.find((name) => !INPUTS.includes(name))
    if (unknown !== undefined)
      throw new Error(`The model wants ${unknown}, which texts do not have.`)
    const dims = (await run(session, [tokenizer.encode('a').ids])).length
    if (dims > MOST_DIMS)
      throw new Error(`Its vectors have ${dims} numbers, more than ${MOST_DIMS}.`)
    const hash = createHash('sha256').update(bytes).update(rules).digest('hex')
    return {
      fingerprint: `folder ${hash.slice(0, 32)} ${PREPARATION}`,
      name: basename(folder),
      dims,
      runtime: session.kind,
      embed: (texts) => embed(texts, { tokenizer, session, dims }),
      release: () => session.release(),
    }
  } catch (thrown) {
    await session.release()
    throw thrown
  }
}

type Opened = { tokenizer: Tokenizer; session: Session; dims: number }

async function embed(
  texts: readonly string[],
  { tokenizer, session, dims }: Opened,
): Promise<Float32Array> {
  const ids = texts.map((text) => (text === '' ? [] : cut(tokenizer.encode(text).ids)))
  return embedTokens(ids, dims, BATCH, (batch) => run(session, batch))
}

/** The last token closes a text; it stays. */
function cut(ids: number[]): number[] {
  return ids.length <= MAX_TOKENS ? ids : [...ids.slice(0, MAX_TOKENS - 1), ids.at(-1) as number]
}

/** The mean of each text's tokens; of a graph that makes it itself, what it gives. */
async function run(session: Session, batch: readonly number[][]): Promise<Float32Array> {
  const length = Math.max(...batch.map((ids) => ids.length))
  const size = batch.length * length
  const [ids, mask, types] = [0, 1, 2].map(() => new BigInt64Array(size)) as [
    BigInt64Array,
    BigInt64Array,
    BigInt64Array,
  ]
  for (const [row, each] of batch.entries()) {
    for (const [at, id] of each.entries()) {
      ids[row * length + at] = BigInt(id)
      mask[row * length + at] = 1n
    }
  }
  const dims = [batch.length, length]
  const all = {
    input_ids: { data: ids, dims },
    attention_mask: { data: mask, dims },
    token_type_ids: { data: types, dims },
  }
  const wanted = Object.entries(all).filter(([name]) => session.inputs.includes(name))
  const out = await session.run(Object.fromEntries(wanted))
  if (out.dims.length === 2) return out.data
  if (out.dims.length !== 3) throw new Error('The model gives no vectors of tokens.')
  const width = out.dims[2] as number
  const means = new Float32Array(batch.length * width)
  for (const [row, each] of batch.entries()) {
    for (let at = 0; at < each.length; at++) {
      const start = (row * length + at) * width
      for (let place = 0; place < width; place++) {
        const sum = (means[row * width + place] as number) + (out.data[start + place] as number)
        means[row * width + place] = sum
      }
    }
  }
  // a sum says the same as a mean: length one comes last
  return means
}

async function firstOf(folder: string, names: readonly string[]): Promise<string | null> {
  for (const name of names) {
    const path = join(folder, name)
    const isThere = await stat(path).then(
      (found) => found.isFile(),
      () => false,
    )
    if (isThere) return path
  }
  return null
}

async function bounded(path: string): Promise<Buffer> {
  const { size } = await stat(path)
  if (size > MOST_BYTES) throw new Error(`${basename(path)} is too large for a sentence model.`)
  return readFile(path)
}
