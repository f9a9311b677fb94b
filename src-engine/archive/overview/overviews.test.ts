import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OverviewScope } from '#shared/overview'
import type { Database, Queryable, SqlQuery } from '../../db/database'
import { testDatabase } from '../../testing/database'
import { addAuthor, addChannel, addGuild, addMessage } from '../../testing/rows'
import { noteChange } from '../changes'
import { overviewBySql } from './by-sql'
import { openOverviews } from './overviews'

let db: Database
let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'overview-'))
  db = await testDatabase()
  await addGuild(db)
  await addChannel(db, { id: '10' })
  await addChannel(db, { id: '11' })
  await addAuthor(db, { id: '100' })
  await addAuthor(db, { id: '101' })
  const posted_at = '2025-01-05T12:00:00Z'
  for (const channel_id of ['10', '11']) {
    await addMessage(db, { channel_id, author_id: '101', posted_at, content: 'Ω≈ç' })
    await addMessage(db, {
      channel_id,
      reactions: [{ emoji_key: '🎉', count: 2 }],
      links: [
        { url: 'https://a.example.org/x', domain: 'example.org' },
        { url: 'https://a.example.org/y', domain: 'example.org' },
      ],
      attachments: [{ id: '1', file_name: 'a.png' }],
    })
    await noteChange(db, channel_id)
  }
})
afterEach(async () => {
  await db.close()
  await rm(dir, { recursive: true })
})

const queryOf = (scope: Partial<OverviewScope> = {}) => ({
  scope: { guild_id: '1', ...scope },
  page: 'guild' as const,
  top: 8,
})

/** The database, with every statement that reads messages in a list. */
function watched(): { db: Queryable; read: string[] } {
  const read: string[] = []
  const query = <R extends Record<string, unknown>>(asked: SqlQuery) => {
    if (asked.text.includes('discord.messages')) read.push(asked.text)
    return db.query<R>(asked)
  }
  return { db: { ...db, query }, read }
}

test('columns are read once, and kept for the next start', async () => {
  const first = openOverviews(db, dir)
  await first.warm()
  await first.close()
  const { db: watchedDb, read } = watched()
  const second = openOverviews(watchedDb, dir)
  expect(await second.get(queryOf())).toEqual(await overviewBySql(db, queryOf()))
  expect(read).toEqual([])
  await second.close()
})

test('what an overview had to read is kept, too', async () => {
  const first = openOverviews(db, dir)
  await first.get(queryOf())
  await first.close()
  expect(await readdir(dir)).toEqual(['1.columns'])
})

test('what changes in one guild has the others left alone', async () => {
  await addGuild(db, { id: '2' })
  await addChannel(db, { id: '20', guild_id: '2' })
  await addMessage(db, { channel_id: '20', guild_id: '2' })
  await noteChange(db, '20')
  const asked: unknown[] = []
  const query = <R extends Record<string, unknown>>(statement: SqlQuery) => {
    if (statement.text.includes('where c.guild_id =')) asked.push(...statement.values)
    return db.query<R>(statement)
  }
  const overviews = openOverviews({ ...db, query }, dir)
  await overviews.warm()
  expect(asked.splice(0)).toEqual(['1', '2'])
  await overviews.warm()
  expect(asked).toEqual([])
  await addMessage(db, { channel_id: '20', guild_id: '2' })
  await noteChange(db, '20')
  await overviews.warm()
  expect(asked).toEqual(['2'])
  await overviews.close()
})

test.each([
  ['is damaged', (file: Buffer) => file.fill(7, file.length - 20, file.length - 18)],
  ['is cut short', (file: Buffer) => file.subarray(0, file.length - 1)],
  [
    'is of another time',
    (file: Buffer) =>
      Buffer.from(file.toString('latin1').replace(/"token":"./, '"token":"x'), 'latin1'),
  ],
  ['is something else', () => Buffer.from('{}')],
])('a file that %s is made anew', async (_, spoil) => {
  const first = openOverviews(db, dir)
  await first.warm()
  await first.close()
  const path = join(dir, '1.columns')
  await writeFile(path, spoil(await readFile(path)))
  const { db: watchedDb, read } = watched()
  const second = openOverviews(watchedDb, dir)
  expect(await second.get(queryOf())).toEqual(await overviewBySql(db, queryOf()))
  expect(read.length).toBeGreaterThan(0)
  await second.close()
})

test('clocks that are set back over midnight make a day come twice', async () => {
  // St. John's, 7 November 2010: a minute after midnight it was 23:01 of the 6th again
  await addChannel(db, { id: '12' })
  for (const time of ['02:20:00', '02:30:30', '02:40:00', '15:00:00']) {
    await addMessage(db, { channel_id: '12', posted_at: `2010-11-07T${time}Z` })
  }
  await noteChange(db, '12')
  const query = {
    ...queryOf({ channel_id: '12', tz: 'America/St_Johns' }),
    page: 'channel' as const,
  }
  const overviews = openOverviews(db, null)
  const { activity } = await overviews.get(query)
  expect(activity.rows).toMatchObject([
    { start: '2010-11-06', messages: 2, authors: 1 },
    { start: '2010-11-07', messages: 2, authors: 1 },
  ])
  expect(await overviews.get(query)).toEqual(await overviewBySql(db, query))
  await overviews.close()
})

test('fractions of a millisecond count', async () => {
  for (const micros of ['123400', '123456', '123500']) {
    await addMessage(db, { posted_at: `2025-03-01T00:00:00.${micros}Z` })
  }
  await noteChange(db, '10')
  const overviews = openOverviews(db, null)
  const query = queryOf({ from: '2025-03-01T00:00:00.123450Z', to: '2025-03-01T00:00:00.123500Z' })
  const overview = await overviews.get(query)
  expect(overview.totals.messages).toBe(1)
  expect(overview.totals).toEqual((await overviewBySql(db, query)).totals)
  await overviews.close()
})

test('what nobody waits for, or cannot be, is refused', async () => {
  const overviews = openOverviews(db, null)
  const gone = { aborted: true, throwIfAborted: () => undefined }
  await expect(overviews.get(queryOf(), gone)).rejects.toMatchObject({ code: 'cancelled' })
  const never = queryOf({ from: '2025-02-30' })
  await expect(overviews.get(never)).rejects.toMatchObject({ code: 'invalid_input' })
  await overviews.close()
})
