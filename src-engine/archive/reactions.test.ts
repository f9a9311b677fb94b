import { afterAll, beforeAll, expect, test } from 'vitest'
import { Reactors } from '#shared/reactions'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { addAuthor, addMessage, addRow } from '../testing/rows'
import { listReactors } from './reactions'

let db: Database
const KEY = { guild_id: '1', channel_id: '10', message_id: '7' }
const asked = { channel_id: '10', message_id: '7', cursor: null, limit: 100 }

beforeAll(async () => {
  db = await testDatabase()
  await addMessage(db, { id: '7', reactions: [{ emoji_key: '👍', count: 2 }] })
  await addRow(db, 'reactions', {
    ...KEY,
    position: 1,
    count: 4,
    users_known: true,
    emoji_key: '55',
  })
  for (const id of ['9', '100', '20']) {
    await addAuthor(db, { id, nickname: `nick ${id}` })
    await addRow(db, 'reaction_users', { ...KEY, author_id: id, emoji_key: '55' })
  }
})
afterAll(() => db.close())

test('people come page by page, in the order of their ids', async () => {
  const first = await listReactors(db, { ...asked, emoji_key: '55', limit: 2 })
  expect(Reactors.parse(first)).toEqual(first)
  expect(first).toMatchObject({ count: 4, listed: 3, users_known: true, next_cursor: '20' })
  expect(first.authors.map((author) => author.author_name)).toEqual(['nick 9', 'nick 20'])
  const last = await listReactors(db, { ...asked, emoji_key: '55', limit: 2, cursor: '20' })
  expect(last.authors.map((author) => author.author_id)).toEqual(['100'])
  expect(last.next_cursor).toBe(null)
})

test('an export that is older than the lists knows nobody', async () => {
  expect(await listReactors(db, { ...asked, emoji_key: '👍' })).toEqual({
    authors: [],
    count: 2,
    listed: 0,
    users_known: false,
    next_cursor: null,
  })
})

test('a reaction that is not there is not found', async () => {
  await expect(listReactors(db, { ...asked, emoji_key: '👎' })).rejects.toMatchObject({
    code: 'not_found',
  })
})
