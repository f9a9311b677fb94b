import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/database'
import type { Database } from './database'
import { sql } from './sql'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

test('every archive can hold vectors and compare them', async () => {
  const rows = await db.query<{ name: string }>(sql`
    select name from (values ('near', '[1,0.1]'::halfvec(2)), ('far', '[0,1]'::halfvec(2))) v (name, embedding)
    order by embedding <#> '[1,0]'::halfvec(2)`)
  expect(rows.map(({ name }) => name)).toEqual(['near', 'far'])
})

test('bytes come back as bytes', async () => {
  const [row] = await db.query<{ bytes: Uint8Array }>(sql`select '\\x00ff10'::bytea as bytes`)
  expect([...(row?.bytes ?? [])]).toEqual([0, 255, 16])
})
