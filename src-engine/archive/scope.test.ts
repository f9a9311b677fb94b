import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BotsRule } from '#shared/question'
import type { Scope } from '#shared/scope'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { addAuthor, addChannel, addGuild, addMessage, type TestMessage } from '../testing/rows'
import { scopeSelect } from './scope'

let db: Database
const names = new Map<string, string>()

/** Adds a message that the expectations call by a name. */
async function message(name: string, fields: TestMessage): Promise<string> {
  const id = await addMessage(db, fields)
  names.set(`${fields.channel_id ?? '10'}/${id}`, name)
  return id
}

/** The names of the messages in a scope, oldest first. */
async function found(scope: Scope, bots: BotsRule = 'included'): Promise<string[]> {
  const rows = await db.query<{ key: string }>(
    sql`select m.channel_id || '/' || m.id as key from (${await scopeSelect(db, scope, bots)}) m
        order by m.posted_at, m.id, m.channel_id`,
  )
  return rows.map(({ key }) => names.get(key) ?? key)
}

beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  for (const id of ['10', '11', '20', '30']) await addChannel(db, { id })
  await addAuthor(db, { id: '100', roles: ['7'] })
  await addAuthor(db, { id: '101' })
  await addAuthor(db, { id: '200', is_bot: true })
  await addAuthor(db, { id: '300', webhook_name: 'Ann: "x"' })
  const asked = await message('asked', {
    content: 'Where do foxes run?',
    is_question: true,
    mentions: ['101', '100'],
  })
  await message('answered', { author_id: '101', content: 'In the wood', reply_to: { id: asked } })
  await message('self-reply', { content: 'Never mind the c++ list', reply_to: { id: asked } })
  const bot = await message('bot', { author_id: '200', is_bot: true, content: 'beep' })
  await message('to bot', { author_id: '101', content: 'thanks', reply_to: { id: bot } })
  await message('webhook', { author_id: '300', webhook_name: 'Ann: "x"', content: '日本語テスト' })
  await message('notice', { is_content: false, type: 'ChannelPinnedMessage' })
  await message('twin', { channel_id: '11', is_twin: true, content: 'a fox twice' })
  await message('rich', {
    channel_id: '11',
    author_id: '101',
    content: '100% sure',
    edited_at: '2025-02-01T00:00:00Z',
    is_pinned: true,
    attachments: [{ id: '1', file_name: 'a.png', extension: 'png' }],
    embeds: [{ title: 'Card', description: 'about badgers' }],
    stickers: [{ id: '2', name: 'wave' }],
    reactions: [{ emoji_key: '🎉', count: 3 }],
    links: [{ url: 'https://a.example.org/x', domain: 'example.org' }],
  })
  await message('elsewhere', { guild_id: '2', channel_id: '20' })
})
afterAll(() => db.close())

test('an empty scope holds every counted message, and no notice or second copy', async () => {
  const all = ['asked', 'answered', 'self-reply', 'bot', 'to bot', 'webhook', 'rich', 'elsewhere']
  expect(await found({})).toEqual(all)
  expect(await found({}, 'listed')).toEqual(all)
})

test('bots and webhooks follow the rule unless the scope says otherwise', async () => {
  const people = ['asked', 'answered', 'self-reply', 'to bot', 'rich']
  expect(await found({ guild_id: '1' }, 'excluded')).toEqual(people)
  expect(await found({ guild_id: '1', bots: 'exclude' })).toEqual(people)
  expect(await found({ guild_id: '1', bots: 'include' }, 'excluded')).toContain('bot')
})

test('guild, channel, author, webhook face and single message narrow', async () => {
  expect(await found({ guild_id: '2' })).toEqual(['elsewhere'])
  expect(await found({ channel_id: '11' })).toEqual(['rich'])
  expect(await found({ author_id: '101', guild_id: '1' })).toEqual(['answered', 'to bot', 'rich'])
  expect(await found({ author_id: '300:Ann: "x"' })).toEqual(['webhook'])
  expect(await found({ author_id: '300' })).toEqual([])
  const [key] = [...names].find(([, name]) => name === 'bot') ?? []
  expect(await found({ channel_id: '10', message_id: key?.split('/')[1] })).toEqual(['bot'])
})

test('every trait narrows, and traits narrow together', async () => {
  expect(await found({ has: ['question'] })).toEqual(['asked'])
  expect(await found({ has: ['reply'] })).toEqual(['answered', 'self-reply', 'to bot'])
  expect(await found({ has: ['reply_to_other'] })).toEqual(['answered', 'to bot'])
  expect(await found({ has: ['reply_to_other'] }, 'excluded')).toEqual(['answered'])
  expect(await found({ has: ['answer'] })).toEqual(['answered'])
  const traits = ['edited', 'pinned', 'attachment', 'link', 'embed', 'sticker', 'reaction'] as const
  for (const trait of traits)
    expect([trait, await found({ has: [trait] })]).toEqual([trait, ['rich']])
  expect(await found({ has: [...traits] })).toEqual(['rich'])
  expect(await found({ has: ['pinned', 'question'] })).toEqual([])
})

test('facts narrow: emoji, domain, extension, role', async () => {
  expect(await found({ emoji: '🎉' })).toEqual(['rich'])
  expect(await found({ emoji: '%' })).toEqual([])
  expect(await found({ domain: 'example.org' })).toEqual(['rich'])
  expect(await found({ extension: 'png' })).toEqual(['rich'])
  expect(await found({ extension: '' })).toEqual([])
  expect(await found({ role_id: '7', guild_id: '1' })).toEqual(['asked', 'self-reply'])
})

test("mentions of and replies to an author leave the author's own out", async () => {
  expect(await found({ mentions_author_id: '101' })).toEqual(['asked'])
  expect(await found({ mentions_author_id: '100' })).toEqual([])
  expect(await found({ mentions_author_id: '101:face' })).toEqual([])
  expect(await found({ replies_to_author_id: '100' })).toEqual(['answered'])
  expect(await found({ replies_to_author_id: '200' })).toEqual(['to bot'])
  const [key] = [...names].find(([, name]) => name === 'asked') ?? []
  expect(await found({ replies_to_message_id: key?.split('/')[1] })).toEqual(['answered'])
  expect(await found({ replies_to_message_id: '1' })).toEqual([])
})

test('text is the word search: words, cards, literals; blank text does not narrow', async () => {
  expect(await found({ text: 'fox' })).toEqual(['asked'])
  expect(await found({ text: 'badger' })).toEqual(['rich'])
  expect(await found({ text: '"foxes run"' })).toEqual(['asked'])
  expect(await found({ text: 'fox -run' })).toEqual([])
  expect(await found({ text: 'c++' })).toEqual(['self-reply'])
  expect(await found({ text: '100%' })).toEqual(['rich'])
  expect(await found({ text: '日本' })).toEqual(['webhook'])
  expect(await found({ text: 'the', guild_id: '1' })).toEqual(['answered', 'self-reply'])
  expect(await found({ text: '""' })).toEqual([])
  expect(await found({ text: '  ', guild_id: '2' })).toEqual(['elsewhere'])
})

test('values are parameters: nothing from a scope is SQL', async () => {
  const hostile = `' or true --`
  const piece = await scopeSelect(
    db,
    { text: hostile, domain: hostile, emoji: hostile },
    'included',
  )
  expect(piece.text).not.toContain('or true --')
  expect(await found({ domain: hostile })).toEqual([])
  expect(await found({ text: hostile })).toEqual([])
})

test('dates are midnights of the zone, instants are instants, to is exclusive', async () => {
  const at = (name: string, posted_at: string) =>
    message(name, { channel_id: '30', author_id: '101', posted_at })
  await at('31st 22:59:59', '2025-03-31T20:59:59.999Z')
  await at('1st 00:00', '2025-03-31T22:00:00Z')
  await at('1st 23:59:59', '2025-04-01T21:59:59.999Z')
  await at('2nd 00:00', '2025-04-01T22:00:00Z')
  const channel_id = '30'
  const tz = 'Europe/Berlin'
  expect(await found({ channel_id, tz, from: '2025-04-01', to: '2025-04-02' })).toEqual([
    '1st 00:00',
    '1st 23:59:59',
  ])
  expect(await found({ channel_id, from: '2025-04-01' })).toEqual(['1st 23:59:59', '2nd 00:00'])
  expect(await found({ channel_id, tz, to: '2025-03-31T22:00:00Z' })).toEqual(['31st 22:59:59'])
  expect(await found({ channel_id, tz, from: '2025-04-02T00:00:00+02:00' })).toEqual(['2nd 00:00'])
  expect(await found({ channel_id, tz, hour: 23 })).toEqual(['1st 23:59:59'])
  expect(await found({ channel_id, tz, weekday: 3 })).toEqual(['2nd 00:00'])
  for (const from of ['2025-02-30', '2025-13-01', '0000-01-01', '2025-01-01T99:00:00Z']) {
    await expect(scopeSelect(db, { from }, 'included')).rejects.toThrowError('is not a date')
  }
})

/** One message every half hour over the days around a change of clocks; periods must part them exactly. */
test.each([
  ['Europe/Berlin', '2025-03-28T00:00:00Z', 4],
  ['Europe/Berlin', '2025-10-24T00:00:00Z', 4],
  ['America/Sao_Paulo', '2018-02-16T00:00:00Z', 4],
  ['America/Havana', '2024-11-02T00:00:00Z', 4],
  ['Asia/Kathmandu', '2025-01-30T00:00:00Z', 4],
  ['UTC', '2024-12-29T00:00:00Z', 4],
])('day, week and month hold what grouping by local time holds: %s %s', async (tz, start, days) => {
  const channel_id = `4${start.replace(/\D/g, '')}`
  for (let half = 0; half < days * 48; half++) {
    const posted_at = new Date(Date.parse(start) + half * 1_800_000).toISOString()
    await addMessage(db, { channel_id, author_id: '101', posted_at })
  }
  for (const unit of ['day', 'week', 'month'] as const) {
    const groups = await db.query<{ start: string; n: number }>(sql`
      select to_char(date_trunc(${unit}, posted_at at time zone ${tz}::text), 'YYYY-MM-DD') as start,
             count(*)::int as n
      from discord.messages where channel_id = ${channel_id} group by 1 order by 1`)
    expect(groups.length).toBeGreaterThan(0)
    for (const group of groups) {
      const period = { unit, start: unit === 'month' ? group.start.slice(0, 7) : group.start }
      expect([period, (await found({ channel_id, tz, period })).length]).toEqual([period, group.n])
      if (unit !== 'day') continue
      const next = new Date(Date.parse(group.start) + 86_400_000).toISOString().slice(0, 10)
      const between = await found({ channel_id, tz, from: group.start, to: next })
      expect([period, between.length]).toEqual([period, group.n])
    }
  }
})
