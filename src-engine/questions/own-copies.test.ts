import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyOf } from '#shared/own-info'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { ingestPaths } from '../testing/ingest'
import { QUESTIONS } from './index'
import { HARBOUR, writeRandomArchive } from './oracle/random-archive'
import { askQuestion, listAllQuestions, saveOwnQuestion } from './own'
import { someParams } from './testing'

let db: Database
let dir: string
beforeAll(async () => {
  db = await testDatabase()
  dir = await writeRandomArchive(11, 12)
  await ingestPaths(db, [dir])
})
afterAll(async () => {
  await db.close()
  await rm(dir, { recursive: true })
})

test.each(QUESTIONS.map((info) => [info.id, info] as const))(
  'a copy of %s, run as a typed statement, gives its answer',
  async (id, info) => {
    const { id: own } = await saveOwnQuestion(db, { id: null, question: copyOf(info) })
    const copy = (await listAllQuestions(db)).find((one) => one.id === own)
    expect(copy).toMatchObject({ title: info.title, chart: info.chart, drill: info.drill })
    expect(copy?.columns).toEqual(info.columns)
    const { scope, params } = someParams(info)
    const run = { scope: { guild_id: HARBOUR, ...scope }, params, limit: 5 }
    const { rows, truncated } = await askQuestion(db, { ...run, id })
    const copied = await askQuestion(db, { ...run, id: own })
    expect(copied).toMatchObject({ rows, truncated })
  },
)
