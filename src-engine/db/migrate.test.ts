import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../testing/database'
import type { Database } from './database'
import { currentVersion, migrate } from './migrate'
import { MIGRATIONS, type Migration } from './migrations'
import { sql } from './sql'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const next = currentVersion() + 1
const step = (text: string): Migration => ({ version: next, name: 'next', text })

describe('migrate', () => {
  it('gives no number twice', () => {
    const versions = MIGRATIONS.map((migration) => migration.version)
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  })

  it('does nothing twice', async () => {
    expect(await migrate(db)).toBe(currentVersion())
  })

  it('takes a step whole or not at all', async () => {
    const broken = step('create table app.half (id int); select 1 / 0')
    await expect(migrate(db, [...MIGRATIONS, broken])).rejects.toMatchObject({ code: 'database' })
    expect(await db.query(sql`select to_regclass('app.half')::text as found`)).toEqual([
      { found: null },
    ])
    expect(await migrate(db, [...MIGRATIONS, step('create table app.whole\n(id int)')])).toBe(next)
  })

  it('says so when the archive is newer, or was made by another build', async () => {
    await expect(migrate(db)).rejects.toMatchObject({
      code: 'database',
      message: expect.stringContaining('newer version'),
    })
    await expect(migrate(db, [...MIGRATIONS, step('select 2')])).rejects.toMatchObject({
      code: 'database',
      message: expect.stringContaining('different build'),
    })
  })

  it('does not mind the line ends of a checkout', async () => {
    const windows = step('create table app.whole\n(id int)'.replaceAll('\n', '\r\n'))
    expect(await migrate(db, [...MIGRATIONS, windows])).toBe(next)
  })
})
