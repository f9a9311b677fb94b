import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IngestedFile } from '#shared/job'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { countJobFiles, listJobFiles, pageJobFiles, writeJobFiles } from './job-files'

const STATES = ['ingested', 'unchanged', 'foreign', 'ingested', 'damaged', 'waiting'] as const
const file = (state: IngestedFile['state'], place: number): IngestedFile => ({
  path: `/exports/${place}.json`,
  state,
  guild_name: null,
  channel_name: null,
  era: null,
  bytes: 1,
  messages: 0,
  notes: [],
})

let db: Database
let id: number
beforeAll(async () => {
  db = await testDatabase()
  const [job] = await db.query<{ id: number }>(sql`
    insert into app.jobs (kind, params, state, snapshot)
    values ('ingest', '{}', 'done', '{}') returning id`)
  id = job?.id ?? 0
  await writeJobFiles(
    db,
    id,
    STATES.map((state, position) => ({ position, file: file(state, position) })),
  )
})
afterAll(() => db.close())

test('those that need a look come first, then the order in which they were found', async () => {
  const places = async (more: { state?: IngestedFile['state']; offset?: number; limit?: number }) =>
    (await pageJobFiles(db, { id, offset: 0, limit: null, ...more })).map(({ path }) => path[9])
  expect(await places({})).toEqual(['4', '2', '5', '0', '3', '1'])
  expect(await places({ offset: 2, limit: 2 })).toEqual(['5', '0'])
  expect(await places({ state: 'ingested' })).toEqual(['0', '3'])
  expect(await places({ state: 'ingested', offset: 1, limit: 5 })).toEqual(['3'])
  expect((await listJobFiles(db, { id })).map(({ state }) => state)).toEqual(STATES)
  await expect(pageJobFiles(db, { id: 0, offset: 0, limit: 1 })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('every state has a count', async () => {
  expect(await countJobFiles(db, { id })).toEqual({
    damaged: 1,
    foreign: 1,
    waiting: 1,
    ingested: 2,
    unchanged: 1,
  })
})
