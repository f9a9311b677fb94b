import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cachedModel } from './convert/cached-model'
import { type Meaning, openMeaning } from './meaning'

let dir: string
let folder: string
let open: Meaning[] = []
const script = () => join(dir, 'worker.js')

beforeAll(async () => {
  folder = await cachedModel(process.cwd())
  // inside node_modules, so that what is not bundled is found
  dir = await mkdtemp(join(process.cwd(), 'node_modules', '.cache', 'meaning-test-'))
  await build({
    logLevel: 'warn',
    configFile: false,
    resolve: { alias: { '#shared': join(process.cwd(), 'src-shared') } },
    build: {
      ssr: true,
      outDir: dir,
      emptyOutDir: false,
      rollupOptions: {
        input: {
          worker: join(import.meta.dirname, 'worker.ts'),
          meaning: join(import.meta.dirname, 'meaning.ts'),
        },
      },
    },
  })
})
afterAll(async () => {
  await Promise.all(open.map((meaning) => meaning.rest()))
  open = []
  await rm(dir, { recursive: true })
})

function meaning(options: Partial<Parameters<typeof openMeaning>[0]> = {}): Meaning {
  const opened = openMeaning({ place: { kind: 'use-lite', folder }, script: script(), ...options })
  open.push(opened)
  return opened
}

test('the thread says what this one says, and begins again after it was let go', async () => {
  const here = meaning({ script: null })
  const thread = meaning()
  const texts = ['how do I log in?', 'thanks']
  const expected = await here.embed(texts)
  expect(await thread.embed(texts)).toEqual(expected)
  expect(await thread.facts()).toEqual(await here.facts())
  expect((await thread.facts()).runtime).toBe('native')
  await thread.rest()
  expect(await thread.embed(texts)).toEqual(expected)
  const search = { code: Uint32Array.of(1), blocks: [], depth: 3 }
  expect([...(await thread.nearest(search))]).toEqual([])
})

test('it lets go by itself when nobody asks, and not while somebody does', async () => {
  const thread = meaning({ idleMs: 1 })
  const first = await Promise.all([thread.facts(), thread.embed(['hello there'])])
  expect(first[1].length).toBe(first[0].dims)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect((await thread.embed(['hello there'])).length).toBe(512)
})

test('a model that is not there is a sentence, and the next question tries again', async () => {
  const thread = meaning({ place: { kind: 'use-lite', folder: join(dir, 'nowhere') } })
  await expect(thread.embed(['x'])).rejects.toMatchObject({ code: 'internal' })
  await thread.use({ kind: 'use-lite', folder })
  expect((await thread.embed(['hello'])).length).toBe(512)
})

test('what was asked before another choice tells nothing of what is chosen', async () => {
  const thread = meaning()
  const asked = thread.embed(['hello'])
  // it is asked as soon as the one before has ended
  await Promise.resolve()
  await Promise.resolve()
  await thread.use({ kind: 'use-lite', folder: join(dir, 'nowhere') })
  expect((await asked).length).toBe(512)
  expect(thread.known).toBeNull()
})

test('a program that used it ends well: with the thread at rest, at work, or never asked', async () => {
  for (const work of [
    'await m.embed(["hello there"]); await m.rest()',
    'await m.embed(["hello there"])',
    'm.embed(Array(5000).fill("hello there")).catch(() => {}); await m.facts(); process.exit(0)',
    '',
  ]) {
    const file = join(dir, 'program.mjs')
    await writeFile(
      file,
      `import { openMeaning } from './meaning.js'
       const m = openMeaning({ place: { kind: 'use-lite', folder: ${JSON.stringify(folder)} }, script: ${JSON.stringify(script())} })
       ${work}`,
    )
    const run = spawnSync(process.execPath, [file], { encoding: 'utf8', timeout: 60_000 })
    expect([work, run.status, run.signal, run.stderr]).toEqual([work, 0, null, ''])
  }
})
