import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CopyRows } from '../dce/copy-rows'
import { inRollback, testDatabase } from '../testing/database'
import type { Database } from './database'
import { sql } from './sql'
import { isoInstant } from './time'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

describe('values from PGlite', () => {
  it('come back as the contract says', async () => {
    const [row] = await db.query(sql`
      select 9007199254740993::bigint as id, 5::bigint as small_id, array[1, 2]::bigint[] as ids,
        count(*)::int as n, 1.5::numeric as numeric, 2.5::float8 as float, true as yes,
        '2024-01-01 00:00:00+00'::timestamptz as at, '2024-01-01 01:02:03.4567+02'::timestamptz as at_2,
        array['2024-01-01 00:00:00+00'::timestamptz] as ats,
        '2024-01-01'::date as day, '2024-01-01 10:00'::timestamp as local,
        '{"a": [1, null]}'::jsonb as data, null::bigint as nothing`)
    expect(row).toEqual({
      id: '9007199254740993',
      small_id: '5',
      ids: ['1', '2'],
      n: 1,
      numeric: 1.5,
      float: 2.5,
      yes: true,
      at: '2024-01-01T00:00:00.000Z',
      at_2: '2023-12-31T23:02:03.456Z',
      ats: ['2024-01-01T00:00:00.000Z'],
      day: '2024-01-01',
      local: '2024-01-01 10:00:00',
      data: { a: [1, null] },
      nothing: null,
    })
  })

  it('bind by type, whatever the value looks like', async () => {
    const hostile = `'); drop table discord.messages; --`
    const [row] = await db.query(sql`
      select ${'18446744073709551'}::bigint as id, ${hostile}::text as text, ${null}::text as nothing,
        ${['1', '2']}::bigint[] as ids, ${[hostile, null, '"\\']}::text[] as texts, ${true}::boolean as yes,
        ${'2024-01-01T00:00:00Z'}::timestamptz as at`)
    expect(row).toEqual({
      id: '18446744073709551',
      text: hostile,
      nothing: null,
      ids: ['1', '2'],
      texts: [hostile, null, '"\\'],
      yes: true,
      at: '2024-01-01T00:00:00.000Z',
    })
  })

  it('keeps what JavaScript has no instant for', () => {
    expect(isoInstant('infinity')).toBe('infinity')
    expect(isoInstant('0044-03-15 12:00:00+00 BC')).toBe('0044-03-15 12:00:00+00 BC')
    expect(isoInstant('2024-06-01 12:00:00.5+05:30')).toBe('2024-06-01T06:30:00.500Z')
  })
})

describe('copyIn', () => {
  it('loads binary COPY and refuses names that are not plain identifiers', async () => {
    await inRollback(db, async (tx) => {
      const rows = new CopyRows(3)
      for (const [id, other, name] of [
        ['1', '2', 'one\ttab'],
        ['3', null, 'zwölf'],
      ] as const) {
        rows.row()
        rows.id(id)
        rows.id(other)
        rows.text(name)
      }
      const data = rows.take() as Uint8Array
      await tx.script('create temporary table loaded (id bigint, other bigint, name text)')
      await tx.copyIn('loaded', ['id', 'other', 'name'], data)
      expect(await tx.query(sql`select * from loaded order by id`)).toEqual([
        { id: '1', other: '2', name: 'one\ttab' },
        { id: '3', other: null, name: 'zwölf' },
      ])
    })
    await expect(db.copyIn('a b', ['id'], new Uint8Array())).rejects.toThrow()
  })
})

describe('transaction', () => {
  it('commits when its work resolves, rolls back when it throws, and queues the rest', async () => {
    await db.script('create table app.t (id int)')
    const order: string[] = []
    const first = db.transaction(async (tx) => {
      await tx.query(sql`insert into app.t values (1)`)
      await new Promise((resolve) => setImmediate(resolve))
      order.push('first')
    })
    const read = db.query(sql`select count(*)::int as n from app.t`).then((rows) => {
      order.push('read')
      return rows
    })
    await first
    expect(await read).toEqual([{ n: 1 }])
    expect(order).toEqual(['first', 'read'])
    await expect(
      db.transaction(async (tx) => {
        await tx.query(sql`insert into app.t values (2)`)
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await db.query(sql`select id from app.t`)).toEqual([{ id: 1 }])
    await db.script('drop table app.t')
  })

  it('commits nothing after a failed statement, although its work went on', async () => {
    await db.script('create temporary table half (n int)')
    const work = db.transaction(async (tx) => {
      await tx.script('insert into half values (1)')
      await tx.query(sql`select 1 / 0`).catch(() => undefined)
    })
    await expect(work).rejects.toMatchObject({ code: 'database', detail: 'SQLSTATE 22012' })
    expect(await db.query(sql`select n from half`)).toEqual([])
  })

  it('tells the code of a database error and none of its text', async () => {
    const failed = db.query(sql`select ${'a secret message'}::text::int`)
    await expect(failed).rejects.toMatchObject({ code: 'database', detail: 'SQLSTATE 22P02' })
    await failed.catch((error) => expect(JSON.stringify(error)).not.toContain('secret'))
  })
})
