import { afterAll, beforeAll, expect, test } from 'vitest'
import { SchemaTable } from '#shared/schema'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { addGuild } from '../testing/rows'
import { schemaTables } from './schema'
import { SCHEMA_WORDS } from './schema-words'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
})
afterAll(() => db.close())

test('tells every table that a statement may read, and its rows', async () => {
  const tables = await schemaTables(db)
  expect(SchemaTable.array().parse(tables)).toEqual(tables)
  expect(tables[0]?.name).toBe('messages')
  expect(tables.find(({ name }) => name === 'guilds')).toMatchObject({ rows: 1, is_main: true })
  expect(tables.find(({ name }) => name === 'guild_authors')).toMatchObject({
    is_view: true,
    rows: null,
  })
})

test('says what each holds, of no table or column that is not there', async () => {
  const tables = new Map((await schemaTables(db)).map((table) => [table.name, table]))
  expect([...tables.keys()].sort()).toEqual(Object.keys(SCHEMA_WORDS).sort())
  for (const [name, { columns = {} }] of Object.entries(SCHEMA_WORDS)) {
    const known = tables.get(name)?.columns.map((column) => column.name)
    expect(known).toEqual(expect.arrayContaining(Object.keys(columns)))
  }
})
