import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '#engine/db/database'
import { sql } from '#engine/db/sql'
import { writeSample } from '#engine/sample/write'
import { testDatabase } from '#engine/testing/database'
import { archiveDump } from '#engine/testing/dump'
import { ingestPaths } from '#engine/testing/ingest'
import type { JobSnapshot } from '#shared/job'
import { buildsIndex, recordInto, replay } from './recording'
import { StageClock } from './stages'
import { listenTo } from './statements'

let dir: string
let db: Database
let other: Database

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'bench-test-'))
  db = await testDatabase()
  other = await testDatabase()
})

afterEach(async () => {
  await db.close()
  await other.close()
  await rm(dir, { recursive: true, force: true })
})

describe('a recording of an ingest', () => {
  test('makes the same archive when it is replayed', async () => {
    const recording = join(dir, 'recording')
    const exports = join(dir, 'exports')
    await writeSample(exports, { profile: 'bench', messages: 400, files: 4 })
    const recorder = await recordInto(recording)
    await ingestPaths(listenTo(db, recorder.listener), [exports])
    await recorder.close()
    await replay(recording, other)
    const dump = await archiveDump(other)
    expect(dump.messages?.length).toBeGreaterThan(390)
    expect(dump).toEqual(await archiveDump(db))
  })

  test('takes back what was taken back', async () => {
    const recorder = await recordInto(dir)
    const heard = listenTo(db, recorder.listener)
    await heard.script('create table public.t (n int)')
    const failing = heard.transaction(async (tx) => {
      await tx.query(sql`insert into public.t values (${1})`)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await heard.query(sql`insert into public.t values (${2})`)
    await recorder.close()
    await replay(dir, other)
    expect(await other.query(sql`select n from public.t`)).toEqual([{ n: 2 }])
  })

  test('knows what builds an index', () => {
    const isIndex = (text: string) => buildsIndex({ kind: 'script', text })
    expect(isIndex('CREATE INDEX a ON discord.messages USING btree (id)')).toBe(true)
    expect(isIndex('alter table discord.messages add primary key (channel_id, id)')).toBe(true)
    expect(isIndex('drop index discord.a')).toBe(false)
  })
})

describe('stages', () => {
  test('count what the database was asked while they lasted', async () => {
    const clock = new StageClock()
    const heard = listenTo(db, clock.listener)
    const snapshot = (stage: string, state: JobSnapshot['state'] = 'running') =>
      clock.onJob({ state, stage, counters: { messages: 3 } } as unknown as JobSnapshot)
    snapshot('Reading messages')
    await heard.transaction(async (tx) => {
      await tx.query(sql`insert into discord.guilds (id, name, file_id, exported_at)
        values (1, 'a', 1, now())`)
      await tx.script('analyze discord.guilds')
    })
    snapshot('Reading messages')
    snapshot('Building')
    await heard.script('create index a on discord.guilds (name)')
    snapshot('Done', 'done')
    const counts = clock.stages.map(({ name, statements }) => ({
      name,
      statements: Object.keys(statements),
    }))
    expect(counts).toEqual([
      { name: 'Reading messages', statements: ['insert guilds', 'analyze guilds', 'transactions'] },
      { name: 'Building', statements: ['index a'] },
    ])
    const [reading, building] = clock.stages
    expect(reading?.blocks.longest).toBeGreaterThan(
      reading?.statements['insert guilds']?.longest_ms ?? 0,
    )
    expect(building?.blocks.longest).toBe(building?.statements['index a']?.longest_ms)
    expect(reading?.messages).toBe(3)
  })
})
