import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { resolveMedia } from '../archive/media'
import { pageMessages } from '../archive/messages'
import type { Database, Row } from '../db/database'
import { raw, sql } from '../db/sql'
import { csvFormat } from '../files/csv'
import { testDatabase } from '../testing/database'
import { archiveDump, emptyArchive } from '../testing/dump'
import { exportText, message, type TestExport, testFolder, user } from '../testing/exports'
import { ingestPaths } from '../testing/ingest'

/* Rows of the list of defects that are about the archive, from file to row; those about bytes: defects-bytes.test.ts. */

let db: Database
let folder: Awaited<ReturnType<typeof testFolder>> | null = null
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(() => emptyArchive(db))
afterEach(async () => {
  await folder?.remove()
  folder = null
})

const JUNE = '2025-06-01T00:00:00+00:00'
const JULY = '2025-07-01T00:00:00+00:00'

/** Ingests files in the order of their names. */
async function ingestFiles(files: Record<string, string | Uint8Array>) {
  await folder?.remove()
  folder = await testFolder(files)
  return ingestPaths(db, [folder.dir])
}
/** Ingests exports one after the other, as `0.json`, `1.json` …. */
function ingest(...exports: TestExport[]) {
  return ingestFiles(Object.fromEntries(exports.map((each, n) => [`${n}.json`, exportText(each)])))
}
const rows = (text: string): Promise<Row[]> => db.query(sql`${raw(text)}`)
const list = async (text: string) => (await rows(text)).map((row) => Object.values(row)[0])
const shown = async (channel_id = '10') =>
  (await pageMessages(db, { channel_id, place: { kind: 'oldest' }, limit: 50 })).messages
const thread = (id: string, messages: Record<string, unknown>[], parent = '20'): TestExport => ({
  channel: { id, type: 'GuildPublicThread', categoryId: parent, category: 'ideas', name: `t${id}` },
  messages,
})
const thumb = (users?: unknown[]) => ({ emoji: { id: '', name: '👍' }, count: 1, users })

describe('files', () => {
  test('defect 1: a bad file is told and the others are read', async () => {
    const good = exportText({ messages: [message('11')] })
    const result = await ingestFiles({ 'a.json': '{"guild": {', 'b.json': good, 'c.json': 'x' })
    expect(result.files).toMatchObject({ found: 3, ingested: 1 })
    expect(await list('select id from discord.messages')).toEqual(['11'])
  })

  test('defect 3: HTML, CSV and text beside exports are named', async () => {
    const result = await ingestFiles({
      'a.html': '<!DOCTYPE html><div class=chatlog__message-group data-message-id=1>',
      'b.csv': 'AuthorID,Author,Date,Content,Attachments,Reactions\n',
      'c.txt': `${'='.repeat(62)}\nGuild: G\nChannel: C`,
    })
    expect(result.files.foreign).toBe(3)
    expect(result.notes.every((note) => note.message.includes('again as JSON'))).toBe(true)
  })

  test('defect 4: a truncated file keeps its complete messages, is incomplete and says until when', async () => {
    const derived = join(process.cwd(), 'fixtures/dce/derived')
    const result = await ingestFiles({
      'a.json': readFileSync(join(derived, 'truncated_mid-utf8.json')),
    })
    expect(result.notes.map(({ code }) => code)).toEqual(['truncated'])
    expect(await rows('select state, read_messages from discord.export_files')).toEqual([
      { state: 'damaged', read_messages: 5 },
    ])
    const [last] = await list('select max(id)::bigint from discord.messages')
    expect(await list('select last_message_id from discord.export_files')).toEqual([last])
  })

  test('defect 28: guild 0 is the direct messages, a guild that is a number is told', async () => {
    const dm = exportText({
      guild: { id: '0', name: 'Direct Messages' },
      channel: { id: '40', type: 'DirectTextChat', categoryId: '0', category: 'Private' },
      messages: [message('11')],
    })
    const { guild, ...odd } = JSON.parse(
      exportText({ channel: { id: '50' }, messages: [message('12')] }),
    )
    const result = await ingestFiles({
      'a.json': dm,
      'b.json': JSON.stringify({ guild: 5, ...odd }),
    })
    expect(await list('select id from discord.guilds')).toEqual(['0'])
    expect(await list('select parent_id from discord.channels')).toEqual([null])
    expect(result.notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('lacks its guild or channel'),
    ])
  })

  test('defect 29: JSON among the pictures of an export is passed over in silence', async () => {
    const result = await ingestFiles({
      'a.json': exportText({ messages: [message('11')] }),
      'a.json_Files/config-1A2B3.json': '{"messages": [{"id": "1", "type": "Default"}]}',
    })
    expect(result.files).toMatchObject({ found: 1, ingested: 1, foreign: 0 })
    expect(result.notes).toEqual([])
  })

  test('defect 42: a file of messages alone takes its place from its name and replies', async () => {
    const reference = { messageId: '11', channelId: '697138785317814292', guildId: '77' }
    const messages = [message('11'), message('12', { type: 'Reply', reference })]
    const result = await ingestFiles({
      'G - talk [697138785317814292].json': JSON.stringify({ messages }),
    })
    expect(result.notes.map(({ code }) => code)).toEqual(['header_guessed'])
    expect(await rows('select id, guild_id, name from discord.channels')).toEqual([
      { id: '697138785317814292', guild_id: '77', name: 'talk' },
    ])
  })
})

describe('exports of one channel', () => {
  test('defect 5: what a newer export lacks stays: absence proves nothing', async () => {
    await ingest(
      { exportedAt: JUNE, messages: [message('11'), message('12'), message('13')] },
      { exportedAt: JULY, messages: [message('11'), message('13')] },
    )
    expect(await list('select id from discord.messages order by id')).toEqual(['11', '12', '13'])
  })

  test('defect 6: exported again, the newest says what is; the same file changes nothing', async () => {
    const newer = { exportedAt: JULY, messages: [message('11', { content: 'new' }), message('12')] }
    await ingest(newer, { exportedAt: JUNE, messages: [message('11'), message('10')] })
    expect(await list('select content from discord.messages order by id')).toEqual([
      'content 10',
      'new',
      'content 12',
    ])
    const before = await archiveDump(db)
    const again = await ingestFiles({ 'copy.json': exportText(newer) })
    expect(again.messages).toMatchObject({ new: 0, updated: 0 })
    expect(await archiveDump(db)).toEqual(before)
  })

  test('defect 7: a renamed channel is the same; files keep the name that they had', async () => {
    await ingest(
      { exportedAt: JULY, channel: { name: 'new' }, guild: { name: 'New' }, messages: [] },
      { exportedAt: JUNE, channel: { name: 'old' }, guild: { name: 'Old' }, messages: [] },
    )
    expect(await list('select name from discord.channels where id = 10')).toEqual(['new'])
    expect(await list('select name from discord.guilds')).toEqual(['New'])
    expect(await list('select channel_name from discord.export_files order by path')).toEqual([
      'new',
      'old',
    ])
  })

  test('defect 8: parts come in any order and may be missing', async () => {
    const part = (...ids: string[]) => exportText({ messages: ids.map((id) => message(id)) })
    const result = await ingestFiles({
      'x [10] [part 3].json': part('15', '16'),
      'x [10].json': part('11', '12'),
    })
    expect(result.notes).toEqual([])
    expect(await list('select id from discord.messages order by id')).toEqual([
      '11',
      '12',
      '15',
      '16',
    ])
  })

  test('defect 9: of channels that overwrote each other in one file the last is there', async () => {
    await ingestFiles({
      'x.json': exportText({ channel: { id: '12' }, messages: [message('11')] }),
    })
    expect(await list('select id from discord.channels where not is_placeholder')).toEqual(['12'])
  })

  test('defect 38: messageCount informs, what was read counts', async () => {
    const text = exportText({ messages: [message('11')] })
    const result = await ingestFiles({ 'a.json': text.replace('Count": 1', 'Count": 4088') })
    expect(result.notes).toEqual([])
    expect(
      await rows('select state, declared_messages, read_messages from discord.export_files'),
    ).toEqual([{ state: 'ingested', declared_messages: 4088, read_messages: 1 }])
  })

  test('defect 39: doubles and any order inside a file', async () => {
    const edited = message('12', { content: 'edited', timestampEdited: '2025-02-01T00:00:00Z' })
    await ingest({ messages: [message('13'), edited, message('11'), message('12')] })
    expect((await shown()).map(({ content }) => content)).toEqual([
      'content 11',
      'edited',
      'content 13',
    ])
  })

  test('defect 44: a text that was edited between exports is kept with both dates', async () => {
    await ingest(
      { exportedAt: JUNE, messages: [message('11', { content: 'before' })] },
      { exportedAt: JULY, messages: [message('11', { content: 'after' })] },
    )
    expect(await list('select content from discord.messages')).toEqual(['after'])
    expect(await rows('select content, exported_at from discord.message_versions')).toEqual([
      { content: 'before', exported_at: '2025-06-01T00:00:00.000Z' },
    ])
  })

  test('defect 45: an export without a date has that of its newest message or edit', async () => {
    const late = message('11', { timestampEdited: '2025-03-01T02:00:00+02:00' })
    await ingest({ exportedAt: null, messages: [late, message('12')] })
    expect(await list('select distinct exported_at from discord.messages')).toEqual([
      '2025-03-01T00:00:00.000Z',
    ])
  })
})

describe('places', () => {
  test('defects 10 and 11: a thread hangs on its parent and its starter counts once', async () => {
    await ingest(
      { channel: { id: '20', name: 'ideas' }, messages: [message('30')] },
      thread('30', [message('30'), message('31')]),
    )
    expect(await rows('select channel_id, id from discord.messages where is_twin')).toEqual([
      { channel_id: '30', id: '30' },
    ])
    const [starter] = await shown('20')
    expect(starter?.thread).toMatchObject({ channel_id: '30', messages: 1 })
  })

  test('defect 11: an empty starter leads to the message that it stands for; a parent may be absent', async () => {
    const reference = { messageId: '30', channelId: '20', guildId: '1' }
    await ingest(
      { channel: { id: '20', name: 'ideas' }, messages: [message('30', { content: 'root' })] },
      thread('30', [message('29', { type: '21', content: '', reference })]),
      thread('41', [message('42')], '40'),
    )
    const [starter] = await shown('30')
    expect(starter?.reference).toMatchObject({ message_id: '30', excerpt: 'root' })
    expect(await rows('select name, is_placeholder from discord.channels where id = 40')).toEqual([
      { name: 'ideas', is_placeholder: true },
    ])
  })

  test('defect 12: a forum is made from its posts', async () => {
    await ingest(thread('30', [message('30')]), thread('31', [message('31')]))
    expect(await rows('select name, type from discord.channels where id = 20')).toEqual([
      { name: 'ideas', type: 'GuildForum' },
    ])
  })

  test('defect 40: a channel may have the id of its guild', async () => {
    await ingest({ channel: { id: '1' }, messages: [message('11')] })
    expect(await list('select name from discord.guilds where id = 1')).toEqual(['Guild'])
    expect(await list('select name from discord.channels where id = 1')).toEqual(['general'])
  })

  test('defect 41: direct messages share guild 0 and stay apart as channels', async () => {
    const dm = (id: string): TestExport => ({
      guild: { id: '0', name: 'Direct Messages' },
      channel: { id, type: 'DirectTextChat', categoryId: null, category: null, name: `with ${id}` },
      messages: [message('11')],
    })
    await ingest(dm('40'), dm('41'))
    expect(await list('select name from discord.channels order by id')).toEqual([
      'with 40',
      'with 41',
    ])
    expect(await list('select count(*)::int from discord.messages where id = 11')).toEqual([2])
  })
})

describe('people', () => {
  test('defect 13: the newest name shows, former ones are kept for search', async () => {
    const named = (nickname: string) =>
      message('11', { author: user('7', { name: nickname.toLowerCase(), nickname }) })
    await ingest(
      { exportedAt: JULY, messages: [named('Now')] },
      { exportedAt: JUNE, messages: [named('Then')] },
    )
    expect(await list('select nickname from discord.guild_members')).toEqual(['Now'])
    expect(
      await list("select kind || ' ' || name from discord.author_names order by kind, name"),
    ).toEqual(['name now', 'name then', 'nickname Now', 'nickname Then'])
  })

  test('defect 14: one webhook id, many names and a face per message', async () => {
    const hook = (name: string, avatarUrl: string) =>
      user('9', { name, isBot: true, discriminator: '0000', avatarUrl })
    await ingest({
      messages: [
        message('11', { author: hook('Alice', 'a1.png') }),
        message('12', { author: hook('Bob', 'b.png') }),
        message('13', { author: hook('Alice', 'a2.png') }),
      ],
    })
    const faces = (await shown()).map(({ author }) => [author.author_id, author.avatar?.url])
    expect(faces).toEqual([
      ['9:Alice', 'a1.png'],
      ['9:Bob', 'b.png'],
      ['9:Alice', 'a2.png'],
    ])
  })

  test('defect 15: nobody is merged by name', async () => {
    const author = (id: string) => user(id, { name: 'Deleted User', nickname: 'Deleted User' })
    await ingest({
      messages: [
        message('11', { author: author('456226577798135808') }),
        message('12', { author: author('8') }),
      ],
    })
    expect(await list('select count(*)::int from discord.authors')).toEqual([2])
  })

  test('defect 16: a poor view of a person never overwrites a rich one, even if newer', async () => {
    const rich = user('7', { color: '#112233', nickname: 'Seven' })
    const { roles, ...poor } = user('7', { color: null, nickname: 'name-7' })
    await ingest(
      { exportedAt: JUNE, messages: [message('11', { author: rich })] },
      { exportedAt: JULY, messages: [message('12', { reactions: [thumb([poor])] })] },
    )
    expect(
      await rows('select nickname, color from discord.guild_members where author_id = 7'),
    ).toEqual([{ nickname: 'Seven', color: '#112233' }])
  })

  test('defect 17: mentions are people by id; a name in the text stays text', async () => {
    const content = 'hi @Seven and @Unknown'
    await ingest({
      messages: [message('11', { content, mentions: [user('7', { nickname: 'Seven' })] })],
    })
    const [first] = await shown()
    expect(first?.content).toBe(content)
    expect(first?.mentions.map(({ author_id }) => author_id)).toEqual(['7'])
  })
})

describe('values', () => {
  test('defects 18 and 20: null stays null, a number pads', async () => {
    await ingest({
      channel: { categoryId: null, category: null, topic: null },
      messages: [
        message('11', {
          author: user('7', { color: null, discriminator: 42, nickname: null }),
          reference: { messageId: null, channelId: null, guildId: null },
        }),
      ],
    })
    expect(await rows('select parent_id, category, topic from discord.channels')).toEqual([
      { parent_id: null, category: null, topic: null },
    ])
    expect(await list('select discriminator from discord.authors')).toEqual(['0042'])
    expect(await rows('select nickname, color from discord.guild_members')).toEqual([
      { nickname: null, color: null },
    ])
  })

  test('defect 19: an emoji without id is its character, whether "", null or absent', async () => {
    const reaction = (emoji: object, more = {}) => ({ emoji, count: 2, ...more })
    await ingest({
      messages: [
        message('11', { reactions: [reaction({ id: '', name: '👍' })] }),
        message('12', { reactions: [reaction({ id: null, name: '👍' })] }),
        message('13', { reactions: [reaction({ name: '👍' })] }),
        message('14', { reactions: [reaction({ id: '5', name: 'Unknown Emoji' }, { users: [] })] }),
      ],
    })
    expect(await list('select emoji_key from discord.emojis order by 1')).toEqual(['5', '👍'])
    expect(await list('select sum(count)::int from discord.reactions')).toEqual([8])
  })

  test('defects 22 and 23: NUL and halves of pairs reach no table', async () => {
    const odd = 'x\0\uD800'
    const result = await ingest({
      guild: { name: odd },
      channel: { name: odd },
      messages: [
        message('11', {
          content: odd,
          author: user('7', { name: odd, nickname: odd }),
          embeds: [{ title: odd, fields: [{ name: odd, value: odd }] }],
          attachments: [{ id: '1', url: odd, fileName: odd, fileSizeBytes: 1 }],
          [odd]: odd,
        }),
      ],
    })
    expect(result.notes.map(({ code }) => code)).toEqual(['nul_replaced', 'surrogate_replaced'])
    expect(await list('select content from discord.messages')).toEqual(['x\uFFFD\uFFFD'])
    expect(await list('select name from discord.guilds')).toEqual(['x\uFFFD\uFFFD'])
  })

  test('defect 26: joined emoji, flags and skin tones stay whole', async () => {
    const content = '👩‍👩‍👧‍👦🏳️‍🌈🇩🇪⛷🏼'
    const reactions = [{ emoji: { id: '', name: '⛷🏼' }, count: 1 }]
    await ingest({ messages: [message('11', { content, reactions })] })
    const [first] = await shown()
    expect([first?.content, first?.reactions[0]?.emoji_name]).toEqual([content, '⛷🏼'])
  })

  test('defect 33: huge embeds are kept whole', async () => {
    const fields = Array.from({ length: 25 }, (_each, n) => ({
      name: `f${n}`,
      value: 'v'.repeat(1024),
    }))
    const embeds = Array.from({ length: 10 }, () => ({ description: 'd'.repeat(4096), fields }))
    await ingest({ messages: [message('11', { embeds })] })
    const [first] = await shown()
    expect(first?.embeds).toHaveLength(10)
    expect(first?.embeds[9]?.fields[24]?.value).toHaveLength(1024)
  })

  test('defect 35: a forward shows its snapshot; its author is unknown', async () => {
    const forwardedMessage = {
      timestamp: '0001-01-01T00:00:00+00:00',
      content: 'relayed',
      embeds: [],
    }
    await ingest({ messages: [message('11', { content: '', forwardedMessage })] })
    const [first] = await shown()
    expect(first?.forward).toMatchObject({ content: 'relayed', posted_at: null })
    expect(await list('select is_forward from discord.messages')).toEqual([true])
  })

  test('defect 36: an answer to what is not here keeps its pointer, and links when it comes', async () => {
    const reference = { messageId: '99', channelId: '12', guildId: '1' }
    const answer = { messages: [message('11', { type: 'Reply', reference })] }
    await ingest(answer)
    const first = async () => (await shown())[0]?.reference
    expect(await first()).toMatchObject({ message_id: '99', excerpt: null, author: null })
    await ingest(answer, { channel: { id: '12' }, messages: [message('99', { content: 'asked' })] })
    expect(await first()).toMatchObject({ message_id: '99', excerpt: 'asked' })
  })

  test('defect 37: messages of unknown types are kept and count as notices', async () => {
    await ingest({ messages: [message('11', { type: '63' }), message('12', { type: 20 })] })
    expect(await rows('select type, is_content from discord.messages order by id')).toEqual([
      { type: '63', is_content: false },
      { type: '20', is_content: true },
    ])
  })

  test('defect 43: a cell that a spreadsheet would run is text', () => {
    const cells = ['=1+1', '+1', '-1', '@x', '\tx'].map((text) =>
      csvFormat.rows(['a'], [{ a: text }], true),
    )
    for (const cell of cells) expect(cell).toMatch(/^"?'/)
  })
})

describe('pictures and files', () => {
  const attachment = (url: string) => ({ id: '1', url, fileName: 'a.png', fileSizeBytes: 3 })
  const files = {
    'a.json': exportText({ messages: [message('11', { attachments: [attachment('x')] })] }),
    'a.json_Files/a-1A2B3.png': 'png',
  }
  const found = async (url: string) => {
    const [file_id] = await list("select id from discord.export_files where path like '%a.json'")
    const at = { file_id: Number(file_id), url }
    return (await resolveMedia(db, folder?.path('archive') ?? '', at)) !== null
  }

  test('defect 30: a path of either system leads to the file beside the export', async () => {
    await ingestFiles(files)
    // as while the export is read: its folder was not looked through yet
    await db.script('delete from discord.media_files')
    expect(await found('a.json_Files\\a-1A2B3.png')).toBe(true)
    expect(await found('a.json_Files/a-1A2B3.png')).toBe(true)
  })

  test('defect 30: a folder with another name is found by the name of the file, a lost one is missing', async () => {
    await ingestFiles(files)
    expect(await found('C:\\exports\\🎮 b.json_Files\\a-1A2B3.png')).toBe(true)
    expect(await found('a.json_Files/gone-1A2B3.png')).toBe(false)
  })

  test('defect 31: a remote link is shown with name and size, and nobody asks for it', async () => {
    const url = 'https://cdn.discordapp.com/attachments/1/2/a.png?ex=1&is=2&hm=3'
    const fetched = vi.spyOn(globalThis, 'fetch')
    await ingestFiles({
      'a.json': exportText({ messages: [message('11', { attachments: [attachment(url)] })] }),
      'a.json_Files/a-1A2B3.png': 'png',
    })
    const [first] = await shown()
    expect(first?.attachments).toMatchObject([{ url, file_name: 'a.png', file_size_bytes: 3 }])
    expect(await found(url)).toBe(false)
    expect(fetched).not.toHaveBeenCalled()
  })
})
