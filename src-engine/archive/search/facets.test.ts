import { afterAll, beforeAll, expect, test } from 'vitest'
import { SearchFacets, type SearchQuery } from '#shared/search'
import type { Database } from '../../db/database'
import { testDatabase } from '../../testing/database'
import { addAuthor, addChannel, addGuild, addMessage } from '../../testing/rows'
import { searchFacets } from './facets'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  await addGuild(db, { id: '2', name: 'Harbour' })
  await addChannel(db, { id: '10', name: 'general' })
  await addChannel(db, { id: '20', guild_id: '2', name: 'general' })
  await addChannel(db, { id: '21', guild_id: '2', name: 'off topic' })
  await addAuthor(db, { id: '100', nickname: 'Ann' })
  await addAuthor(db, { id: '101', guild_id: '2', nickname: 'Ben' })
  const at = (day: string) => ({ content: 'a heron', posted_at: `2025-${day}T23:30:00Z` })
  await addMessage(db, { ...at('01-31'), is_question: true })
  await addMessage(db, { ...at('02-01'), is_pinned: true })
  await addMessage(db, { ...at('02-03'), guild_id: '2', channel_id: '20', author_id: '101' })
  await addMessage(db, { ...at('02-04'), guild_id: '2', channel_id: '21', author_id: '101' })
  await addMessage(db, { ...at('02-04'), is_twin: true })
  await addMessage(db, { content: 'no bird' })
})
afterAll(() => db.close())

async function facets(query: SearchQuery) {
  const found = SearchFacets.parse(await searchFacets(db, query))
  const values = (name: string) =>
    found.facets
      .find((facet) => facet.name === name)
      ?.values.map(({ label, messages, operator }) => [label, messages, operator])
  return { ...found, values }
}

test('hits are counted by guild, channel, author, month and type, each with what adds it', async () => {
  const { values, counted, is_complete } = await facets({ text: 'heron' })
  expect({ counted, is_complete }).toEqual({ counted: 4, is_complete: true })
  expect(values('guild')).toEqual([
    ['Guild 1', 2, 'in:"Guild 1"'],
    ['Harbour', 2, 'in:Harbour'],
  ])
  expect(values('channel')).toEqual([
    ['general · Guild 1', 2, 'in:"Guild 1/general"'],
    ['general · Harbour', 1, 'in:Harbour/general'],
    ['off topic', 1, 'in:"#off topic"'],
  ])
  expect(values('author')).toEqual([
    ['Ann', 2, 'from:Ann'],
    ['Ben', 2, 'from:Ben'],
  ])
  expect(values('month')).toEqual([
    ['2025-02', 3, 'during:2025-02'],
    ['2025-01', 1, 'during:2025-01'],
  ])
  expect(values('type')).toEqual([
    ['Question', 1, 'is:question'],
    ['Pinned', 1, 'is:pinned'],
  ])
})

test('days are those of the time zone, without gaps', async () => {
  const { histogram } = await facets({ text: 'heron', tz: 'Europe/Berlin' })
  expect(histogram).toEqual({
    unit: 'day',
    bars: [
      { start: '2025-02-01', messages: 1 },
      { start: '2025-02-02', messages: 1 },
      { start: '2025-02-03', messages: 0 },
      { start: '2025-02-04', messages: 1 },
      { start: '2025-02-05', messages: 1 },
    ],
  })
})

test('a facet that tells nothing apart is left out, and no hits have none', async () => {
  expect((await facets({ text: 'bird' })).facets).toEqual([])
  expect(await facets({ text: 'nothing' })).toMatchObject({
    facets: [],
    histogram: { bars: [] },
    counted: 0,
    is_complete: true,
  })
})

test('languages and names are told once they were read', async () => {
  await addMessage(db, { id: '901', content: 'ein Reiher in Berlin' })
  await addMessage(db, { id: '902', content: 'un Reiher' })
  await db.script(`
    insert into discord.message_signals (channel_id, message_id, swear_words, language)
    values (10, 901, 0, 'de'), (10, 902, 0, 'fr');
    insert into discord.entity_names (id, key, name, entity_id) overriding system value values (1, 'berlin', 'Berlin', 1);
    insert into discord.entity_spans values (10, 901, 1, 100, 1, 14, 20, 'place', true), (10, 901, 1, 100, 1, 0, 3, 'place', true);
    insert into discord.entities values (1, 'berlin', 'Berlin', 'place', false, true, 1, 1)`)
  const { values } = await facets({ text: 'reiher' })
  expect(values('language')).toEqual([
    ['de', 1, 'lang:de'],
    ['fr', 1, 'lang:fr'],
  ])
  expect(values('entity')).toEqual([['Berlin', 1, 'entity:Berlin']])
})
