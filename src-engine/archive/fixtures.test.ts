import { afterAll, beforeAll, expect, test } from 'vitest'
import { MessageRow } from '#shared/rows'
import { SearchHit } from '#shared/search'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { ingestPaths } from '../testing/ingest'
import { listChannels } from './channels'
import { listGuilds } from './guilds'
import { messagesInScope, pageMessages } from './messages'
import { searchMessages } from './search/search'

let db: Database

beforeAll(async () => {
  db = await testDatabase()
  await ingestPaths(db, ['fixtures/dce'])
})
afterAll(() => db.close())

async function readChannel(channel_id: string): Promise<MessageRow[]> {
  const place = { kind: 'oldest' } as const
  return (await pageMessages(db, { channel_id, place, limit: 200 })).messages
}

test('every message of every fixture can be read, in posting order', async () => {
  const channels = await db.query<{ id: string }>(sql`select id from discord.channels`)
  const read: string[] = []
  for (const { id } of channels) {
    const messages = await readChannel(id)
    expect(messages.map((message) => MessageRow.parse(message))).toEqual(messages)
    read.push(...messages.map((message) => `${id}/${message.message_id}`))
  }
  const stored = await db.query<{ key: string }>(
    sql`select channel_id || '/' || id as key from discord.messages`,
  )
  expect(read.sort()).toEqual(stored.map((row) => row.key).sort())
  expect(read.length).toBeGreaterThan(30)
})

test('the counts of guilds, channels and scopes agree', async () => {
  const guilds = await listGuilds(db)
  expect(guilds.length).toBeGreaterThan(1)
  for (const { guild_id, messages } of guilds) {
    const channels = await listChannels(db, { guild_id })
    expect(channels.reduce((sum, channel) => sum + channel.messages, 0)).toBe(messages)
    const page = await messagesInScope(db, { scope: { guild_id }, cursor: null, limit: 1 })
    expect(page.total).toBe(messages)
  }
})

test('every thread stands below its parent', async () => {
  for (const { guild_id } of await listGuilds(db)) {
    const seen = new Set<string>()
    for (const channel of await listChannels(db, { guild_id })) {
      if (channel.is_thread) expect(seen).toContain(channel.parent_id)
      seen.add(channel.channel_id)
    }
  }
})

test('the maximal fixture keeps what it holds', async () => {
  const rows = await db.query<{ channel_id: string }>(sql`
    select channel_id from discord.export_files where path like '%maximal.json'`)
  const messages = await readChannel(rows[0]?.channel_id ?? '')
  const has = (claim: (message: MessageRow) => unknown) => messages.some((each) => claim(each))
  expect({
    attachment: has((m) => m.attachments.length),
    embed: has((m) => m.embeds.length),
    sticker: has((m) => m.stickers.length),
    reaction: has((m) => m.reactions.length),
    mention: has((m) => m.mentions.length),
    inline_emoji: has((m) => m.inline_emojis.length),
    forward: has((m) => m.forward),
    interaction: has((m) => m.interaction),
    reference: has((m) => m.reference),
    edited: has((m) => m.edited_at),
  }).toMatchInlineSnapshot(`
    {
      "attachment": true,
      "edited": true,
      "embed": true,
      "forward": true,
      "inline_emoji": true,
      "interaction": true,
      "mention": true,
      "reaction": true,
      "reference": true,
      "sticker": true,
    }
  `)
})

test('replies show what they answer, and a message shows the thread that started from it', async () => {
  const reply = (await readChannel('222222222222222222')).find((each) => each.type === 'Reply')
  expect(reply?.reference).toMatchObject({
    message_id: '900000000000000001',
    excerpt: expect.stringMatching(/./),
    author: { author_name: expect.stringMatching(/./) },
  })
  const [root] = (await readChannel('1506019498094891120')).filter((each) => each.thread)
  expect(root).toMatchObject({
    message_id: '1506019505778987190',
    thread: { channel_id: '1506019505778987190' },
  })
  expect((await readChannel('1506019505778987190'))[0]).toMatchObject({
    type: '21',
    reference: { message_id: root?.message_id, excerpt: root?.content },
    thread: null,
  })
})

test('what a fixture says is found again', async () => {
  const { rows } = await messagesInScope(db, { scope: {}, cursor: null, limit: 200 }).then(
    ({ messages }) => ({ rows: messages.filter((message) => /\p{L}{4}/u.test(message.content)) }),
  )
  expect(rows.length).toBeGreaterThan(10)
  for (const { content, message_id } of rows) {
    const words = content.match(/\p{L}{4,}/gu) ?? []
    const result = await searchMessages(db, { text: words.join(' or '), cursor: null, limit: 200 })
    expect(result.rows.map((row) => SearchHit.parse(row).message_id)).toContain(message_id)
  }
})
