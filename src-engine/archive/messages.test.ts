import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PagePlace } from '#shared/api'
import { MessageRow } from '#shared/rows'
import { compareIds, msToSnowflake } from '#shared/snowflake'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { addAuthor, addChannel, addGuild, addMessage, addRow } from '../testing/rows'
import { messagesInScope, pageMessages } from './messages'

let db: Database
const START = Date.parse('2025-01-01T00:00:00Z')
const at = (minute: number) => new Date(START + minute * 60_000).toISOString()
const idAt = (minute: number) => msToSnowflake(START + minute * 60_000)

beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  await addAuthor(db)
  for (const id of ['10', '11', '12']) await addChannel(db, { id })
  for (let n = 0; n < 150; n++) {
    const [channel_id, is_content] = [n % 5 === 4 ? '11' : '10', n % 7 !== 6]
    await addMessage(db, { id: idAt(n), posted_at: at(n), channel_id, is_content })
  }
})
afterAll(() => db.close())

async function page(place: PagePlace, limit: number, channel_id = '10') {
  const { messages, ...more } = await pageMessages(db, { channel_id, place, limit })
  return { ids: messages.map((message) => message.message_id), ...more }
}

async function storedIds(channel_id = '10'): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    sql`select id from discord.messages where channel_id = ${channel_id} order by id`,
  )
  return rows.map((row) => row.id)
}

test('walking a channel either way gives every id of SQL once, for any page sizes', async () => {
  const expected = await storedIds()
  expect(expected).toHaveLength(120)
  const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 60 }))
  await fc.assert(
    fc.asyncProperty(sizes, fc.boolean(), async (limits, backwards) => {
      const walked: string[] = []
      let place: PagePlace = { kind: backwards ? 'newest' : 'oldest' }
      for (const limit of limits) {
        const { ids, has_older, has_newer } = await page(place, limit)
        expect(ids).toEqual([...ids].sort(compareIds))
        expect(ids).toHaveLength(Math.min(limit, expected.length - walked.length))
        if (backwards) walked.unshift(...ids)
        else walked.push(...ids)
        expect(backwards ? has_older : has_newer).toBe(walked.length < expected.length)
        expect(backwards ? has_newer : has_older).toBe(walked.length > ids.length)
        if (!(backwards ? has_older : has_newer)) break
        place = backwards
          ? { kind: 'before', message_id: ids[0] as string }
          : { kind: 'after', message_id: ids.at(-1) as string }
      }
      expect(walked).toEqual(expected)
    }),
    { numRuns: 15, seed: 1 },
  )
})

test('a centred page holds its place, is full while the channel has rows, and knows its ends', async () => {
  const all = await storedIds()
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -3, max: 160 }),
      fc.integer({ min: 1, max: 150 }),
      async (minute, limit) => {
        const id = idAt(minute)
        const { ids, has_older, has_newer } = await page({ kind: 'around', message_id: id }, limit)
        expect(ids).toHaveLength(Math.min(limit, all.length))
        const start = all.indexOf(ids[0] as string)
        expect(ids).toEqual(all.slice(start, start + ids.length))
        expect(has_older).toBe(start > 0)
        expect(has_newer).toBe(start + ids.length < all.length)
        if (all.includes(id)) expect(ids).toContain(id)
      },
    ),
    { numRuns: 40, seed: 2 },
  )
})

test('a date leads to the first message from it on', async () => {
  const first = await page({ kind: 'date', at: '2025-01-01T01:00:00Z' }, 1)
  expect(first).toEqual({ ids: [idAt(60)], has_older: true, has_newer: true })
  const after = await page({ kind: 'date', at: '2025-01-02' }, 2)
  expect(after).toEqual({ ids: [idAt(147), idAt(148)], has_older: true, has_newer: false })
  expect((await page({ kind: 'date', at: '1970-01-01' }, 3)).has_older).toBe(false)
  expect((await page({ kind: 'date', at: '9999-01-01' }, 3)).has_newer).toBe(false)
  await expect(page({ kind: 'date', at: '2025-02-30' }, 1)).rejects.toThrowError('not a date')
})

test('places outside the channel give empty pages that know where the rest is', async () => {
  const [oldest, newest] = [idAt(0), idAt(148)]
  expect(await page({ kind: 'before', message_id: oldest }, 5)).toEqual({
    ids: [],
    has_older: false,
    has_newer: true,
  })
  expect(await page({ kind: 'after', message_id: newest }, 5)).toEqual({
    ids: [],
    has_older: true,
    has_newer: false,
  })
  const nothing = { ids: [], has_older: false, has_newer: false }
  for (const kind of ['newest', 'oldest'] as const) {
    expect(await page({ kind }, 5, '12')).toEqual(nothing)
    expect(await page({ kind }, 5, '404')).toEqual(nothing)
  }
  expect(await page({ kind: 'around', message_id: newest }, 5, '12')).toEqual(nothing)
})

test('a scope lists each counted message once, newest first, across channels', async () => {
  const expected = await db.query<{ id: string }>(
    sql`select id from discord.messages where is_content order by posted_at desc, id desc`,
  )
  for (const limit of [1, 7, 200]) {
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const input = { scope: { guild_id: '1' }, cursor, limit }
      const result: Awaited<ReturnType<typeof messagesInScope>> = await messagesInScope(db, input)
      expect(result.total).toBe(expected.length)
      for (const message of result.messages) {
        ids.push(message.message_id)
        expect(message.channel_name).toBe(`channel-${message.channel_id}`)
      }
      cursor = result.next_cursor
    } while (cursor !== null)
    expect(ids).toEqual(expected.map((row) => row.id))
  }
})

test('a foreign cursor is refused', async () => {
  for (const cursor of ['x', '', 'W10', Buffer.from('["1","now","1","1"]').toString('base64url')]) {
    await expect(messagesInScope(db, { scope: {}, cursor, limit: 1 })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  }
})

test('a message comes with all that is drawn with it', async () => {
  const channel_id = '50'
  await addChannel(db, { id: channel_id, name: 'drawn' })
  await addAuthor(db, { id: '500', name: 'ann', nickname: 'Ann', color: '#aa0000' })
  await addAuthor(db, { id: '501', webhook_name: `{"a\\b", NULL}` })
  await addRow(db, 'emojis', {
    emoji_key: '77',
    name: 'blob',
    is_custom: true,
    is_animated: false,
    image_url: 'x_Files/blob.png',
    file_id: 9,
    exported_at: at(0),
  })
  const original = await addMessage(db, {
    id: '5001',
    posted_at: at(200),
    channel_id,
    author_id: '501',
    webhook_name: `{"a\\b", NULL}`,
    content: `😀${'x'.repeat(300)}`,
  })
  await addChannel(db, {
    id: original,
    name: 'a thread',
    is_thread: true,
    parent_id: channel_id,
  })
  await addMessage(db, { id: original, channel_id: original, is_twin: true })
  await addMessage(db, { channel_id: original })
  const inner = { title: 'Fwd', fields: [{ name: 'a', value: 'b', isInline: true }, 'junk'] }
  await addMessage(db, {
    id: '5002',
    posted_at: at(201),
    channel_id,
    author_id: '500',
    content: 'look',
    reply_to: { id: original },
    mentions: ['500', '999'],
    attachments: [
      { id: '2', file_name: 'b.txt', url: 'x_Files/b.txt' },
      { id: '1', file_name: 'a.txt' },
    ],
    stickers: [{ id: '3', name: 'wave' }],
    reactions: [
      { emoji_key: '🎉', count: 2 },
      { emoji_key: '77', count: 1 },
    ],
    embeds: [
      {
        title: 'Card',
        description: '',
        author: { name: 'By' },
        footer: { text: 'Foot' },
        thumbnail: { url: 't.png', width: 10, height: 'tall' },
        image: { url: 'i.png' },
        inlineEmojis: [{ id: '78', name: 'cat', imageUrl: 'cat.gif' }],
      },
      { images: [{ url: 'j.png', width: 1, height: 2 }, { url: null }] },
    ],
    extra: {
      forwardedMessage: {
        timestamp: '0001-01-01T00:00:00+00:00',
        content: 'from afar',
        attachments: [{ id: '5', url: 'z', fileName: 'z.bin', fileSizeBytes: 12 }],
        embeds: [inner],
      },
      interaction: { id: '1', name: 'roll', user: { name: 'bob', nickname: 'Bob' } },
      inlineEmojis: [
        { id: '77', name: 'blob', imageUrl: 'blob.png' },
        { id: '', name: '🎉', imageUrl: 'u.svg' },
      ],
    },
  })
  const { messages } = await pageMessages(db, { channel_id, place: { kind: 'newest' }, limit: 10 })
  expect(messages.map((message) => MessageRow.parse(message))).toEqual(messages)
  const [first, second] = messages
  expect(first).toMatchObject({
    message_id: original,
    author: { author_id: `501:{"a\\b", NULL}`, author_name: `{"a\\b", NULL}`, is_bot: true },
    reference: null,
    thread: { channel_id: original, channel_name: 'a thread', messages: 1 },
  })
  expect(second).toMatchSnapshot()

  const inside = await pageMessages(db, {
    channel_id: original,
    place: { kind: 'oldest' },
    limit: 10,
  })
  expect(inside.messages.map((message) => message.thread)).toEqual([null, null])
})

test('references that the archive cannot follow keep their ids', async () => {
  const channel_id = '51'
  await addMessage(db, { channel_id, reply_to: { id: '123' } })
  await addMessage(db, {
    channel_id,
    type: 'ThreadCreated',
    is_content: false,
    reference: { channel_id: '777' },
  })
  const { messages } = await pageMessages(db, { channel_id, place: { kind: 'oldest' }, limit: 5 })
  expect(messages.map((message) => message.reference)).toEqual([
    { message_id: '123', channel_id, guild_id: '1', author: null, excerpt: null, holds: [] },
    { message_id: null, channel_id: '777', guild_id: '1', author: null, excerpt: null, holds: [] },
  ])
})
