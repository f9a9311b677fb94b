import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../db/database'
import { cachedModel } from '../../meaning/convert/cached-model'
import type { Meaning } from '../../meaning/meaning'
import { testDatabase } from '../../testing/database'
import { writeFolderModel } from '../../testing/folder-model'
import { testMeaning, testMeanings } from '../../testing/meaning'
import { addMessage } from '../../testing/rows'
import { searchMessages } from '../search/search'
import { chooseModel, meaningStatus } from './meaning-status'

let db: Database
let meaning: Meaning
let dir: string
let ownFolder: string

beforeAll(async () => {
  db = await testDatabase()
  meaning = await testMeaning()
  ownFolder = await cachedModel(process.cwd())
  dir = await mkdtemp(join(tmpdir(), 'meaning-status-'))
  for (const content of ['my kitten sleeps', 'compile it on windows', '🎉']) {
    await addMessage(db, { content })
  }
})
afterAll(async () => {
  await meaning.rest()
  await db.close()
  await rm(dir, { recursive: true })
})

test('says what is known, by which model, without loading one', async () => {
  expect(await meaningStatus(db, null)).toMatchObject({ is_possible: false, models: [] })
  expect(await meaningStatus(db, meaning)).toEqual({
    is_possible: true,
    models: [{ name: 'Universal Sentence Encoder lite', folder: null, is_used: true }],
    embedded: 0,
    pending: 3,
    runtime: null,
  })
  await testMeanings(db, meaning)
  expect(await meaningStatus(db, meaning)).toMatchObject({
    embedded: 2,
    pending: 0,
    runtime: 'native',
  })
})

test('a model in a folder takes over, with a table of its own, and gives way again', async () => {
  await expect(
    chooseModel(db, meaning, { folder: join(dir, 'nothing'), ownFolder }),
  ).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('There is no model.onnx'),
  })
  expect((await meaningStatus(db, meaning)).models).toHaveLength(1)
  const folder = join(dir, 'mini')
  await writeFolderModel(folder)
  await chooseModel(db, meaning, { folder, ownFolder })
  expect(await meaningStatus(db, meaning)).toMatchObject({
    models: [{ is_used: false }, { name: 'mini', folder, is_used: true }],
    embedded: 0,
    pending: 3,
  })
  const query = { text: 'cat', mode: 'meaning' as const, cursor: null, limit: 1 }
  const meanings = await testMeanings(db, meaning)
  const found = await searchMessages(db, query, meanings)
  expect(found).toMatchObject({ mode: 'meaning', rows: [{ content: 'my kitten sleeps' }] })
  await chooseModel(db, meaning, { folder: null, ownFolder })
  // until the job ran, nothing is known by this model
  expect((await searchMessages(db, query, meanings)).mode).toBe('words')
  await testMeanings(db, meaning)
  expect(await meaningStatus(db, meaning)).toMatchObject({ embedded: 2, pending: 0 })
})
