import { afterAll, beforeAll, expect, test } from 'vitest'
import { SearchName } from '#shared/search'
import type { Database } from '../../db/database'
import { testDatabase } from '../../testing/database'
import { addAuthor, addChannel, addGuild, addMessage } from '../../testing/rows'
import { namesIn, searchModes } from './says'

let db: Database

beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db, { id: '1', name: 'Ferry club' })
  await addChannel(db, { id: '10', name: 'general' })
  await addAuthor(db, { id: '100', name: 'annie', nickname: 'Ann "Lee"' })
  await addMessage(db, { content: 'hello' })
})
afterAll(() => db.close())

test('ids are named, what has a name already and nobody are left out', async () => {
  const names = await namesIn(db, 'x from:100 -in:10 (in:1 or from:100) from:annie in:77 is:pinned')
  expect(names.map((name) => SearchName.parse(name))).toEqual([
    { operator: 'from', value: '100', name: 'Ann "Lee"' },
    { operator: 'in', value: '10', name: '#general' },
    { operator: 'in', value: '1', name: 'Ferry club' },
  ])
})

test('no text is an error', async () => {
  for (const text of ['', 'from:', 'from:9999999999999999999', 'in:-1', 'from:100:x', '(((']) {
    expect(await namesIn(db, text)).toEqual([])
  }
})

test('without a model there are no meanings', async () => {
  expect(await searchModes(db, null)).toEqual(['words', 'typos'])
})
