import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { migrate } from '../db/migrate'
import { MIGRATIONS } from '../db/migrations'
import { openPglite } from '../db/pglite'
import { sql } from '../db/sql'
import { WordsCopy } from '../language/words-copy'
import { addMessage } from '../testing/rows'
import { searchMessages } from './search'
import { addPendingWords, indexNextWords, pendingWords } from './words'

let db: Database
beforeAll(async () => {
  db = await openPglite({ dir: null })
  await migrate(
    db,
    MIGRATIONS.filter(({ version }) => version < 3),
  )
})
afterAll(() => db.close())

async function search(text: string): Promise<string[]> {
  const { rows } = await searchMessages(db, { text, cursor: null, limit: 50 })
  return rows.map((row) => row.content)
}

/** Makes all words that wait; returns the messages of each step. */
async function indexAll(): Promise<number[]> {
  const copy = new WordsCopy()
  const steps: number[] = []
  for (;;) {
    const count = await db.transaction((tx) => indexNextWords(tx, copy))
    if (count === null) return steps
    steps.push(count)
  }
}

test('an archive of an earlier version gets its words anew, in steps', async () => {
  await addMessage(db, { id: '1', content: 'The first foxes' })
  await addMessage(db, { id: '2', content: 'a notice about a fox', is_content: false })
  await addMessage(db, { id: '3', channel_id: '11', content: 'Ein Füchslein 狐' })
  await db.query(sql`
    insert into discord.messages select (jsonb_populate_record(m, jsonb_build_object('id', n))).*
    from discord.messages m, generate_series(1000, 5500) n where m.id = 1`)
  await migrate(db)
  expect(await pendingWords(db)).toBe(2)
  expect(await search('fox')).toEqual([])
  const steps = await indexAll()
  expect(steps.reduce((sum, step) => sum + step)).toBe(4504)
  expect(Math.max(...steps)).toBeLessThan(4000)
  expect(await pendingWords(db)).toBe(0)
  expect((await searchMessages(db, { text: 'fox', cursor: null, limit: 1 })).total).toBe(4502)
  expect(await search('fuchslein 狐')).toEqual(['Ein Füchslein 狐'])
})

test('words follow what messages became, and nothing is made that does not wait', async () => {
  await addMessage(db, {
    id: '20',
    channel_id: '12',
    content: '',
    embeds: [{ title: 'Badger', fields: [{ name: 'where', value: 'the sett' }] }],
  })
  await addMessage(db, { id: '21', channel_id: '12', content: 'an otter' })
  await addMessage(db, { id: '22', channel_id: '12', content: 'a heron' })
  await db.query(sql`update discord.messages set content = 'a stoat' where id in (21, 22)`)
  await db.query(sql`
    update discord.messages set is_forward = true, extra = '{"forwardedMessage": {"content": "a weasel"}}'
    where id = 20`)
  await addPendingWords(db, { channel_id: '12', min_id: '20', max_id: '21' })
  await addPendingWords(db, { channel_id: '12', min_id: '20', max_id: '21' })
  expect(await indexAll()).toEqual([2])
  expect(await search('otter')).toEqual([])
  expect(await search('stoat')).toEqual(['a stoat'])
  expect(await search('heron')).toEqual(['a stoat'])
  expect(await search('badger sett weasel')).toEqual([''])
  await db.query(sql`update discord.messages set content = '!' where id = 21`)
  await addPendingWords(db, { channel_id: '12', min_id: '21', max_id: '9223372036854775807' })
  await indexAll()
  expect(await search('stoat')).toEqual(['a stoat'])
  expect(await search('heron')).toEqual([])
})
