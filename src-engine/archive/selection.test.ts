import { afterAll, beforeAll, expect, test } from 'vitest'
import { msToSnowflake } from '#shared/snowflake'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { addAuthor, addChannel, addFile, addGuild, addMessage } from '../testing/rows'
import { messagesInScope } from './messages'
import { messageIds, messagesById } from './selection'
import { channelDays } from './timeline'

let db: Database
const START = Date.parse('2025-03-28T00:30:00Z')
/** Every seven hours: through the night in which Berlin's clocks went forward. */
const time = (n: number) => START + n * 7 * 3_600_000
const id = (n: number) => msToSnowflake(time(n))

beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  await addAuthor(db)
  await addChannel(db)
  await addChannel(db, { id: '11' })
  await addFile(db, { id: 1, path: '/x/10.json' })
  await db.query(sql`update discord.export_files set channel_id = 10`)
  for (let n = 0; n < 40; n++) {
    const posted_at = new Date(time(n)).toISOString()
    await addMessage(db, { id: id(n), posted_at, is_content: n % 9 !== 8, content: `text ${n}` })
  }
  await addMessage(db, { id: '1', channel_id: '11' })
})
afterAll(() => db.close())

const daysOfSql = (tz: string) =>
  db.query(sql`select (posted_at at time zone ${tz}::text)::date::text as day,
      count(*)::int as messages
    from discord.messages where channel_id = 10 and is_content group by 1 order by 1`)

test.each(['UTC', 'Europe/Berlin', 'Asia/Kathmandu'])('days are those of SQL in %s', async (tz) => {
  const { days } = await channelDays(db, { channel_id: '10', tz })
  expect(days).toEqual(await daysOfSql(tz))
  expect((await channelDays(db, { channel_id: '10', tz })).days).toEqual(days)
})

test('days are counted again when a file of the channel has brought more, and not before', async () => {
  const input = { channel_id: '10', tz: 'UTC' }
  const before = (await channelDays(db, input)).days
  await addMessage(db, { id: id(50), posted_at: new Date(time(50)).toISOString() })
  expect((await channelDays(db, input)).days).toEqual(before)
  await db.query(sql`update discord.export_files set read_messages = read_messages + 1`)
  const after = (await channelDays(db, input)).days
  expect(after).toHaveLength(before.length + 1)
  expect(after).toEqual(await daysOfSql('UTC'))
  await db.query(sql`delete from discord.messages where id = ${id(50)}`)
})

test('a channel that is opened again while its days are counted joins the count', async () => {
  const statements: string[] = []
  const told: Database = {
    ...db,
    query: (query) => {
      statements.push(query.text)
      return db.query(query)
    },
  }
  const input = { channel_id: '10', tz: 'America/Lima' }
  const both = await Promise.all([channelDays(told, input), channelDays(told, input)])
  expect(both[0].days).toEqual(await daysOfSql('America/Lima'))
  expect(both[1]).toEqual(both[0])
  expect(statements.filter((text) => text.includes('group by 1'))).toHaveLength(1)
})

test('a channel without messages has no days', async () => {
  expect(await channelDays(db, { channel_id: '99', tz: 'UTC' })).toEqual({ days: [] })
})

test('ids between two messages are those of content messages, whichever comes first', async () => {
  const expected = [5, 6, 7, 9, 10].map(id)
  for (const [first, last] of [
    [id(5), id(10)],
    [id(10), id(5)],
  ] as const) {
    const span = { kind: 'between', first, last } as const
    expect(await messageIds(db, { channel_id: '10', span })).toEqual({
      ids: expected,
      truncated: false,
    })
  }
})

test.each(['UTC', 'Europe/Berlin', 'Pacific/Auckland'])('ids of a day in %s', async (tz) => {
  const day = '2025-03-30'
  const rows = await db.query<{ id: string }>(sql`select id from discord.messages
    where channel_id = 10 and is_content and (posted_at at time zone ${tz}::text)::date = ${day}::text::date
    order by id`)
  const { ids } = await messageIds(db, { channel_id: '10', span: { kind: 'day', day, tz } })
  expect(ids).toEqual(rows.map((row) => row.id))
  expect(ids.length).toBeGreaterThan(1)
})

test('messages by id come oldest first, only those of the channel', async () => {
  const found = await messagesById(db, { channel_id: '10', ids: [id(7), id(3), '1', '77'] })
  expect(found.map((one) => one.message_id)).toEqual([id(3), id(7)])
  expect(found[0]?.channel_name).not.toBeNull()
  expect(await messagesById(db, { channel_id: '10', ids: [] })).toEqual([])
})

test('a scope of named messages holds these and no others', async () => {
  const scope = { channel_id: '10', message_ids: [id(3), id(7), '1'] }
  const { messages, total } = await messagesInScope(db, { scope, cursor: null, limit: 10 })
  expect(total).toBe(2)
  expect(messages.map((one) => one.message_id)).toEqual([id(7), id(3)])
})
