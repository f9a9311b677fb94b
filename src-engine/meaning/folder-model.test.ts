import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeFolderModel } from '../testing/folder-model'
import { openFolderModel } from './folder-model'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'folder-model-'))
})
afterAll(() => rm(dir, { recursive: true }))

function near(vectors: Float32Array, a: number, b: number, dims: number): number {
  let sum = 0
  for (let at = 0; at < dims; at++)
    sum += (vectors[a * dims + at] ?? 0) * (vectors[b * dims + at] ?? 0)
  return sum
}

test.each([
  ['nested, native', true, 'native'],
  ['flat, WebAssembly', false, 'wasm'],
] as const)('a model of the layout of MiniLM (%s)', async (name, isNested, runtime) => {
  const folder = join(dir, name)
  await writeFolderModel(folder, { isNested })
  const model = await openFolderModel(folder, runtime)
  expect(model).toMatchObject({ name, dims: 8, runtime })
  const texts = ['Cat!', 'kitten', 'the build', '', 'cat '.repeat(2000)]
  const vectors = await model.embed(texts)
  expect(near(vectors, 0, 1, 8)).toBeGreaterThan(0.99)
  expect(near(vectors, 0, 2, 8)).toBeLessThan(0.2)
  expect(near(vectors, 0, 0, 8)).toBeCloseTo(1, 5)
  expect(near(vectors, 3, 3, 8)).toBe(0)
  expect(near(vectors, 4, 4, 8)).toBeCloseTo(1, 5)
  // its neighbours in a batch change nothing
  const alone = await model.embed(['Cat!'])
  expect([...alone]).toEqual([...vectors.subarray(0, 8)])
  await model.release()
})

test('what is no such model is refused with a sentence', async () => {
  const empty = join(dir, 'empty')
  await mkdir(empty)
  await expect(openFolderModel(empty)).rejects.toThrow('There is no model.onnx')
  await writeFile(join(empty, 'model.onnx'), 'no graph')
  await expect(openFolderModel(empty)).rejects.toThrow('There is no tokenizer.json in it.')
  await writeFile(join(empty, 'tokenizer.json'), '{}')
  await expect(openFolderModel(empty)).rejects.toThrow()
  await expect(openFolderModel(join(dir, 'nowhere'))).rejects.toThrow('There is no model.onnx')
})
