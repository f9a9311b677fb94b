import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { SavedSearch } from '#shared/saved-search'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { emptyArchive } from '../testing/dump'
import { exportText, message, type TestExport, testFolder } from '../testing/exports'
import { ingestPaths } from '../testing/ingest'
import { testMeaning, testMeanings } from '../testing/meaning'
import {
  countNewHits,
  listSavedSearches,
  markSearchSeen,
  removeSearch,
  renameSearch,
  restoreSearch,
  saveSearch,
} from './saved-searches'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
beforeEach(async () => {
  await emptyArchive(db)
  await db.query(sql`delete from app.saved_searches`)
})
afterAll(() => db.close())

/** Ingests exports one after the other. */
async function ingest(files: Record<string, TestExport>) {
  for (const [name, file] of Object.entries(files)) {
    const folder = await testFolder({ [name]: exportText(file) })
    try {
      await ingestPaths(db, [folder.path(name)])
    } finally {
      await folder.remove()
    }
  }
}

const save = (name: string, text: string) => saveSearch(db, { name, text, mode: null, sort: null })
const news = async (search_id: number) => (await countNewHits(db, { search_id })).messages
const fox = (id: string, more = {}) => message(id, { content: `a fox ${id}`, ...more })

test('new is what came in after the search was looked at, whenever it was posted', async () => {
  await ingest({ 'a.json': { messages: [fox('1000'), fox('3000'), message('3001')] } })
  const { search_id } = await save('Foxes', 'fox')
  expect((await listSavedSearches(db))[0]).toMatchObject({
    has_arrivals: false,
    seen_exported_at: '2025-06-01T00:00:00.000Z',
  })
  expect(await news(search_id)).toBe(0)

  // An export of earlier messages, one of another channel with an older date, and one that says the same again.
  await ingest({
    'earlier.json': { messages: [fox('500'), message('501')] },
    'other.json': {
      channel: { id: '11' },
      exportedAt: '2024-01-01T00:00:00+00:00',
      messages: [fox('2000')],
    },
    'again.json': {
      exportedAt: '2025-07-01T00:00:00+00:00',
      messages: [fox('500'), fox('1000'), fox('3000')],
    },
  })
  const [listed] = await listSavedSearches(db)
  expect(SavedSearch.parse(listed)).toEqual(listed)
  expect(listed).toMatchObject({ has_arrivals: true, name: 'Foxes', text: 'fox' })
  expect(await news(search_id)).toBe(2)

  await markSearchSeen(db, { search_id })
  expect(await news(search_id)).toBe(0)
  expect((await listSavedSearches(db))[0]).toMatchObject({
    has_arrivals: false,
    seen_exported_at: '2025-07-01T00:00:00.000Z',
  })
})

test('a message that a newer export shows otherwise is not new', async () => {
  await ingest({ 'a.json': { messages: [message('1000'), message('1001')] } })
  const { search_id } = await save('Foxes', 'fox')
  await ingest({
    'b.json': {
      exportedAt: '2025-07-01T00:00:00+00:00',
      messages: [fox('1000', { timestampEdited: '2025-06-30T00:00:00+00:00' }), fox('1002')],
    },
  })
  expect(await news(search_id)).toBe(1)
})

test('the same search is kept once; a removed one comes back as it was', async () => {
  await ingest({ 'a.json': { messages: [fox('1000')] } })
  const { search_id } = await save('Foxes', 'fox')
  await saveSearch(db, { name: 'Foxes, newest', text: 'fox', mode: 'words', sort: 'newest' })
  expect(await save('All foxes', 'fox')).toEqual({ search_id })
  await renameSearch(db, { search_id, name: 'a fox' })
  const before = await listSavedSearches(db)
  expect(before.map(({ name, sort }) => [name, sort])).toEqual([
    ['a fox', null],
    ['Foxes, newest', 'newest'],
  ])

  const removed = await removeSearch(db, { search_id })
  expect((await listSavedSearches(db)).map(({ name }) => name)).toEqual(['Foxes, newest'])
  await ingest({ 'b.json': { messages: [fox('2000')] } })
  await restoreSearch(db, removed)
  expect((await listSavedSearches(db))[0]).toEqual({ ...before[0], has_arrivals: true })
  expect(await news(search_id)).toBe(1)
  await expect(removeSearch(db, { search_id: 9999 })).rejects.toMatchObject({ code: 'not_found' })
})

test('by meaning, new are those among the hits that are listed', async () => {
  const said = (id: string, content: string) => message(id, { content })
  await ingest({ 'a.json': { messages: [said('1000', 'the boat leaves at noon'), fox('1001')] } })
  const { search_id } = await saveSearch(db, {
    name: 'Ships',
    text: 'when does the ship depart',
    mode: 'meaning',
    sort: null,
  })
  await ingest({ 'b.json': { messages: [said('2000', 'our ship sails in the evening')] } })
  const meaning = await testMeaning()
  try {
    const meanings = await testMeanings(db, meaning)
    expect(await countNewHits(db, { search_id }, meanings)).toEqual({ messages: 1 })
    await markSearchSeen(db, { search_id })
    expect(await countNewHits(db, { search_id }, meanings)).toEqual({ messages: 0 })
  } finally {
    await meaning.rest()
  }
})
