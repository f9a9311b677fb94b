import { afterAll, beforeAll, expect, test } from 'vitest'
import { AuthorRow, ChannelRow, GuildRow } from '#shared/rows'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { addAuthor, addChannel, addGuild, addMessage } from '../testing/rows'
import { findAuthors, getAuthor } from './authors'
import { inReadingOrder, listChannels } from './channels'
import { listGuilds } from './guilds'

let db: Database

beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db, { icon_url: 'x_Files/icon.png' })
  await addGuild(db, { id: '2', icon_url: 'https://cdn.discordapp.com/embed/avatars/0.png' })
  const category = { type: 'GuildCategory', is_placeholder: true }
  await addChannel(db, { id: '1', name: 'Work', ...category })
  await addChannel(db, { id: '2', name: 'about', ...category })
  await addChannel(db, { id: '10', name: 'zebra', parent_id: '1', category: 'Old name' })
  await addChannel(db, { id: '11', name: 'ideas 10', parent_id: '1' })
  await addChannel(db, { id: '12', name: 'ideas 9', parent_id: '1' })
  await addChannel(db, { id: '13', name: 'Rules', parent_id: '2' })
  await addChannel(db, { id: '14', name: 'lobby', topic: 'Say hi' })
  await addChannel(db, { id: '15', name: 'old', category: 'Misc' })
  await addChannel(db, { id: '20', name: 'help', type: 'GuildForum', is_placeholder: true })
  const thread = { is_thread: true }
  await addChannel(db, { id: '21', name: 'first post', parent_id: '20', ...thread })
  await addChannel(db, { id: '22', name: 'later post', parent_id: '20', ...thread })
  await addChannel(db, { id: '23', name: 'silent', parent_id: '20', ...thread })
  await addChannel(db, { id: '24', name: 'in zebra', parent_id: '10', ...thread })
  await addAuthor(db, { id: '100', name: 'ann', nickname: 'Ann_1', former_names: ['Zoë'] })
  await addAuthor(db, { id: '101', name: 'bob', avatar_url: 'bob.png', color: '#00ff00' })
  await addAuthor(db, { id: '102', name: 'only mentioned' })
  await addAuthor(db, { id: '103', name: 'joiner' })
  await addAuthor(db, { id: '200', name: 'robot', is_bot: true })
  await addAuthor(db, { id: '300', webhook_name: 'face: a' })
  const day = (n: number) => `2025-01-0${n}T12:00:00Z`
  await addMessage(db, { channel_id: '10', posted_at: day(1), mentions: ['102'] })
  await addMessage(db, { channel_id: '10', posted_at: day(2), author_id: '101' })
  await addMessage(db, { channel_id: '24', posted_at: day(2), is_twin: true })
  await addMessage(db, { channel_id: '21', posted_at: day(3) })
  await addMessage(db, { channel_id: '22', posted_at: day(4), author_id: '200', is_bot: true })
  await addMessage(db, {
    channel_id: '14',
    posted_at: day(5),
    author_id: '300',
    webhook_name: 'face: a',
  })
  await addMessage(db, { channel_id: '14', posted_at: day(6), author_id: '103', is_content: false })
})
afterAll(() => db.close())

test('guilds count content messages, exported channels and threads, people and bots apart', async () => {
  const guilds = await listGuilds(db)
  expect(guilds.map((guild) => GuildRow.parse(guild))).toEqual([
    {
      guild_id: '1',
      guild_name: 'Guild 1',
      icon: { url: 'x_Files/icon.png', file_id: 1 },
      channels: 6,
      threads: 4,
      authors: 2,
      bots: 2,
      messages: 5,
      versioned: 0,
      missing: 0,
      first_message_at: '2025-01-01T12:00:00.000Z',
      last_message_at: '2025-01-05T12:00:00.000Z',
    },
    {
      guild_id: '2',
      guild_name: 'Guild 2',
      icon: null,
      channels: 0,
      threads: 0,
      authors: 0,
      bots: 0,
      messages: 0,
      versioned: 0,
      missing: 0,
      first_message_at: null,
      last_message_at: null,
    },
  ])
})

test('channels stand under their categories, threads under their channels by activity', async () => {
  const channels = await listChannels(db, { guild_id: '1' })
  expect(channels.map((channel) => ChannelRow.parse(channel))).toEqual(channels)
  expect(channels.map((channel) => channel.channel_name)).toEqual([
    'help',
    'later post',
    'first post',
    'silent',
    'lobby',
    'about',
    'Rules',
    'old',
    'Work',
    'ideas 9',
    'ideas 10',
    'zebra',
    'in zebra',
  ])
  expect(channels.find((channel) => channel.channel_name === 'zebra')).toEqual({
    channel_id: '10',
    guild_id: '1',
    channel_name: 'zebra',
    channel_type: 'GuildTextChat',
    is_thread: false,
    parent_id: '1',
    category: 'Work',
    topic: null,
    messages: 2,
    first_message_at: '2025-01-01T12:00:00.000Z',
    last_message_at: '2025-01-02T12:00:00.000Z',
  })
  expect(channels.find((channel) => channel.channel_name === 'in zebra')?.messages).toBe(0)
  expect(await listChannels(db, { guild_id: '404' })).toEqual([])
})

test('channels whose parents form a ring are all listed', async () => {
  const [any] = await listChannels(db, { guild_id: '1' })
  if (!any) throw new Error('no channel')
  const ring = ['1', '2', '3'].map((id) => ({
    ...any,
    channel_id: id,
    parent_id: { '1': '2', '2': '1', '3': '3' }[id] ?? null,
  }))
  expect(
    inReadingOrder(ring)
      .map((row) => row.channel_id)
      .sort(),
  ).toEqual(['1', '2', '3'])
})

test('authors are found by any of their names, as text', async () => {
  const names = async (text: string, limit = 10) => {
    const authors = await findAuthors(db, { guild_id: '1', text, limit })
    expect(authors.map((author) => AuthorRow.parse(author))).toEqual(authors)
    return authors.map((author) => author.author_name)
  }
  expect(await names('')).toEqual(['Ann_1', 'bob', 'robot', 'face: a'])
  expect(await names('', 1)).toEqual(['Ann_1'])
  expect(await names('ANN')).toEqual(['Ann_1'])
  expect(await names('zoë')).toEqual(['Ann_1'])
  expect(await names('_')).toEqual(['Ann_1'])
  expect(await names('%')).toEqual([])
  expect(await names('mentioned')).toEqual([])
  expect(await names(`' or ''='`)).toEqual([])
})

test('an author is found by key; one without a message is not', async () => {
  const get = (author_id: string) => getAuthor(db, { guild_id: '1', author_id })
  expect(await get('101')).toEqual({
    author_id: '101',
    author_name: 'bob',
    user_name: 'bob',
    color: '#00ff00',
    avatar: { url: 'bob.png', file_id: 1 },
    is_bot: false,
    messages: 1,
    first_message_at: '2025-01-02T12:00:00.000Z',
    last_message_at: '2025-01-02T12:00:00.000Z',
  })
  expect((await get('300:face: a')).author_name).toBe('face: a')
  expect(await get('103')).toMatchObject({ messages: 0, first_message_at: null })
  for (const key of ['102', '300', '404', '101:bob']) {
    await expect(get(key)).rejects.toMatchObject({ code: 'not_found' })
  }
})
