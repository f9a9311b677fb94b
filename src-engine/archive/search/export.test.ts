import { afterAll, beforeAll, expect, test } from 'vitest'
import { SEARCH_SORTS } from '#shared/search'
import type { Database } from '../../db/database'
import { testDatabase } from '../../testing/database'
import { addAuthor, addChannel, addGuild, addMessage } from '../../testing/rows'
import { HIT_COLUMNS, hitPages, hitRow } from './export'
import { searchMessages } from './search'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  await addChannel(db)
  await addAuthor(db)
  for (let place = 0; place < 23; place += 1) {
    await addMessage(db, {
      content: `ferry ${'ferry '.repeat(place % 3)}${place}`,
      reactions: [{ emoji_key: '⚓', count: (place * 7) % 5 }],
    })
  }
})
afterAll(() => db.close())

test.each(SEARCH_SORTS)('all hits come in parts, in the order of the search: %s', async (sort) => {
  const query = { text: 'ferry', sort, tz: 'UTC' }
  const { rows } = await searchMessages(db, { ...query, cursor: null, limit: 100 })
  const parts = []
  for await (const part of hitPages(db, query, { found: 10, read: 4 })) parts.push(part)
  expect(parts.map(({ length }) => length)).toEqual([4, 4, 2, 4, 4, 2, 3])
  expect(parts.flat()).toEqual(rows.map(hitRow))
  expect(Object.keys(parts.flat()[0] ?? {}).toSorted()).toEqual([...HIT_COLUMNS].toSorted())
})
