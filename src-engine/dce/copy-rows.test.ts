import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAX_ID } from '#shared/snowflake'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { CopyRows } from './copy-rows'
import { toMicros } from './instant'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await db.script(`create table every (n int, id bigint, i4 int, i2 smallint, f8 float8, b boolean,
    t text, u uuid, j jsonb, at timestamptz, f4 real, ts text[])`)
})
afterAll(() => db.close())

const COLUMNS = ['n', 'id', 'i4', 'i2', 'f8', 'b', 't', 'u', 'j', 'at', 'f4', 'ts']

const value = fc.record({
  id: fc.option(fc.bigInt({ min: 0n, max: MAX_ID }).map(String)),
  i4: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  i2: fc.option(fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 })),
  f8: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  b: fc.option(fc.boolean()),
  t: fc.option(
    fc.string({ unit: 'grapheme', maxLength: 100 }).map((text) => text.replaceAll('\0', '')),
  ),
  u: fc.uuid(),
  j: fc.option(fc.dictionary(fc.constantFrom('a', 'b', 'ü'), fc.integer())),
  at: fc.option(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })),
  f4: fc.option(fc.integer({ min: -1000, max: 1000 }).map((n) => n / 8)),
  ts: fc.option(fc.array(fc.constantFrom('c++', '', 'ü"{,}', 'null', 'a b'), { maxLength: 4 })),
})

test('every field comes back from the database as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 50 }), async (values) => {
      const rows = new CopyRows(COLUMNS.length)
      values.forEach((each, index) => {
        rows.row()
        rows.int4(index)
        rows.id(each.id)
        rows.int4(each.i4)
        rows.int2(each.i2)
        rows.float8(each.f8)
        rows.boolean(each.b)
        rows.text(each.t)
        rows.uuid(each.u.replaceAll('-', ''))
        rows.json(each.j === null ? null : JSON.stringify(each.j))
        rows.instant(each.at === null ? null : toMicros(each.at.toISOString()))
        rows.float4(each.f4)
        rows.texts(each.ts)
      })
      await db.query(sql`truncate every`)
      await db.copyIn('every', COLUMNS, rows.take() as Uint8Array)
      const stored = await db.query(sql`select * from every order by n`)
      expect(stored).toEqual(
        values.map((each, n) => ({
          n,
          ...each,
          f8: each.f8 === 0 ? 0 : each.f8,
          at: each.at?.toISOString() ?? null,
        })),
      )
    }),
    { numRuns: 40, seed: 3 },
  )
})

describe('instants', () => {
  const stored = async (text: string) => {
    const rows = new CopyRows(1)
    rows.row()
    rows.instant(toMicros(text))
    await db.query(sql`truncate every`)
    await db.copyIn('every', ['at'], rows.take() as Uint8Array)
    const [row] = await db.query<{ same: boolean }>(
      sql`select at = ${text}::text::timestamptz as same from every`,
    )
    return row?.same
  }

  test.each([
    '2020-01-01T00:00:00+00:00',
    '2020-02-29T23:59:59.9999999-04:00',
    '1999-12-31T23:59:59.35+05:30',
    '2024-06-01T12:30:15.0825277+03:00',
    '2024-06-01T12:30:15.123456Z',
    '2024-06-01T12:30:15Z',
    '0001-01-01T00:00:00+00:00',
    '2020-12-31T23:59:59.1-14:00',
  ])('%s is what PostgreSQL reads', async (text) => {
    expect(await stored(text)).toBe(true)
  })

  test.each(['', 'yesterday', '2020-01-01T25:00:00+00:00', 7, null])('%j is no instant', (text) => {
    expect(toMicros(text)).toBe(null)
  })
})
