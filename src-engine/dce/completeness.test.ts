import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { raw, sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { archiveDump, emptyArchive } from '../testing/dump'
import { testFolder } from '../testing/exports'
import { ingestPaths } from '../testing/ingest'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(() => emptyArchive(db))

/** Everything that the archive holds, as one text. */
async function held(): Promise<string> {
  const files = await db.query(sql`select to_jsonb(f)::text as row from discord.export_files f`)
  return JSON.stringify([await archiveDump(db), files]).replaceAll('\\', '')
}

async function ingest(root: unknown) {
  const folder = await testFolder({ 'a.json': JSON.stringify(root, null, 2) })
  try {
    return await ingestPaths(db, [folder.path('a.json')])
  } finally {
    await folder.remove()
  }
}

let count = 0
/** Values of their own, so that each is found again or missed. */
const id = () => `5${String(++count).padStart(17, '0')}`
const text = (what: string) => `${what}-${++count}`
const color = () => `#${(0x100000 + ++count).toString(16)}`
const time = () =>
  `2025-01-0${1 + (count % 8)}T00:00:${String(++count % 60).padStart(2, '0')}+00:00`
const number = () => 1000 + ++count

/** Each object also has a key that no version knows. */
const unknown = (level: string) => ({ [`new${level}`]: text('unknown') })
const role = () => ({
  id: id(),
  name: text('role'),
  color: color(),
  position: number(),
  ...unknown('Role'),
})
const user = (more = {}) => ({
  id: id(),
  name: text('name'),
  discriminator: `${number()}`,
  nickname: text('nickname'),
  color: color(),
  isBot: false,
  roles: [role(), role()],
  avatarUrl: text('avatar'),
  ...unknown('User'),
  ...more,
})
const reacting = () => {
  const { roles, ...poor } = user()
  return poor
}
const emoji = () => ({
  id: id(),
  name: text('emoji'),
  code: text('code'),
  isAnimated: true,
  imageUrl: text('image'),
  ...unknown('Emoji'),
})
const image = () => ({
  url: text('url'),
  canonicalUrl: text('canonical'),
  width: number(),
  height: number(),
})
const embed = () => ({
  title: text('title'),
  url: text('url'),
  timestamp: time(),
  description: text('description'),
  color: color(),
  author: {
    name: text('by'),
    url: text('url'),
    iconUrl: text('icon'),
    iconCanonicalUrl: text('icon'),
  },
  thumbnail: image(),
  image: image(),
  video: image(),
  footer: { text: text('footer'), iconUrl: text('icon'), iconCanonicalUrl: text('icon') },
  images: [image(), image()],
  fields: [{ name: text('field'), value: text('value'), isInline: true, ...unknown('Field') }],
  inlineEmojis: [emoji()],
  ...unknown('Embed'),
})
const attachment = (more = {}) => ({
  id: id(),
  url: text('url'),
  fileName: text('file'),
  fileSizeBytes: number(),
  ...more,
})
const sticker = (more = {}) => ({
  id: id(),
  name: text('sticker'),
  format: 'Lottie',
  sourceUrl: text('source'),
  ...more,
})
const everything = () => ({
  guild: { id: id(), name: text('guild'), iconUrl: text('icon'), ...unknown('Guild') },
  channel: {
    id: id(),
    type: '16',
    categoryId: id(),
    category: text('category'),
    name: text('channel'),
    topic: text('topic'),
    iconUrl: text('icon'),
    ...unknown('Channel'),
  },
  dateRange: { after: time(), before: time(), ...unknown('Range') },
  exportedAt: '2025-06-01T00:00:00+00:00',
  messages: [
    {
      id: id(),
      type: 'Reply',
      timestamp: time(),
      timestampEdited: time(),
      callEndedTimestamp: time(),
      isPinned: true,
      content: text('content'),
      author: user(),
      attachments: [attachment(), attachment(unknown('Attachment'))],
      embeds: [embed(), embed()],
      stickers: [sticker(), sticker(unknown('Sticker'))],
      reactions: [
        {
          emoji: emoji(),
          count: number(),
          users: [reacting(), reacting()],
          ...unknown('Reaction'),
        },
      ],
      mentions: [user(), user()],
      reference: {
        type: 'Forward',
        messageId: id(),
        channelId: id(),
        guildId: id(),
        ...unknown('Reference'),
      },
      forwardedMessage: {
        timestamp: time(),
        timestampEdited: time(),
        content: text('forwarded'),
        attachments: [attachment()],
        embeds: [embed()],
        stickers: [sticker()],
        ...unknown('Forward'),
      },
      interaction: { id: id(), name: text('command'), user: user(), ...unknown('Interaction') },
      inlineEmojis: [emoji()],
      poll: { question: text('poll'), answers: [{ text: text('answer') }] },
      ...unknown('Message'),
    },
    { ...base(), author: user({ isBot: true, discriminator: '0000' }) },
  ],
  messageCount: 2,
  conversionData: { by: text('tool') },
  ...unknown('Root'),
})
const base = () => ({
  id: id(),
  type: 'Default',
  timestamp: time(),
  timestampEdited: null,
  isPinned: false,
  content: text('content'),
  attachments: [],
  embeds: [],
  reactions: [],
})

/** Every value of a parsed JSON with its path; times and true, false and null are left to the tests of columns. */
function values(value: unknown, path: string): [string, string][] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, each]) => values(each, `${path}.${key}`))
  }
  if (typeof value === 'boolean' || value === null || /imestamp|At$|Range\.(a|b)/.test(path)) {
    return []
  }
  return [[path, String(value)]]
}

test('every key of the contract and an unknown key at every level is found again in some table', async () => {
  const root = everything()
  const result = await ingest(root)
  expect(result.notes).toEqual([])
  const archive = await held()
  const missing = values(root, '').filter(([, value]) => !archive.includes(value))
  // the numbers of types have names here
  expect(missing).toEqual([])
  // each unknown key stands under its own name
  for (const level of [
    ...['Guild', 'Channel', 'Range', 'Root', 'Message', 'User', 'Role', 'Emoji', 'Reaction'],
    ...['Reference', 'Attachment', 'Sticker', 'Embed', 'Field', 'Forward', 'Interaction'],
  ]) {
    expect(archive).toContain(`"new${level}"`)
  }
})

test('times, flags and nulls have their columns', async () => {
  const root = everything()
  const [first] = root.messages
  await ingest(root)
  const one = async (query: string) => (await db.query(sql`${raw(query)}`))[0]
  const instant = (value: unknown) => new Date(String(value)).toISOString()
  expect(
    await one(`select posted_at, edited_at, call_ended_at, is_pinned, is_forward
      from discord.messages where type = 'Reply'`),
  ).toEqual({
    posted_at: instant(first?.timestamp),
    edited_at: instant((first as { timestampEdited: string }).timestampEdited),
    call_ended_at: instant((first as { callEndedTimestamp: string }).callEndedTimestamp),
    is_pinned: true,
    is_forward: true,
  })
  expect(await one('select after_at, before_at, exported_at from discord.export_files')).toEqual({
    after_at: instant(root.dateRange.after),
    before_at: instant(root.dateRange.before),
    exported_at: '2025-06-01T00:00:00.000Z',
  })
  expect(await one('select distinct is_animated, is_custom from discord.emojis')).toEqual({
    is_animated: true,
    is_custom: true,
  })
})

test('an unknown key of a person costs no version when it changes, one of the message does', async () => {
  const { messages, ...header } = everything()
  const [message] = messages as [Record<string, unknown>, unknown]
  const later = { ...header, exportedAt: '2025-07-01T00:00:00+00:00' }
  await ingest({ ...header, messages: [message] })
  const again = { ...message, author: { ...(message.author as object), newUser: 'other' } }
  expect((await ingest({ ...later, messages: [again] })).messages).toMatchObject({ updated: 0 })
  const latest = { ...header, exportedAt: '2025-08-01T00:00:00+00:00' }
  const changed = { ...message, newMessage: 'other' }
  expect((await ingest({ ...latest, messages: [changed] })).messages).toMatchObject({ updated: 1 })
})

test('a usual file brings no extra', async () => {
  const author = { ...user({ roles: [] }), newUser: undefined }
  const messages = [{ ...base(), author, mentions: [author], stickers: [] }]
  const { guild, channel } = everything()
  await ingest({ guild: { id: guild.id, name: 'g' }, channel: { id: channel.id }, messages })
  expect(await db.query(sql`select extra from discord.messages`)).toEqual([{ extra: null }])
  expect(await db.query(sql`select extra from discord.export_files`)).toEqual([{ extra: null }])
})

test('every kind of reference, call and channel keeps what it points to', async () => {
  const to = (messageId: string | null, channelId: string | null, guildId = '1') => ({
    reference: { type: 'Default', messageId, channelId, guildId },
  })
  const at = (id: string, type: string, more: object) => ({
    ...base(),
    id,
    type,
    author: user(),
    ...more,
  })
  const messages = [
    at('11', 'Reply', to('10', '20')),
    at('12', 'ThreadCreated', to(null, '30')),
    at('13', '21', to('14', '20')),
    at('14', 'ChannelPinnedMessage', to('10', '20')),
    at('15', '12', to(null, '40', '9')),
    at('16', 'Default', to('50', '40', '9')),
    at('17', 'Default', { reference: { ...to('51', '41').reference, type: 'Forward' } }),
    at('18', 'PollResult', to('10', '20')),
    at('19', 'Call', { callEndedTimestamp: '2025-01-01T01:00:00+00:00' }),
    at('20', 'Call', { callEndedTimestamp: null }),
  ]
  await ingest({ guild: { id: '1', name: 'g' }, channel: { id: '20', type: '3' }, messages })
  expect(
    await db.query(sql`select id, reference_message_id as message, reference_channel_id as channel,
        reference_guild_id as guild, reference_type as kind, is_forward, call_ended_at is not null as ended
      from discord.messages order by id`),
  ).toEqual(
    [
      ['11', '10', '20', '1', 'Default', false, false],
      ['12', null, '30', '1', 'Default', false, false],
      ['13', '14', '20', '1', 'Default', false, false],
      ['14', '10', '20', '1', 'Default', false, false],
      ['15', null, '40', '9', 'Default', false, false],
      ['16', '50', '40', '9', 'Default', false, false],
      ['17', '51', '41', '1', 'Forward', true, false],
      ['18', '10', '20', '1', 'Default', false, false],
      ['19', null, null, null, null, false, true],
      ['20', null, null, null, null, false, false],
    ].map(([id, message, channel, guild, kind, is_forward, ended]) => {
      return { id, message, channel, guild, kind, is_forward, ended }
    }),
  )
  expect(await db.query(sql`select message_id from discord.replies`)).toEqual([
    { message_id: '11' },
  ])
  expect(await db.query(sql`select type from discord.channels`)).toEqual([
    { type: 'DirectGroupTextChat' },
  ])
})

test.each([
  ['DirectGroupTextChat', 'DirectGroupTextChat', false],
  ['GuildVoiceChat', 'GuildVoiceChat', false],
  [13, 'GuildStageVoice', false],
  ['16', '16', false],
  ['10', 'GuildNewsThread', true],
  ['GuildPrivateThread', 'GuildPrivateThread', true],
])('a channel of type %j is kept as %s', async (type, stored, is_thread) => {
  const messages = [{ ...base(), author: user() }]
  await ingest({ guild: { id: '1', name: 'g' }, channel: { id: '20', type }, messages })
  expect(await db.query(sql`select type, is_thread from discord.channels`)).toEqual([
    { type: stored, is_thread },
  ])
})
