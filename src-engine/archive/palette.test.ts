import { afterAll, beforeAll, expect, test } from 'vitest'
import { AuthorSuggestion, PlaceName } from '#shared/rows'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { addAuthor, addChannel, addGuild, addMessage } from '../testing/rows'
import { namePlaces, suggestAuthors } from './palette'

let db: Database

beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db, { id: '1', name: 'First' })
  await addGuild(db, { id: '2', name: 'Second' })
  await addChannel(db, { id: '9', name: 'Work', type: 'GuildCategory', is_placeholder: true })
  await addChannel(db, { id: '10', name: 'general', parent_id: '9' })
  await addChannel(db, { id: '11', name: 'a thread', parent_id: '10', is_thread: true })
  await addChannel(db, { id: '20', name: 'lobby', guild_id: '2' })
  const day = (n: number) => `2025-01-0${n}T12:00:00Z`
  const write = async (author_id: string, n: number, guild_id = '1', webhook_name = '') =>
    addMessage(db, {
      channel_id: guild_id === '1' ? '10' : '20',
      guild_id,
      author_id,
      webhook_name,
      posted_at: day(n),
    })
  await addAuthor(db, {
    id: '100',
    name: 'zoe',
    nickname: 'Zoë Müller',
    former_names: ['Ferryman'],
  })
  await addAuthor(db, { id: '101', name: 'zoeller' })
  await addAuthor(db, { id: '102', name: 'big_zoe' })
  await addAuthor(db, { id: '103', name: 'amazoes' })
  await addAuthor(db, { id: '104', name: 'ZOE', guild_id: '2' })
  await addAuthor(db, { id: '105', name: 'zoe never wrote' })
  await addAuthor(db, { id: '106', name: 'ΖΩΉ' })
  await addAuthor(db, { id: '107', name: '100%_(a*b)\\' })
  await addAuthor(db, { id: '300', webhook_name: 'Zoë bot' })
  await write('100', 1)
  await write('101', 2)
  await write('102', 3)
  await write('103', 4)
  await write('104', 5, '2')
  await write('106', 6)
  await write('107', 7)
  await write('300', 8, '1', 'Zoë bot')
})
afterAll(() => db.close())

const found = async (text: string, guild_id: string | null = null) =>
  (await suggestAuthors(db, { text, guild_id, limit: 20 })).map(({ author_id }) => author_id)

test('names every channel and thread with what it belongs to, and no category', async () => {
  const places = await namePlaces(db)
  expect(places.map((row) => PlaceName.parse(row))).toEqual(places)
  expect(places.map((row) => [row.channel_name, row.parent_name])).toEqual([
    ['lobby', null],
    ['a thread', 'general'],
    ['general', 'Work'],
  ])
})

test('finds whole names first, then beginnings, then words, then parts; among equals who wrote last', async () => {
  expect(await found('zoe')).toEqual(['104', '100', '300:Zoë bot', '101', '102', '103'])
})

test('leaves case and accents apart, in the text and in the name', async () => {
  expect(await found('ZÖË mull')).toEqual(['100'])
  expect(await found('muller')).toEqual(['100'])
  expect(await found('ζωη')).toEqual(['106'])
})

test('finds names of the past and tells which one it was', async () => {
  const [row] = await suggestAuthors(db, { text: 'ferry', guild_id: null, limit: 20 })
  expect(row).toMatchObject({
    author_name: 'Zoë Müller',
    found_name: 'Ferryman',
    guild_name: 'First',
  })
  expect(AuthorSuggestion.parse(row)).toEqual(row)
})

test('gives an author once, in the guild that was asked for when they wrote there', async () => {
  await addAuthor(db, { id: '200', name: 'traveller' })
  await db.query(sql`insert into discord.guild_members
    (guild_id, author_id, roles_known, source_rank, file_id, exported_at)
    values (2, 200, true, 1, 1, now())`)
  await addMessage(db, { channel_id: '10', author_id: '200', posted_at: '2025-01-01T00:00:00Z' })
  await addMessage(db, {
    channel_id: '20',
    guild_id: '2',
    author_id: '200',
    posted_at: '2025-01-02T00:00:00Z',
  })
  const guilds = async (guild_id: string | null) =>
    (await suggestAuthors(db, { text: 'trav', guild_id, limit: 20 })).map((row) => row.guild_id)
  expect(await guilds('2')).toEqual(['2'])
  expect(await guilds('1')).toEqual(['1'])
  expect(await guilds(null)).toHaveLength(1)
})

test('takes signs for what they are, and nothing for nothing', async () => {
  expect(await found('(a*b)\\')).toEqual(['107'])
  expect(await found('100%_')).toEqual(['107'])
  expect(await found('.*')).toEqual([])
  expect(await found('[')).toEqual([])
  expect(await found('  ')).toEqual([])
})
