import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { toEmbedRow } from '../archive/messages-map'
import type { Database } from '../db/database'
import { raw, sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { emptyArchive } from '../testing/dump'
import { testFolder } from '../testing/exports'
import { ingestPaths } from '../testing/ingest'
import { EraSniffer } from './era'
import type { RawMessage, RawRoot } from './format'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(() => emptyArchive(db))

const ERAS = [
  ...['2.18+', '2.20+', '2.23+', '2.25+', '2.26+', '2.27+', '2.33+', '2.35+', '2.38+'],
  ...['2.40.1+', '2.40.4+', '2.41+', '2.42.3+', '2.44+', '2.46.1+', '2.47+'],
]

/** The smallest export of a version in which everything that it can write occurs (FORMAT: which key came when). */
function exportOf(era: string): string {
  const rank = ERAS.indexOf(era)
  const since = <T extends object>(version: string, keys: T): T | object =>
    rank >= ERAS.indexOf(version) ? keys : {}
  const is = (version: string) => rank >= ERAS.indexOf(version)
  const offset = is('2.41+') ? '+02:00' : '+00:00'
  const role = { id: '70', name: 'Role', color: null, position: 1 }
  const author = {
    id: '100',
    name: 'Ann',
    discriminator: '0042',
    ...since('2.27+', { nickname: 'Ännchen', color: '#112233' }),
    isBot: false,
    ...since('2.40.1+', { roles: [role] }),
    avatarUrl: 'a.png',
  }
  const mention = {
    id: '101',
    name: 'Bob',
    discriminator: is('2.27+') ? '0007' : 7,
    nickname: 'Bobby',
    isBot: false,
    ...since('2.38+', { color: '#445566', avatarUrl: 'b.png' }),
    ...since('2.40.1+', { roles: [] }),
  }
  const image = {
    url: 'i.png',
    ...since('2.46.1+', { canonicalUrl: 'https://x.example/i.png' }),
    width: 1,
    height: 1,
  }
  const embed = {
    title: 'Card',
    url: null,
    timestamp: null,
    description: '',
    image,
    ...since('2.42.3+', { video: { url: 'v.mp4', width: 1, height: 1 } }),
    ...since('2.35+', { images: [image] }),
    fields: [],
    ...since('2.44+', { inlineEmojis: [] }),
  }
  const emoji = (id: string | null, name: string) => ({
    id,
    name,
    ...since('2.38+', { code: id ? name : 'thumbsup' }),
    isAnimated: false,
    imageUrl: 'e.png',
  })
  const reaction = (each: object) => ({
    emoji: each,
    count: 3,
    ...since('2.40.4+', {
      users: [{ id: '102', name: 'Cy', discriminator: '0000', isBot: false }],
    }),
  })
  const message = (id: string, more: object) => ({
    id,
    type: 'Default',
    timestamp: `2022-01-01T00:00:00${offset}`,
    timestampEdited: null,
    ...since('2.23+', { callEndedTimestamp: null }),
    isPinned: false,
    content: 'grüße',
    author,
    attachments: [],
    embeds: [],
    ...since('2.33+', { stickers: [] }),
    reactions: [],
    ...since('2.25+', { mentions: [] }),
    ...since('2.44+', { inlineEmojis: [] }),
    ...more,
  })
  const messages = [
    message('200', {
      timestampEdited: `2022-03-01T00:00:00${offset}`,
      embeds: [embed],
      reactions: [reaction(emoji(is('2.33+') ? '' : null, '👍')), reaction(emoji('900', 'blob'))],
    }),
    message('201', {
      ...since('2.25+', { mentions: [mention] }),
      ...since('2.26+', {
        type: 'Reply',
        reference: {
          ...since('2.47+', { type: 'Default' }),
          messageId: '200',
          channelId: '10',
          guildId: '1',
        },
      }),
    }),
  ]
  const root = {
    guild: { id: '1', name: 'G', iconUrl: 'g.png' },
    channel: {
      id: '10',
      type: 'GuildTextChat',
      ...since('2.27+', { categoryId: is('2.41+') ? null : '0' }),
      ...since('2.20+', { category: is('2.41+') ? null : 'Text' }),
      name: 'general',
      topic: null,
    },
    dateRange: { after: null, before: null },
    ...since('2.40.1+', { exportedAt: '2023-01-01T00:00:00+00:00' }),
    messages,
    messageCount: 2,
  }
  const text = JSON.stringify(root, null, 2)
  const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  return text.replace(is('2.26+') ? /[\uD800-\uDFFF]/g : /[\u0080-\uFFFF'<>&+]/g, escaped)
}

const rows = (text: string) => db.query(sql`${raw(text)}`)
const one = async (text: string) => (await rows(text))[0]

test.each(ERAS)(
  '%s is told from its fields, and what it lacks has the default of its time',
  async (era) => {
    const is = (version: string) => ERAS.indexOf(era) >= ERAS.indexOf(version)
    const folder = await testFolder({ 'a.json': exportOf(era) })
    try {
      const result = await ingestPaths(db, [folder.dir])
      expect(result.notes).toEqual([])
      expect(result.messages.new).toBe(2)
    } finally {
      await folder.remove()
    }
    const exported = is('2.40.1+') ? '2023-01-01T00:00:00.000Z' : '2022-03-01T00:00:00.000Z'
    expect(await one('select era, exported_at from discord.export_files')).toEqual({
      era,
      exported_at: is('2.40.1+') ? exported : null,
    })
    expect(await one('select distinct exported_at, content from discord.messages')).toEqual({
      exported_at: exported,
      content: 'grüße',
    })
    expect(await one('select parent_id, category, icon_url from discord.channels')).toEqual({
      parent_id: null,
      category: is('2.20+') && !is('2.41+') ? 'Text' : null,
      icon_url: null,
    })
    expect(
      await one(`select a.name, a.discriminator, m.nickname, m.color, m.roles_known
      from discord.authors a join discord.guild_members m on m.author_id = a.id where a.id = 100`),
    ).toEqual({
      name: 'Ann',
      discriminator: '0042',
      nickname: is('2.27+') ? 'Ännchen' : null,
      color: is('2.27+') ? '#112233' : null,
      roles_known: is('2.40.1+'),
    })
    expect(
      await rows('select discriminator from discord.authors where id = 101 and source_rank = 2'),
    ).toEqual(is('2.25+') ? [{ discriminator: '0007' }] : [])
    expect(await rows('select message_id, author_id from discord.mentions')).toEqual(
      is('2.25+') ? [{ message_id: '201', author_id: '101' }] : [],
    )
    expect(await rows('select to_message_id from discord.replies')).toEqual(
      is('2.26+') ? [{ to_message_id: '200' }] : [],
    )
    expect(
      await rows('select emoji_key, count, users_known from discord.reactions order by position'),
    ).toEqual(
      ['👍', '900'].map((emoji_key) => ({ emoji_key, count: 3, users_known: is('2.40.4+') })),
    )
    expect(
      await rows('select emoji_key, code, is_custom from discord.emojis order by is_custom'),
    ).toEqual([
      { emoji_key: '👍', code: is('2.38+') ? 'thumbsup' : null, is_custom: false },
      { emoji_key: '900', code: 'blob', is_custom: true },
    ])
    expect(
      await one(`select call_ended_at, sticker_count, is_forward, extra from discord.messages
      where id = 200`),
    ).toEqual({ call_ended_at: null, sticker_count: 0, is_forward: false, extra: null })
    const [embed] = await db.query<{ data: unknown }>(sql`select data from discord.embeds`)
    expect(toEmbedRow(embed?.data)).toMatchObject({
      color: null,
      images: [{ url: 'i.png', width: 1, height: 1 }],
    })
  },
)

test.each<[string, object, object]>([
  ['2.44+', {}, { inlineEmojis: [] }],
  ['2.44+', {}, { embeds: [{ inlineEmojis: [] }] }],
  ['2.46.1+', {}, { embeds: [{ video: { canonicalUrl: 'x' } }] }],
  ['2.46.1+', {}, { embeds: [{ images: [{ canonicalUrl: 'x' }] }] }],
  ['2.41+', { channel: { category: null, categoryId: null } }, {}],
  ['2.27+', { channel: { category: 'Text', categoryId: '0' } }, {}],
  ['2.47+', {}, { reference: { type: 'Default' } }],
  ['2.26+', {}, { reference: { messageId: '1' } }],
])('%s by a single field: %j %j', (era, root, message) => {
  const sniffer = new EraSniffer(root as RawRoot)
  sniffer.look(message as RawMessage)
  expect(sniffer.era).toBe(era)
})

test('only a file that escapes every character beyond ASCII can be older than 2.26', async () => {
  const old = exportOf('2.25+')
  const folder = await testFolder({
    'a.json': old,
    'b.json': old.replace('gr\\u00fc\\u00dfe', 'grüße').replace('"10"', '"11"'),
  })
  try {
    await ingestPaths(db, [folder.dir])
    expect(await rows('select era from discord.export_files order by path')).toEqual([
      { era: '2.25+' },
      { era: '2.26+' },
    ])
  } finally {
    await folder.remove()
  }
})
