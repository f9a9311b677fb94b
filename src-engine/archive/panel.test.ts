import { afterAll, beforeAll, expect, test } from 'vitest'
import { AuthorCard, AuthorTies } from '#shared/author-card'
import { LinkRow, MediaItem, Members, ThreadRow } from '#shared/panel'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { addAuthor, addChannel, addGuild, addMessage, addRow } from '../testing/rows'
import { authorCard } from './author-card'
import { authorTies } from './author-ties'
import { listLinks } from './link-list'
import { listMedia } from './media-items'
import { listMembers } from './members'
import { messagesInScope } from './messages'
import { panelRows } from './panel-rows'
import { listThreads } from './threads'

let db: Database
let pinned: string
const EXPORTED_AT = '2025-06-01T00:00:00Z'

beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  await addChannel(db)
  await addChannel(db, { id: '11', name: 'a post', parent_id: '10', is_thread: true })
  const role = (id: string, name: string, position: number) =>
    addRow(db, 'roles', { id, guild_id: '1', name, position, exported_at: EXPORTED_AT })
  await role('900', 'Everybody', 1)
  await role('901', 'Keeper', 5)
  await role('902', 'Namesake of Keeper', 5)
  await addAuthor(db, { id: '100', name: 'ann', nickname: 'Ann', roles: ['900', '901'] })
  await addAuthor(db, { id: '101', name: 'bob', roles: ['900'], former_names: ['Old Bob'] })
  await addAuthor(db, { id: '102', name: 'cat', roles: ['902'] })
  await addAuthor(db, { id: '103', name: 'dan' })
  await addAuthor(db, { id: '104', name: 'eve' })
  await addAuthor(db, { id: '200', name: 'robot', is_bot: true, roles: ['901'] })
  await addAuthor(db, { id: '300', webhook_name: 'Face' })
  await db.script('update discord.guild_members set roles_known = false where author_id = 104')
  for (const author_id of ['101', '102', '103', '104', '200']) {
    await addMessage(db, { author_id, is_bot: author_id === '200' })
  }
  pinned = await addMessage(db, {
    author_id: '101',
    is_pinned: true,
    attachments: [
      { id: '1', file_name: 'b.png', extension: 'png' },
      { id: '2', file_name: 'c.zip', extension: 'zip' },
    ],
    embeds: [{ title: 'Card', thumbnail: { url: 'thumb.png' } }, { title: 'No picture' }],
    stickers: [{ id: '5', name: 'wave' }],
    links: [
      { url: 'https://a.example/1', domain: 'a.example' },
      { url: 'https://a.example/1', domain: 'a.example' },
    ],
  })
  await addMessage(db, { author_id: '300', webhook_name: 'Face' })
})
afterAll(() => db.close())

const PLACE = { guild_id: '1', channel_id: '10' }

test('members stand under their highest role, bots and those without a known one apart', async () => {
  const found = Members.parse(await listMembers(db, { ...PLACE, text: '' }))
  expect(found.groups.map(({ kind, role, members }) => [role?.role_name ?? kind, members])).toEqual(
    [
      ['Namesake of Keeper', 1],
      ['Everybody', 1],
      ['no_role', 1],
      ['roles_unknown', 1],
      ['bots', 2],
    ],
  )
  const rows = found.members.map((member) => `${member.group} ${member.author_name}`)
  expect(rows).toEqual(['0 cat', '1 bob', '2 dan', '3 eve', '4 robot', '4 Face'])
  expect(found.members.find((one) => one.author_name === 'bob')?.messages).toBe(2)
  const former = await listMembers(db, { ...PLACE, text: 'old b' })
  expect(former.members.map((one) => one.author_name)).toEqual(['bob'])
  expect(former.total).toBe(1)
})

test('a card tells names, roles and honest blanks, also of somebody who never wrote', async () => {
  const silent = AuthorCard.parse(await authorCard(db, { guild_id: '1', author_id: '100' }))
  expect(silent).toMatchObject({
    author_name: 'Ann',
    user_name: 'ann',
    is_webhook: false,
    roles_known: true,
    activity: { messages: 0, first_message_at: null, periods: [], channels: [] },
  })
  expect(silent.roles.map((role) => role.role_name)).toEqual(['Keeper', 'Everybody'])
  expect(silent.names.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'nickname Ann',
    'name ann',
  ])
  const eve = await authorCard(db, { guild_id: '1', author_id: '104' })
  expect([eve.roles_known, eve.roles]).toEqual([false, []])
  const face = await authorCard(db, { guild_id: '1', author_id: '300:Face' })
  expect([face.is_webhook, face.activity.messages]).toEqual([true, 1])
  await expect(authorCard(db, { guild_id: '1', author_id: '1' })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('reactions given are unknown until an export says who reacted', async () => {
  const given = async (author_id: string) =>
    AuthorTies.parse(await authorTies(db, { guild_id: '1', author_id })).reactions_given
  expect(await given('103')).toBeNull()
  const reaction = { guild_id: '1', channel_id: '10', message_id: pinned }
  for (const emoji_key of ['🔥', '👍']) {
    await addRow(db, 'reaction_users', { ...reaction, emoji_key, author_id: '103' })
  }
  expect(await given('103')).toBe(2)
  expect(await given('101')).toBe(0)
})

test('galleries know attachments by type, pictures of link cards, and stickers', async () => {
  const names = async (type: 'all' | 'image' | 'file' | 'video' | 'embed' | 'sticker') => {
    const query = { ...PLACE, type, sort: 'newest', cursor: null, limit: 100 } as const
    const { items } = await listMedia(db, query)
    return items.map((item) => MediaItem.parse(item).file_name)
  }
  expect(await names('all')).toEqual(['b.png', 'c.zip'])
  expect(await names('image')).toEqual(['b.png'])
  expect(await names('file')).toEqual(['c.zip'])
  expect(await names('video')).toEqual([])
  expect(await names('embed')).toEqual(['Card'])
  expect(await names('sticker')).toEqual(['wave'])
})

test('what is on disk and what is not are told apart, also where a page holds none of it', async () => {
  for (let n = 0; n < 700; n++) {
    await addMessage(db, {
      author_id: '103',
      attachments: [{ id: String(n), file_name: `m${n}.png`, url: `x_Files/m${n}.png` }],
    })
  }
  await db.script(`insert into discord.media_folders (path, name, origin)
    values ('/somewhere/x_Files', 'x_Files', 'export');
    insert into discord.media_files (folder_id, name, name_key, digits, size_bytes, modified_at)
    select id, 'm3.png', discord.media_key('x_Files', 'm3.png'), null, 1, now()
    from discord.media_folders`)
  const all = async (kept: 'kept' | 'missing') => {
    const names: string[] = []
    let cursor: string | null = null
    let pages = 0
    do {
      const query = { ...PLACE, type: 'all', sort: 'newest', kept, limit: 100 } as const
      const page: Awaited<ReturnType<typeof listMedia>> = await listMedia(db, { ...query, cursor })
      names.push(...page.items.map((item) => item.file_name))
      cursor = page.next_cursor
      pages += 1
    } while (cursor !== null)
    return { names, pages }
  }
  expect(await all('kept')).toEqual({ names: ['m3.png'], pages: 2 })
  const missing = await all('missing')
  expect(new Set(missing.names).size).toBe(701)
  expect(missing.names).not.toContain('m3.png')
})

test('a gallery begins where it is told to', async () => {
  const [all] = [
    await listMedia(db, { ...PLACE, type: 'all', sort: 'oldest', cursor: null, limit: 200 }),
  ]
  const middle = all.items[50]?.posted_at ?? ''
  const from = async (sort: 'oldest' | 'newest') => {
    const query = { ...PLACE, type: 'all', sort, at: middle, cursor: null, limit: 200 } as const
    return (await listMedia(db, query)).items.map((item) => item.posted_at)
  }
  const older = await from('newest')
  const newer = await from('oldest')
  expect(older).toHaveLength(50)
  expect(older.every((at) => at < middle)).toBe(true)
  expect(newer[0]).toBe(middle)
  expect(newer.every((at) => at >= middle)).toBe(true)
})

test('a message that says an address twice counts once, and its scope finds it', async () => {
  const { links } = await listLinks(db, {
    ...PLACE,
    text: 'EXAMPLE',
    sort: 'often',
    cursor: null,
    limit: 10,
  })
  expect(links.map((link) => LinkRow.parse(link))).toMatchObject([
    { url: 'https://a.example/1', messages: 1, people: 1, message_id: pinned },
  ])
  const scope = { guild_id: '1', url: 'https://a.example/1' }
  expect((await messagesInScope(db, { scope, cursor: null, limit: 1 })).total).toBe(1)
})

test('a thread without a message of its id starts with its first; an empty one with nothing', async () => {
  const [empty] = (await listThreads(db, { ...PLACE, text: '', sort: 'created' })).threads
  expect(ThreadRow.parse(empty)).toMatchObject({ messages: 0, people: 0, start: null })
  const id = await addMessage(db, { channel_id: '11', author_id: '102', content: 'hello' })
  const [thread] = (await listThreads(db, { ...PLACE, text: 'POST', sort: 'messages' })).threads
  expect(thread).toMatchObject({
    messages: 1,
    start: { channel_id: '11', message_id: id, excerpt: 'hello', author: { author_id: '102' } },
  })
  expect((await listThreads(db, { ...PLACE, text: '%', sort: 'activity' })).total).toBe(0)
})

test('every list can be written as rows, all of it', async () => {
  const rowsOf = async (source: Parameters<typeof panelRows>[1]) => {
    const { columns, total, pages } = await panelRows(db, source)
    const rows = []
    for await (const page of pages) rows.push(...page)
    for (const row of rows) expect(Object.keys(row)).toEqual(expect.arrayContaining(columns))
    return { total, rows }
  }
  const media = { ...PLACE, type: 'all', sort: 'newest' } as const
  const files = await rowsOf({ kind: 'media', query: media })
  expect([files.total, files.rows.length]).toEqual([702, 702])
  const missing = await rowsOf({ kind: 'media', query: { ...media, kept: 'missing' } })
  expect([missing.total, missing.rows.length]).toEqual([null, 701])
  const before = await rowsOf({ kind: 'media', query: { ...media, at: '2000-01-01' } })
  expect([before.total, before.rows.length]).toEqual([null, 0])
  const members = await rowsOf({ kind: 'members', query: { ...PLACE, text: 'cat' } })
  expect(members.rows).toMatchObject([{ author_name: 'cat', role_name: 'Namesake of Keeper' }])
  const threads = await rowsOf({ kind: 'threads', query: { ...PLACE, text: '', sort: 'created' } })
  expect(threads.rows).toMatchObject([{ channel_name: 'a post', start_excerpt: 'hello' }])
  const links = await rowsOf({ kind: 'links', query: { ...PLACE, text: '', sort: 'newest' } })
  expect(links.rows).toMatchObject([{ url: 'https://a.example/1', author_name: 'bob' }])
})

test('channels of equally many messages stand in the order of their ids', async () => {
  await addGuild(db, { id: '2' })
  await addAuthor(db, { id: '500', guild_id: '2' })
  for (const id of ['99', '100']) {
    await addChannel(db, { id, guild_id: '2' })
    await addMessage(db, { guild_id: '2', channel_id: id, author_id: '500' })
  }
  const { activity } = await authorCard(db, { guild_id: '2', author_id: '500' })
  expect(activity.channels.map((one) => one.channel_id)).toEqual(['99', '100'])
})
