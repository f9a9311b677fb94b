import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { languageKind } from '../jobs/language'
import { writeRandomArchive } from '../questions/oracle/random-archive'
import { runQuestion } from '../questions/run'
import { testDatabase } from '../testing/database'
import { ingestPaths, testContext } from '../testing/ingest'
import { scopeSelect } from './scope'
import { countTerms, guildTerms, typicalWords } from './typical-words'

const HARBOUR = '900000000000000001'

let db: Database
let dir: string
beforeAll(async () => {
  db = await testDatabase()
  dir = await writeRandomArchive(1, 40)
  await ingestPaths(db, [dir])
  await languageKind.run({}, testContext(db, 0))
})
afterAll(async () => {
  await db.close()
  await rm(dir, { recursive: true })
})

test('are those that the question about channels names', async () => {
  const scope = { guild_id: HARBOUR, from: '2018-03-25' }
  const { rows } = await runQuestion(db, {
    id: 'guild_channel_keywords',
    scope,
    params: {},
    limit: 0,
  })
  expect(rows.length).toBeGreaterThan(1)
  const guild = await guildTerms(db, HARBOUR)
  for (const { channel_id, terms } of rows) {
    const here = { ...scope, channel_id: String(channel_id) }
    const counted = await countTerms(db, await scopeSelect(db, here, 'excluded'))
    const often = new Map([...counted].filter(([, messages]) => messages >= 2))
    const words = await typicalWords(db, often, guild, 10)
    expect(words.map(({ word }) => word).join(', ')).toBe(terms)
  }
})

test('the messages of a word are those that say it', async () => {
  const guild = await guildTerms(db, HARBOUR)
  const messages = await scopeSelect(db, { guild_id: HARBOUR }, 'excluded')
  const words = await typicalWords(db, await countTerms(db, messages), guild, 5)
  expect(words).toHaveLength(5)
  for (const { word, messages } of words) {
    const said = await scopeSelect(db, { guild_id: HARBOUR, word }, 'excluded')
    expect(await db.query(said)).toHaveLength(messages)
  }
})

test('nothing is typical of nothing', async () => {
  const guild = await guildTerms(db, '1')
  expect(await typicalWords(db, new Map(), guild, 5)).toEqual([])
})
