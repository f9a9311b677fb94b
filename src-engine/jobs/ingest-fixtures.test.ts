import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { archiveDump, archiveRows, emptyArchive } from '../testing/dump'
import { ingestPaths } from '../testing/ingest'

const ROOT = join(process.cwd(), 'fixtures', 'dce')
const EXPECTED = JSON.parse(readFileSync(join(ROOT, '..', 'expected.json'), 'utf8')) as Record<
  string,
  unknown
>

const FIXTURES = readdirSync(ROOT, { recursive: true, withFileTypes: true })
  .filter((entry) => /\.(?:json|dht)$/.test(entry.name))
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .sort()

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

test('every fixture has an expected result', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(FIXTURES)
})

test.each(FIXTURES)(
  '%s gives exactly its rows and notes, and nothing more the second time',
  async (name) => {
    await emptyArchive(db)
    const path = join(ROOT, name)
    const result = await ingestPaths(db, [path])
    const [file] = await db.query<{ era: string | null; state: string }>(
      sql`select era, state from discord.export_files`,
    )
    const outcome = {
      state: file?.state,
      era: file?.era ?? null,
      messages: result.messages,
      notes: result.notes.map(({ code, byte_offset, count }) => ({ code, byte_offset, count })),
      rows: await archiveRows(db),
    }
    expect(outcome).toEqual(EXPECTED[name])

    const before = await archiveDump(db)
    const again = await ingestPaths(db, [path])
    expect(again.messages.new + again.messages.updated).toBe(0)
    expect(await archiveDump(db)).toEqual(before)
  },
)

const EXPORTS = FIXTURES.filter((name) => name.endsWith('.json'))

test('any order of the files gives the same archive', async () => {
  const orders = [EXPORTS, EXPORTS.toReversed(), [...EXPORTS.slice(7), ...EXPORTS.slice(0, 7)]]
  const dumps = []
  for (const order of orders) {
    await emptyArchive(db)
    for (const name of order) await ingestPaths(db, [join(ROOT, name)])
    dumps.push(await archiveDump(db))
  }
  expect(dumps[1]).toEqual(dumps[0])
  expect(dumps[2]).toEqual(dumps[0])
})

test('a second ingest of the folder finds everything unchanged but the damaged files', async () => {
  await emptyArchive(db)
  const first = await ingestPaths(db, [ROOT])
  const before = await archiveDump(db)
  const second = await ingestPaths(db, [ROOT])
  expect(first.files).toEqual({ found: 21, ingested: 16, unchanged: 0, damaged: 4, foreign: 1 })
  expect(second.files).toEqual({ found: 21, ingested: 0, unchanged: 16, damaged: 4, foreign: 1 })
  expect(second.messages).toMatchObject({ new: 0, updated: 0 })
  expect(await archiveDump(db)).toEqual(before)
})
