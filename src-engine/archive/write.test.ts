import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database, Row } from '../db/database'
import { raw, sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { archiveDump, emptyArchive } from '../testing/dump'
import { exportText, message, type TestExport, testFolder, user } from '../testing/exports'
import { ingestPaths } from '../testing/ingest'
import { dropIndexesOfEmptyArchive, droppedIndexes, KEY_OF_WORDS } from './write-indexes'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(() => emptyArchive(db))

async function ingest(...exports: TestExport[]) {
  const folder = await testFolder(
    Object.fromEntries(exports.map((each, index) => [`${index}.json`, exportText(each)])),
  )
  try {
    const results = []
    for (const index of exports.keys()) {
      results.push(await ingestPaths(db, [folder.path(`${index}.json`)]))
    }
    return results
  } finally {
    await folder.remove()
  }
}

function rows(text: string): Promise<Row[]> {
  return db.query(sql`${raw(text)}`)
}

/** Every order of these exports must give the archive that the first order gives. */
async function sameInEveryOrder(exports: TestExport[]): Promise<void> {
  const dumps = []
  for (const order of permutations(exports)) {
    await emptyArchive(db)
    await ingest(...order)
    dumps.push(await archiveDump(db))
  }
  for (const dump of dumps) expect(dump).toEqual(dumps[0])
}

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items]
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  )
}

const JUNE = '2025-06-01T00:00:00+00:00'
const JULY = '2025-07-01T00:00:00+00:00'
const AUGUST = '2025-08-01T00:00:00+00:00'

describe('messages', () => {
  const old = { exportedAt: JUNE, messages: [message('11'), message('12'), message('13')] }
  const edited = message('12', { content: 'other', timestampEdited: '2025-06-20T00:00:00+00:00' })
  const newer = { exportedAt: JULY, messages: [message('11'), edited, message('14')] }

  test('the newest export wins, what it replaced stays as a version', async () => {
    const [, second] = await ingest(old, newer)
    expect(second?.messages).toEqual({ new: 1, updated: 1, unchanged: 1 })
    expect(await rows('select id, content from discord.messages order by id')).toEqual([
      { id: '11', content: 'content 11' },
      { id: '12', content: 'other' },
      { id: '13', content: 'content 13' },
      { id: '14', content: 'content 14' },
    ])
    expect(
      await rows('select message_id, content, exported_at from discord.message_versions'),
    ).toEqual([
      { message_id: '12', content: 'content 12', exported_at: '2025-06-01T00:00:00.000Z' },
    ])
  })

  test('a replaced message has its new words, in a first load without indexes too', async () => {
    await db.transaction((tx) => dropIndexesOfEmptyArchive(tx))
    expect(await droppedIndexes(db)).toContain(KEY_OF_WORDS)
    const folder = await testFolder({ 'a.json': exportText(old), 'b.json': exportText(newer) })
    try {
      await ingestPaths(db, [folder.dir])
    } finally {
      await folder.remove()
    }
    expect(await droppedIndexes(db)).toEqual([])
    expect(
      await rows(`select message_id, words @@ 'other' as is_new from discord.message_words
        order by message_id`),
    ).toEqual([
      { message_id: '11', is_new: false },
      { message_id: '12', is_new: true },
      { message_id: '13', is_new: false },
      { message_id: '14', is_new: false },
    ])
  })

  test('an older export never overwrites a newer one', async () => {
    const [, second] = await ingest(newer, old)
    expect(second?.messages).toEqual({ new: 1, updated: 0, unchanged: 2 })
    expect(await rows("select content from discord.messages where id = '12'")).toEqual([
      { content: 'other' },
    ])
  })

  test('any order of three exports gives the same archive', async () => {
    const third = {
      exportedAt: AUGUST,
      messages: [message('11', { isPinned: true }), message('12'), message('14')],
    }
    await sameInEveryOrder([old, newer, third])
  })

  test('a changed message brings its own parts only', async () => {
    const before = message('11', {
      content: 'see https://a.example/x',
      attachments: [{ id: '1', url: 'a.png', fileName: 'a.png', fileSizeBytes: 3 }],
      reactions: [{ emoji: { id: '', name: '👍' }, count: 1, users: [user('7')] }],
      mentions: [user('7')],
    })
    const after = message('11', { content: 'see https://b.example/y' })
    await ingest({ exportedAt: JUNE, messages: [before] }, { exportedAt: JULY, messages: [after] })
    expect(await rows('select domain from discord.links')).toEqual([{ domain: 'b.example' }])
    for (const table of ['attachments', 'reactions', 'reaction_users', 'mentions']) {
      expect(await rows(`select * from discord.${table}`)).toEqual([])
    }
    expect(
      await rows(
        "select 1 as one from discord.message_words where words @@ '''b'' <-> ''exampl'' & !''a'''",
      ),
    ).toEqual([{ one: 1 }])
  })

  test('a signed link or a picture saved elsewhere is no change', async () => {
    const attached = (url: string) =>
      message('11', { attachments: [{ id: '1', url, fileName: 'a.png', fileSizeBytes: 3 }] })
    const signed = 'https://cdn.discordapp.com/attachments/1/2/a.png?ex=1&is=2&hm=3'
    const again = 'https://cdn.discordapp.com/attachments/1/2/a.png?ex=7&is=8&hm=9'
    const [, second, third, fourth] = await ingest(
      { exportedAt: JUNE, messages: [attached(signed)] },
      { exportedAt: JULY, messages: [attached(again)] },
      { exportedAt: AUGUST, messages: [attached('x.json_Files\\a-12345.png')] },
      { exportedAt: '2025-09-01T00:00:00Z', messages: [attached('y.json_Files/a-12345.png')] },
    )
    expect(second?.messages.updated).toBe(0)
    expect(third?.messages.updated).toBe(1)
    expect(fourth?.messages.updated).toBe(0)
  })

  test('of one message twice in a file the most recently edited stays, else the last', async () => {
    const first = message('11', { content: 'a', timestampEdited: '2025-01-03T00:00:00Z' })
    const last = message('11', { content: 'b', timestampEdited: '2025-01-02T00:00:00Z' })
    await ingest({ messages: [message('12', { content: '1' }), first, last, message('12')] })
    expect(await rows('select content from discord.messages order by id')).toEqual([
      { content: 'a' },
      { content: 'content 12' },
    ])
  })

  test('an export without a date is dated by its newest message', async () => {
    const dated = message('12', { timestamp: '2025-03-01T00:00:00+02:00' })
    await ingest({ exportedAt: null, messages: [message('11'), dated] })
    expect(await rows('select distinct exported_at from discord.messages')).toEqual([
      { exported_at: '2025-02-28T22:00:00.000Z' },
    ])
  })

  test('only type Reply makes replies; notices count as no content', async () => {
    const reference = { messageId: '11', channelId: '10', guildId: '1' }
    await ingest({
      messages: [
        message('11'),
        message('12', { type: 'Reply', reference }),
        message('13', { type: 'ChannelPinnedMessage', reference }),
        message('14', { type: 19, reference: { ...reference, channelId: null } }),
        message('15', { type: '20' }),
      ],
    })
    expect(
      await rows('select message_id, to_channel_id, to_message_id from discord.replies'),
    ).toEqual([
      { message_id: '12', to_channel_id: '10', to_message_id: '11' },
      { message_id: '14', to_channel_id: '10', to_message_id: '11' },
    ])
    expect(await rows('select id from discord.messages where not is_content')).toEqual([
      { id: '13' },
    ])
  })

  test('search finds cards and what was forwarded', async () => {
    await ingest({
      messages: [
        message('11', {
          content: '',
          embeds: [{ title: 'Quarterly', fields: [{ name: 'n', value: 'treasury' }] }],
        }),
        message('12', { content: '', forwardedMessage: { content: 'relayed words', embeds: [] } }),
      ],
    })
    const found = (word: string) =>
      rows(
        `select message_id from discord.message_words where words @@ plainto_tsquery('english', '${word}')`,
      )
    expect(await found('quarterly treasury')).toEqual([{ message_id: '11' }])
    expect(await found('relayed')).toEqual([{ message_id: '12' }])
    expect(await rows('select id from discord.messages where is_forward')).toEqual([{ id: '12' }])
  })
})

describe('people', () => {
  test('a poorer or older view never overwrites a richer or newer one, in any order', async () => {
    const poor = user('7', { nickname: 'name-7', color: null, roles: undefined })
    const role = { id: '50', name: 'Mod', color: '#112233', position: 2 }
    const rich = user('7', { nickname: 'Seven', color: '#112233', roles: [role] })
    const exports = [
      {
        exportedAt: AUGUST,
        messages: [
          message('11', {
            reactions: [{ emoji: { id: '', name: '👍' }, count: 1, users: [poor] }],
          }),
        ],
      },
      { exportedAt: JULY, messages: [message('12', { author: rich })] },
      {
        exportedAt: JUNE,
        messages: [message('13', { author: user('7', { nickname: 'Former' }) })],
      },
    ]
    await sameInEveryOrder(exports)
    expect(
      await rows(
        "select nickname, color, source_rank from discord.guild_members where author_id = '7'",
      ),
    ).toEqual([{ nickname: 'Seven', color: '#112233', source_rank: 1 }])
    expect(await rows("select role_id from discord.author_roles where author_id = '7'")).toEqual([
      { role_id: '50' },
    ])
    expect(
      await rows("select name from discord.author_names where author_id = '7' order by name"),
    ).toEqual([{ name: 'Former' }, { name: 'Seven' }, { name: 'name-7' }])
  })

  test('roles that are gone in a newer export go; an unknown list takes none away', async () => {
    const role = { id: '50', name: 'Mod', color: null, position: 1 }
    const unknown = user('7')
    delete unknown.roles
    await ingest(
      { exportedAt: JUNE, messages: [message('11', { author: user('7', { roles: [role] }) })] },
      { exportedAt: JULY, messages: [message('12', { author: unknown })] },
    )
    expect(await rows('select role_id from discord.author_roles')).toEqual([{ role_id: '50' }])
    await ingest({ exportedAt: AUGUST, messages: [message('13', { author: user('7') })] })
    expect(await rows('select role_id from discord.author_roles')).toEqual([])
  })

  test('one webhook has as many faces as names; bots and people have one', async () => {
    const hook = (name: string) => user('9', { name, isBot: true, nickname: name })
    await ingest({
      messages: [
        message('11', { author: hook('Alice') }),
        message('12', { author: hook('Bob') }),
        message('13', { author: user('8', { isBot: true, discriminator: '1234' }) }),
        message('14', { author: user('7', { discriminator: 42 }) }),
      ],
    })
    expect(
      await rows(
        'select author_key, discriminator, is_bot from discord.authors order by author_key',
      ),
    ).toEqual([
      { author_key: '7', discriminator: '0042', is_bot: false },
      { author_key: '8', discriminator: '1234', is_bot: true },
      { author_key: '9:Alice', discriminator: null, is_bot: true },
      { author_key: '9:Bob', discriminator: null, is_bot: true },
    ])
  })
})

describe('places', () => {
  const thread = (id: string, messages: Record<string, unknown>[]) => ({
    channel: { id, type: 'GuildPublicThread', categoryId: '20', category: 'ideas', name: `t${id}` },
    messages,
  })
  const kinds = () =>
    rows('select id, type, name, is_placeholder from discord.channels order by id')

  test('a category and a forum are made from their children', async () => {
    await sameInEveryOrder([{ messages: [] }, thread('30', [message('30')]), thread('31', [])])
    expect(await kinds()).toEqual([
      { id: '5', type: 'GuildCategory', name: 'Talk', is_placeholder: true },
      { id: '10', type: 'GuildTextChat', name: 'general', is_placeholder: false },
      { id: '20', type: 'GuildForum', name: 'ideas', is_placeholder: true },
      { id: '30', type: 'GuildPublicThread', name: 't30', is_placeholder: false },
      { id: '31', type: 'GuildPublicThread', name: 't31', is_placeholder: false },
    ])
  })

  test('a header of its own replaces a placeholder, whatever came first and is newer', async () => {
    const parent = {
      exportedAt: '2020-01-01T00:00:00Z',
      channel: { id: '20', name: 'real' },
      messages: [],
    }
    await sameInEveryOrder([parent, thread('30', [message('30')])])
    expect(
      await rows("select name, type, is_placeholder from discord.channels where id = '20'"),
    ).toEqual([{ name: 'real', type: 'GuildTextChat', is_placeholder: false }])
  })

  test("a thread's starter counts once, in any order", async () => {
    const parent = {
      channel: { id: '20', name: 'ideas' },
      messages: [message('30'), message('33')],
    }
    await sameInEveryOrder([parent, thread('30', [message('30'), message('34')])])
    expect(await rows('select channel_id, id from discord.messages where is_twin')).toEqual([
      { channel_id: '30', id: '30' },
    ])
  })

  test('direct messages share guild 0', async () => {
    const dm = (id: string) => ({
      guild: { id: '0', name: 'Direct Messages' },
      channel: {
        id,
        type: 'DirectTextChat',
        categoryId: '0',
        category: 'Private',
        name: `with ${id}`,
      },
      messages: [message('11')],
    })
    await ingest(dm('40'), dm('41'))
    expect(await rows('select id from discord.guilds')).toEqual([{ id: '0' }])
    expect(await rows('select id, parent_id from discord.channels order by id')).toEqual([
      { id: '40', parent_id: null },
      { id: '41', parent_id: null },
    ])
  })
})
