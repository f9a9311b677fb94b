import { afterEach, beforeEach, expect, test } from 'vitest'
import type { JobSnapshot } from '#shared/job'
import { countAllHits } from '../archive/search/count'
import { dropIndexesOfEmptyArchive, droppedIndexes } from '../archive/write-indexes'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { addMessage } from '../testing/rows'
import { JOB_KINDS } from './index'
import { type IndexKeeper, indexKeeper } from './index-keeper'
import { openRunner, type Runner } from './runner'

let db: Database
let runner: Runner
let keeper: IndexKeeper
let whole: string[]

/** A runner and keeper as an opened archive has them. */
async function open(): Promise<void> {
  runner = await openRunner({
    db,
    host: { printPdf: async () => undefined, readBucketKeys: async () => null },
    archiveDir: '',
    workers: null,
    kinds: JOB_KINDS,
    emit: () => undefined,
    giveWay: async () => undefined,
  })
  keeper = indexKeeper(db, runner)
}

async function indexes(): Promise<string[]> {
  const rows = await db.query<{ indexdef: string }>(
    sql`select indexdef from pg_indexes where schemaname = 'discord' order by indexname`,
  )
  return rows.map(({ indexdef }) => indexdef)
}

async function jobs(): Promise<string[]> {
  return (await runner.list()).map(({ kind, state }: JobSnapshot) => `${kind} ${state}`)
}

beforeEach(async () => {
  db = await testDatabase()
  whole = await indexes()
  await open()
})
afterEach(() => db.close())

test('an archive with all its indexes gets no job', async () => {
  await keeper.build()
  expect(await jobs()).toEqual([])
})

test('what a killed load took away is built by a job, once, and exactly as it was', async () => {
  await db.transaction((tx) => dropIndexesOfEmptyArchive(tx))
  expect((await indexes()).length).toBeLessThan(whole.length)
  await open()
  await keeper.build()
  await keeper.build()
  await runner.idle()
  expect(await jobs()).toEqual(['indexes done'])
  expect(await indexes()).toEqual(whole)
  expect(await droppedIndexes(db)).toEqual([])
})

test('messages that wait for their words get them by the same job', async () => {
  await addMessage(db, { id: '7', content: 'a quiet harbour' })
  await db.script('truncate discord.message_words')
  await db.script('insert into discord.pending_words values (10, 7, 7)')
  await keeper.build()
  await runner.idle()
  expect(await jobs()).toEqual(['indexes done'])
  expect(await countAllHits(db, { text: 'harbour' })).toBe(1)
  await keeper.build()
  expect(await jobs()).toEqual(['indexes done'])
})

test('closing in the middle leaves the rest to the next opening, in the same job', async () => {
  await db.transaction((tx) => dropIndexesOfEmptyArchive(tx))
  await keeper.build()
  await runner.close()
  expect(await jobs()).toEqual(['indexes interrupted'])
  await open()
  await keeper.build()
  await runner.idle()
  expect(await jobs()).toEqual(['indexes done'])
  expect(await indexes()).toEqual(whole)
})

test('a load goes first, and builds them at its own end', async () => {
  await db.transaction((tx) => dropIndexesOfEmptyArchive(tx))
  await keeper.build()
  await keeper.makeWay()
  await runner.start({ kind: 'ingest', params: { paths: ['/nowhere'] } })
  await keeper.build()
  await runner.idle()
  expect(await jobs()).toEqual(['ingest done', 'indexes cancelled'])
  expect(await indexes()).toEqual(whole)
})
