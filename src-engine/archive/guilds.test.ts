import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { emptyArchive } from '../testing/dump'
import { exportText, message, type TestExport, testFolder } from '../testing/exports'
import { ingestPaths } from '../testing/ingest'
import { countGuilds, listGuilds } from './guilds'

let db: Database
let folder: Awaited<ReturnType<typeof testFolder>>
beforeAll(async () => {
  db = await testDatabase()
  folder = await testFolder({})
})
afterAll(async () => {
  await db.close()
  await folder.remove()
})
beforeEach(async () => {
  await emptyArchive(db)
  await db.query(sql`delete from app.jobs`)
  await db.query(sql`delete from discord.guild_list`)
})

async function ingest(name: string, more: TestExport): Promise<void> {
  await ingestPaths(db, [await write(name, exportText(more))])
}

async function write(name: string, text: string): Promise<string> {
  await writeFile(folder.path(name), text)
  return folder.path(name)
}

const messages = (from: number, count: number) =>
  Array.from({ length: count }, (_each, index) => message(String(from + index)))

test('the kept list is the counted one after every change', async () => {
  expect(await listGuilds(db)).toEqual([])
  await ingest('a.json', { messages: messages(10, 3) })
  expect((await listGuilds(db))[0]?.messages).toBe(3)
  expect(await listGuilds(db)).toEqual(await countGuilds(db))

  // the same file with more in it, and another channel
  await ingest('a.json', { messages: messages(10, 5), exportedAt: '2026-01-01T00:00:00Z' })
  expect((await listGuilds(db))[0]?.messages).toBe(5)
  expect(await listGuilds(db)).toEqual(await countGuilds(db))
})

test('the rows are not counted again while nothing changed', async () => {
  await ingest('a.json', { messages: messages(10, 3) })
  await listGuilds(db)
  await db.query(sql`update discord.guild_list set guilds = '[]'::jsonb`)
  expect(await listGuilds(db)).toEqual([])
})

test('nothing is kept while a job changes the archive', async () => {
  await ingest('a.json', { messages: messages(10, 3) })
  await db.query(sql`insert into app.jobs (kind, params, state, snapshot)
    values ('remove', '{}', 'running', '{}')`)
  expect((await listGuilds(db))[0]?.messages).toBe(3)
  await db.query(sql`delete from discord.messages where id = 10`)
  expect((await listGuilds(db))[0]?.messages).toBe(2)
  expect(await db.query(sql`select 1 from discord.guild_list`)).toEqual([])
  await db.query(sql`update app.jobs set state = 'done'`)
  expect((await listGuilds(db))[0]?.messages).toBe(2)
})
