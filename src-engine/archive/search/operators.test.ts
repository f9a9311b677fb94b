import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayIn } from '#shared/search-text/dates'
import type { SearchNode } from '#shared/search-text/nodes'
import { OPERATORS } from '#shared/search-text/operators'
import { parseSearch } from '#shared/search-text/parse'
import { operatorText, printSearch } from '#shared/search-text/print'
import type { Database } from '../../db/database'
import { join, sql } from '../../db/sql'
import { inRollback, testDatabase } from '../../testing/database'
import {
  addAuthor,
  addChannel,
  addGuild,
  addMessage,
  addRow,
  type TestMessage,
} from '../../testing/rows'
import { planConditions, planSearch } from './plan'

/*
 * What each operator finds is compared with what plain JavaScript finds in the list of what was stored, so nothing here
 * goes through the SQL that is tested.
 */

let db: Database
type Stored = TestMessage & {
  id: string
  name: string
  content: string
  posted_at: string
  /** When it came in; absent = as the test runs. */
  arrived_at?: string
  author_id: string
  channel_id: string
  guild_id: string
}
const stored: Stored[] = []
const NOW = new Date('2025-03-12T10:00:00Z')
const ARRIVED = ['2025-03-05T12:00:00Z', '2025-03-07T23:59:59Z'] as const
const EXPORTED = '2025-06-01T00:00:00Z'

/** The names of what a text finds, in the order of storing. */
async function found(text: string, tz?: string): Promise<string[]> {
  const plan = await planSearch(db, { text, tz, now: NOW })
  const rows = await db.query<{ id: string }>(sql`select m.id from discord.messages m
    where ${join([sql`m.is_content and not m.is_twin`, ...planConditions(plan)], ' and ')}`)
  const ids = new Set(rows.map(({ id }) => id))
  return stored.filter(({ id }) => ids.has(id)).map(({ name }) => name)
}

async function problems(
  text: string,
): Promise<{ message: string; fix: string | null; at: string }[]> {
  const plan = await planSearch(db, { text, now: NOW })
  return plan.problems.map(({ message, fix, start, end }) => ({
    message,
    fix,
    at: text.slice(start, end),
  }))
}

type Test = (message: Stored) => boolean
const named = (test: Test) =>
  stored
    .filter((one) => one.is_content !== false && !one.is_twin && test(one))
    .map(({ name }) => name)

const by =
  (...ids: string[]) =>
  (m: Stored) =>
    ids.includes(m.author_id) && !m.webhook_name
const inside =
  (...ids: string[]) =>
  (m: Stored) =>
    ids.includes(m.channel_id)
const files =
  (...extensions: string[]) =>
  (m: Stored) =>
    (m.attachments ?? []).some(({ extension }) => extensions.includes(extension ?? ''))
const day = (m: Stored) => m.posted_at.slice(0, 10)
const reactions = (m: Stored) => (m.reactions ?? []).reduce((sum, { count }) => sum + count, 0)
const original = (m: Stored) => stored.find(({ id }) => id === m.reply_to?.id)
const answered = (m: Stored) =>
  stored.some(
    (reply) =>
      reply.is_content !== false &&
      !reply.is_bot &&
      reply.reply_to?.id === m.id &&
      reply.author_id !== m.author_id,
  )
const says = (word: string) => (m: Stored) =>
  m.content
    .toLowerCase()
    .split(/[^a-z]+/)
    .includes(word)

/** Every operator with what it has to find. */
const CASES: [string, Test][] = [
  ['from:ann', by('100')],
  ['from:"Ann \\"Lee\\""', by('100')],
  ['from:@ZOE', by('101')],
  ['from:"old zoe"', by('101')],
  ['from:101', by('101')],
  ['from:twin', by('102', '103')],
  ['from:"100%_\' or true --"', by('104')],
  ['from:🦊', by('105')],
  ['from:mara', by('108')],
  ['from:"mara 🏮"', by('108')],
  ['from:שלום', by('106')],
  ['from:日本', by('107')],
  ['from:Hook', (m) => m.webhook_name === 'Hook'],
  ['from:300:Hook', (m) => m.webhook_name === 'Hook'],
  ['mentions:zoe', (m) => (m.mentions ?? []).includes('101')],
  ['replying_to:ann', (m) => original(m)?.author_id === '100'],
  ['role:crew', by('100', '101')],
  ['role:"@deck hand"', by('101')],
  ['role:7', by('100', '101')],
  ['in:#general', inside('10')],
  ['in:general', inside('10')],
  ['in:"the boat"', inside('12')],
  ['in:talk', inside('10', '11', '12')],
  ['in:questions', inside('40', '41')],
  ['in:"Ferry club"', (m) => m.guild_id === '1'],
  ['in:"Ferry club/general"', inside('10')],
  ['in:other/lobby', inside('20')],
  ['in:lobby', inside('20', '11')],
  ['in:20', inside('20')],
  ['in:2', (m) => m.guild_id === '2'],
  ['has:link', (m) => (m.links ?? []).length > 0],
  ['has:image', files('png')],
  ['has:video', files('mp4')],
  ['has:audio', files('ogg')],
  ['has:file', (m) => (m.attachments ?? []).length > 0],
  ['has:embed', (m) => (m.embeds ?? []).length > 0],
  ['has:sticker', (m) => (m.stickers ?? []).length > 0],
  ['has:reaction', (m) => reactions(m) > 0],
  ['has:code', (m) => /`[^`]+`/.test(m.content)],
  ['has:question', (m) => m.is_question === true],
  ['is:pinned', (m) => m.is_pinned === true],
  ['is:edited', (m) => m.edited_at !== undefined],
  ['is:reply', (m) => m.reply_to !== undefined],
  ['is:thread', inside('12', '41')],
  ['is:bot', (m) => m.is_bot === true || m.webhook_name !== undefined],
  ['is:forwarded', ({ name }) => name === 'forwarded'],
  ['is:question', (m) => m.is_question === true],
  ['is:answered', (m) => m.is_question === true && !m.is_bot && answered(m)],
  ['is:unanswered', (m) => m.is_question === true && !m.is_bot && !answered(m)],
  [
    'is:answer',
    (m) =>
      !m.is_bot &&
      original(m)?.is_question === true &&
      !original(m)?.is_bot &&
      original(m)?.author_id !== m.author_id,
  ],
  ['is:versioned', ({ name }) => name === 'edited'],
  ['is:missing', ({ name }) => name === 'gone'],
  ['before:2025-03', (m) => day(m) < '2025-03-01'],
  ['after:2025-02', (m) => day(m) >= '2025-03-01'],
  ['after:2025-03-11T12:00:00Z', (m) => m.posted_at > '2025-03-11T12:00:00Z'],
  ['on:2025-03-11', (m) => day(m) === '2025-03-11'],
  ['on:yesterday', (m) => day(m) === '2025-03-11'],
  ['added:2025-03', (m) => m.arrived_at !== undefined],
  ['added:2025-03-06..', (m) => m.arrived_at !== ARRIVED[0]],
  ['added:2025-03-05T12:00Z..2025-03-07', (m) => m.arrived_at !== undefined],
  ['during:2025-03', (m) => m.posted_at.startsWith('2025-03')],
  ['during:"last week"', (m) => day(m) >= '2025-03-03' && day(m) <= '2025-03-09'],
  ['during:2025-02..2025-03-10', (m) => day(m) >= '2025-02-01' && day(m) <= '2025-03-10'],
  ['during:..2025-01', (m) => day(m) <= '2025-01-31'],
  ['reaction:👍', (m) => (m.reactions ?? []).some(({ emoji_key }) => emoji_key.startsWith('👍'))],
  [
    'reaction:thumbsup',
    (m) => (m.reactions ?? []).some(({ emoji_key }) => emoji_key.startsWith('👍')),
  ],
  ['reaction::boat:', (m) => (m.reactions ?? []).some(({ emoji_key }) => emoji_key === '555')],
  ['reaction:555', (m) => (m.reactions ?? []).some(({ emoji_key }) => emoji_key === '555')],
  ['domain:example.org', (m) => (m.links ?? []).some(({ domain }) => domain === 'example.org')],
  [
    'domain:https://www.example.org/x?y',
    (m) => (m.links ?? []).some(({ domain }) => domain === 'example.org'),
  ],
  [
    'domain:docs.example.org',
    (m) => (m.links ?? []).some(({ url }) => url.includes('//docs.example.org')),
  ],
  ['ext:.PNG', files('png')],
  ['ext:"a%_\'"', files("a%_'")],
  ['lang:de', ({ name }) => name === 'german'],
  ['lang:German', ({ name }) => name === 'german'],
  ['entity:oslo', ({ name }) => name === 'oslo' || name === 'christiania'],
  ['entity:Christiania', ({ name }) => name === 'oslo' || name === 'christiania'],
  ['length:>40', (m) => [...m.content].length > 40],
  ['length:<=12', (m) => [...m.content].length <= 12],
  ['length:=3', (m) => [...m.content].length === 3],
  ['length:6', (m) => [...m.content].length === 6],
  ['length:5..12', (m) => [...m.content].length >= 5 && [...m.content].length <= 12],
  ['reactions:>=3', (m) => reactions(m) >= 3],
  ['reactions:<3', (m) => reactions(m) < 3],
  ['reactions:..0', (m) => reactions(m) === 0],
  ['reactions:2..', (m) => reactions(m) >= 2],
]

async function add(name: string, message: TestMessage): Promise<string> {
  const full = { author_id: '100', channel_id: '10', guild_id: '1', content: name, ...message }
  const posted_at =
    message.posted_at ?? `2025-02-10T00:${String(stored.length % 60).padStart(2, '0')}:00Z`
  const id = await addMessage(db, { ...full, posted_at })
  stored.push({ ...full, posted_at, id, name })
  return id
}

beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db, { id: '1', name: 'Ferry club' })
  await addGuild(db, { id: '2', name: 'Other' })
  await addChannel(db, { id: '30', name: 'Talk', type: 'GuildCategory' })
  await addChannel(db, { id: '10', name: 'general', parent_id: '30' })
  await addChannel(db, { id: '11', name: 'lobby', parent_id: '30' })
  await addChannel(db, { id: '12', name: 'The boat', is_thread: true, parent_id: '10' })
  await addChannel(db, { id: '20', name: 'lobby', guild_id: '2' })
  await addChannel(db, { id: '40', name: 'questions', type: 'GuildForum' })
  await addChannel(db, { id: '41', name: 'How?', is_thread: true, parent_id: '40' })
  for (const [id, name] of [
    ['7', 'Crew'],
    ['8', 'Deck hand'],
  ] as const) {
    await addRow(db, 'roles', { id, guild_id: '1', name, exported_at: EXPORTED })
  }
  await addAuthor(db, { id: '100', name: 'ann', nickname: 'Ann "Lee"', roles: ['7'] })
  await addAuthor(db, { id: '101', name: 'Zoë', former_names: ['Old Zoe'], roles: ['7', '8'] })
  await addAuthor(db, { id: '102', name: 'Twin' })
  await addAuthor(db, { id: '103', name: 'twin' })
  await addAuthor(db, { id: '104', name: "100%_' or true --" })
  await addAuthor(db, { id: '105', name: '🦊' })
  await addAuthor(db, { id: '106', name: 'שלום' })
  await addAuthor(db, { id: '107', name: '日本' })
  await addAuthor(db, { id: '108', name: 'Mara 🏮' })
  await addAuthor(db, { id: '200', name: 'robot', is_bot: true })
  await addAuthor(db, { id: '300', webhook_name: 'Hook' })
  for (const [emoji_key, name, code, is_custom] of [
    ['👍', '👍', 'thumbsup', false],
    ['👍🏽', '👍🏽', 'thumbsup_tone3', false],
    ['555', 'boat', 'boat', true],
  ] as const) {
    await addRow(db, 'emojis', {
      emoji_key,
      name,
      code,
      is_custom,
      is_animated: false,
      file_id: 1,
      exported_at: EXPORTED,
    })
  }
  const asked = await add('asked', { content: 'Where is the fox?', is_question: true })
  await add('answer', {
    author_id: '101',
    content: 'The fox is in the wood',
    reply_to: { id: asked },
  })
  const alone = await add('alone', {
    author_id: '101',
    content: 'What of the dog?',
    is_question: true,
  })
  await add('own reply', { author_id: '101', reply_to: { id: alone } })
  await add('bot reply', { author_id: '200', is_bot: true, reply_to: { id: alone } })
  await add('bot question', {
    author_id: '200',
    is_bot: true,
    content: 'Shall I beep?',
    is_question: true,
  })
  await add('thread', { channel_id: '12', author_id: '102', mentions: ['101', '100'] })
  await add('post', { channel_id: '41', author_id: '103', mentions: ['101'], content: 'fox dog' })
  await add('lobby', { channel_id: '11', author_id: '104' })
  await add('other', { channel_id: '20', guild_id: '2', author_id: '105', content: 'brown fox' })
  await add('links', {
    author_id: '106',
    links: [
      { url: 'https://docs.example.org/a', domain: 'example.org' },
      { url: 'https://b.net', domain: 'b.net' },
    ],
  })
  await add('link', {
    author_id: '107',
    links: [{ url: 'https://www.example.org/', domain: 'example.org' }],
  })
  await add('files', {
    attachments: [
      { id: '1', file_name: 'a.png', extension: 'png' },
      { id: '2', file_name: 'a.mp4', extension: 'mp4' },
    ],
  })
  await add('odd file', {
    attachments: [
      { id: '3', file_name: 'x', extension: "a%_'" },
      { id: '4', file_name: 'a.ogg', extension: 'ogg' },
    ],
  })
  await add('embed', {
    embeds: [{ title: 'A card about a heron' }],
    stickers: [{ id: '9', name: 'wave' }],
  })
  await add('liked', {
    reactions: [
      { emoji_key: '👍', count: 2 },
      { emoji_key: '555', count: 1 },
    ],
  })
  await add('toned', { reactions: [{ emoji_key: '👍🏽', count: 1 }] })
  await add('code', { content: 'try `npm test` of the dog' })
  await add('pinned', { is_pinned: true, posted_at: '2025-03-11T12:00:00Z' })
  const edited = await add('edited', {
    edited_at: '2025-05-01T00:00:00Z',
    posted_at: '2025-03-11T23:59:59Z',
  })
  const gone = await add('gone', { posted_at: '2025-03-05T00:00:00Z' })
  await add('hook', { author_id: '300', webhook_name: 'Hook', posted_at: '2025-01-31T23:59:59Z' })
  const forwarded = await add('forwarded', { posted_at: '2024-12-31T00:00:00Z' })
  const german = await add('german', { content: 'Guten Abend zusammen' })
  const oslo = await add('oslo', { content: 'We go to Oslo' })
  const christiania = await add('christiania', { content: 'That was Christiania' })
  await add('long', { content: 'a fox and a dog '.repeat(5), posted_at: '2025-03-12T00:00:00Z' })
  await add('emoji', { author_id: '108', content: '🎉🎉🎉' })
  await add('notice', { is_content: false, is_pinned: true, content: 'fox' })
  await add('twin', { is_twin: true, channel_id: '11', content: 'fox' })
  await addRow(db, 'message_versions', {
    channel_id: '10',
    message_id: edited,
    guild_id: '1',
    content_hash: '0'.repeat(32),
    content: 'before',
    exported_at: EXPORTED,
    file_id: 1,
  })
  await addRow(db, 'missing_messages', {
    channel_id: '10',
    message_id: gone,
    guild_id: '1',
    exported_at: '2025-07-01T00:00:00Z',
    file_id: 1,
  })
  await db.query(sql`update discord.messages set is_forward = true where id = ${forwarded}`)
  await addRow(db, 'message_signals', {
    channel_id: '10',
    message_id: german,
    swear_words: 0,
    language: 'de',
  })
  await addRow(db, 'message_signals', {
    channel_id: '10',
    message_id: oslo,
    swear_words: 0,
    language: 'en',
  })
  await db.query(
    sql`insert into discord.entity_names (key, name, entity_id) values ('oslo', 'Oslo', 1), ('christiania', 'Christiania', 1)`,
  )
  for (const [name_id, message_id] of [
    [1, oslo],
    [2, christiania],
  ] as const) {
    await addRow(db, 'entity_spans', {
      channel_id: '10',
      message_id,
      guild_id: '1',
      author_id: '100',
      name_id,
      start_at: 1,
      end_at: 2,
      type: 'place',
      is_certain: true,
    })
  }
  await addRow(db, 'entities', {
    entity_id: 1,
    key: 'oslo',
    name: 'Oslo',
    type: 'place',
    is_hidden: false,
    is_shown: true,
    messages: 2,
    authors: 1,
  })
  for (const [index, arrived_at] of ARRIVED.entries()) {
    const message = stored[index * 3] as Stored
    message.arrived_at = arrived_at
    await db.query(sql`
      update discord.messages set arrived_at = ${arrived_at}::text::timestamptz
      where id = ${message.id} and channel_id = ${message.channel_id}`)
  }
})
afterAll(() => db.close())

test.each(CASES)('%s finds what it says, and negated everything else', async (text, fits) => {
  const expected = named(fits)
  expect(expected.length).toBeGreaterThan(0)
  expect(await found(text)).toEqual(expected)
  expect(await found(`-${text}`)).toEqual(named((m) => !fits(m)))
  expect(await found(`${text} fox`)).toEqual(named((m) => fits(m) && says('fox')(m)))
  expect(await found(`${text} OR fox`)).toEqual(named((m) => fits(m) || says('fox')(m)))
  expect(await found(`dog -${text}`)).toEqual(named((m) => !fits(m) && says('dog')(m)))
})

test('every operator has a case', () => {
  const tested = new Set(CASES.map(([text]) => text.slice(0, text.indexOf(':'))))
  const known = OPERATORS.map(({ name }) => name).filter((name) => name !== 'like')
  expect([...tested].sort()).toEqual([...known].sort())
  const choices = OPERATORS.flatMap((one) =>
    'choices' in one ? Object.keys(one.choices).map((value) => `${one.name}:${value}`) : [],
  )
  for (const choice of choices) expect(CASES.map(([text]) => text)).toContain(choice)
})

test('groups, choices and negations of them mean what logic says', async () => {
  const leaves: [string, Test][] = [
    ...CASES.filter((_, index) => index % 5 === 0),
    ['fox', says('fox')],
    ['dog', says('dog')],
    ['"brown fox"', (m) => m.content.includes('brown fox')],
  ]
  type Tree = { text: string; fits: Test }
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom(...leaves).map(([text, fits]) => ({ text, fits })),
      tie('tree').map((of) => ({ text: `-(${of.text})`, fits: (m: Stored) => !of.fits(m) })),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => ({
        text: `(${a.text} ${b.text})`,
        fits: (m: Stored) => a.fits(m) && b.fits(m),
      })),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => ({
        text: `(${a.text} OR ${b.text})`,
        fits: (m: Stored) => a.fits(m) || b.fits(m),
      })),
    ),
  }))
  await fc.assert(
    fc.asyncProperty(tree, async ({ text, fits }) => {
      expect([text, await found(text)]).toEqual([text, named(fits)])
    }),
    { numRuns: 150, seed: 6 },
  )
})

test('what nobody and nothing is called finds nothing, and says what is near', async () => {
  for (const [text, fix] of [
    ['from:an', 'from:ann'],
    ['mentions:zoee', 'mentions:zoe'],
    ['in:generl', 'in:general'],
    ['role:"deck hamd"', 'role:"deck hand"'],
    ['reaction:thumsup', 'reaction:thumbsup'],
    ['entity:olso', 'entity:Oslo'],
    ['lang:germn', 'lang:german'],
    ['domain:exmple.org', 'domain:example.org'],
    ['ext:pngg', 'ext:png'],
  ]) {
    expect([text, await found(`${text} fox`)]).toEqual([text, []])
    expect([text, await found(`${text} OR fox`)]).toEqual([text, await found('fox')])
    expect(await problems(`fox ${text}`)).toMatchObject([{ fix: `fox ${fix}`, at: text }])
  }
  expect((await problems('from:nobodyatall'))[0]).toMatchObject({ fix: null })
})

test('several people or places of one name are told', async () => {
  expect(await problems('from:twin')).toMatchObject([
    { message: expect.stringContaining('2 people') },
  ])
  expect(await problems('in:lobby')).toMatchObject([
    { message: expect.stringContaining('2 channels') },
  ])
})

test.each([
  ['has:linkk', 'has:link'],
  ['has:pinned', 'is:pinned'],
  ['is:quest', 'is:question'],
  ['has:wombat', null],
  ['on:someday', null],
  ['length:long', null],
  ['length:..', null],
  ['reactions:>', null],
  ['from: ann', 'from:ann'],
  ['like:1', null],
  ['-like:1/2', null],
])('%s asks nothing, and the search goes on without it', async (text, fix) => {
  const rest = text.endsWith(' ann') ? 'ann fox' : 'fox'
  expect(await found(`fox ${text}`)).toEqual(await found(rest))
  expect(await problems(`${text} fox`)).toMatchObject([{ fix: fix && `${fix} fox` }])
  if (!text.includes(' ')) expect(await found(text)).toEqual([])
})

const HOSTILE = [
  "'",
  '"',
  '\\',
  '%',
  '_',
  "' or true --",
  '$1',
  ':name',
  '{1,2}',
  '(',
  ')',
  '.*',
  '[',
  '\0',
  '\ud800',
  '\u202e',
  'null',
  "\\'; drop",
  '日本',
  '🦊',
  'c++',
]

test('no value of an operator is SQL, a pattern or an error', async () => {
  for (const { name } of OPERATORS) {
    for (const value of HOSTILE) {
      const text = operatorText(name, value)
      const names = await found(`${text} OR fox`)
      expect([text, names]).toEqual([text, expect.arrayContaining(['answer', 'other'])])
      expect([text, names.length]).toEqual([text, expect.any(Number)])
      expect(names.length).toBeLessThan(stored.length - 5)
    }
  }
})

test('no text is an error', async () => {
  const piece = fc.constantFrom(
    ...OPERATORS.map(({ name }) => `${name}:`),
    ...HOSTILE,
    ' ',
    ' ',
    '-',
    '(',
    ')',
    ' OR ',
    'fox',
    '*',
    '..',
    '>',
    '2025',
    '99999999999999999999',
    'ann',
    '1/2',
    'has:link',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 14 }), async (parts) => {
      const text = parts.join('')
      for (const { start, end, fix } of (await planSearch(db, { text })).problems) {
        expect(start >= 0 && start < end && end <= text.length).toBe(true)
        if (fix !== null) expect(fix).not.toBe(text)
      }
      await found(text)
    }),
    { numRuns: 250, seed: 7 },
  )
  await found('(-(a '.repeat(150))
  await found('from:ann OR '.repeat(80))
  expect((await problems('a '.repeat(70)))[0]?.message).toContain('first 60 parts')
})

test('a plan has one query of words, and conditions for the rest', async () => {
  const plan = (text: string) => planSearch(db, { text })
  expect(await plan('brown fox -dog has:link')).toMatchObject({
    words: { tsquery: "'brown' & 'fox' & !('dog')" },
    where: { text: expect.stringContaining('link_count') },
    meaning: 'brown fox',
  })
  expect((await plan('fox OR dog')).words?.tsquery).toBe("'fox' | 'dog'")
  expect(await plan('fox OR has:link')).toMatchObject({ words: null, meaning: 'fox' })
  expect(await plan('from:ann -fox')).toMatchObject({ words: null, meaning: '' })
  expect((await plan('"brown fox" dog')).demands).not.toBeNull()
  expect((await plan('brown fox')).demands).toBeNull()
  expect(await plan('like:10/1 fox')).toMatchObject({ like: { channel_id: '10', message_id: '1' } })
  expect(await plan('like:https://discord.com/channels/1/10/77')).toMatchObject({
    like: { channel_id: '10', message_id: '77' },
    where: null,
    words: null,
  })
  expect((await plan('')).where?.text).toBe('false')
})

test.each([
  ['Europe/Berlin', '2025-03-29T20:00:00Z'],
  ['Europe/Berlin', '2025-10-25T20:00:00Z'],
  ['America/Sao_Paulo', '2018-11-03T20:00:00Z'],
  ['America/Havana', '2024-11-02T20:00:00Z'],
])('days in %s around %s are those that clocks show', async (tz, start) => {
  const rows: { id: string; day: string }[] = []
  await db.transaction(async (tx) => {
    for (let half = 0; half < 100; half++) {
      const at = new Date(Date.parse(start) + half * 1_800_000)
      const id = await addMessage(tx, {
        channel_id: '20',
        guild_id: '2',
        author_id: '105',
        posted_at: at.toISOString(),
      })
      rows.push({ id, day: dayIn(tz, at) })
    }
  })
  const ids = rows.map(({ id }) => id)
  for (const day of new Set(rows.map((row) => row.day))) {
    for (const [text, fits] of [
      [`on:${day}`, (d: string) => d === day],
      [`before:${day}`, (d: string) => d < day],
      [`after:${day}`, (d: string) => d > day],
      [`during:${day}..`, (d: string) => d >= day],
      [`-on:${day}`, (d: string) => d !== day],
    ] as const) {
      const { where } = await planSearch(db, { text, tz })
      const hits = await db.query<{ id: string }>(sql`select m.id from discord.messages m
        where m.id = any (${ids}::bigint[]) and ${where ?? sql`true`} order by m.id`)
      expect([text, hits.map(({ id }) => id)]).toEqual([
        text,
        rows
          .filter((row) => fits(row.day))
          .map(({ id }) => id)
          .sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)),
      ])
    }
  }
  await db.query(sql`delete from discord.messages where id = any (${ids}::bigint[])`)
})

test('printed, a search finds the same', async () => {
  for (const [text] of CASES) {
    const printed = printSearch(parseSearch(`${text} OR fox`).root as SearchNode)
    expect(await found(printed)).toEqual(await found(`${text} OR fox`))
  }
})

test('a message whose id tells another time is found by when it was posted', async () => {
  await inRollback(db, async (tx) => {
    await addMessage(tx, { id: '1', channel_id: '10', posted_at: '2025-03-20T00:00:00Z' })
    for (const text of ['on:2025-03-20', 'after:2025-03-19', '-before:2025-03-20']) {
      const { where } = await planSearch(tx, { text, now: NOW })
      const rows = await tx.query(
        sql`select from discord.messages m where m.id = 1 and ${where ?? sql`true`}`,
      )
      expect([text, rows.length]).toEqual([text, 1])
    }
  })
})
