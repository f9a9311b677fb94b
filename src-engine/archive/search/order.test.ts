import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SEARCH_SORTS, type SearchSort } from '#shared/search'
import type { Database } from '../../db/database'
import { testDatabase } from '../../testing/database'
import { addAuthor, addChannel, addGuild, addMessage, type TestMessage } from '../../testing/rows'
import { searchMessages } from './search'

let db: Database
let sent = 0

/** Sends messages to a channel of their own, and returns a search there. */
async function inChannel(id: string, messages: readonly (TestMessage | string)[]) {
  await addChannel(db, { id })
  for (const message of messages) {
    sent += 1
    const said = typeof message === 'string' ? { content: message } : message
    await addMessage(db, { id: String(1000 + sent), ...said, channel_id: id })
  }
  return async (text: string, sort: SearchSort = 'best') => {
    const query = { text: `${text} in:${id}`, sort, cursor: null, limit: 50 }
    return (await searchMessages(db, query)).rows.map(({ content }) => content)
  }
}

beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  await addAuthor(db)
})
afterAll(() => db.close())

test('the form as it was typed stands above others of its stem, however often those come', async () => {
  const search = await inChannel('20', [
    'running in the rain',
    'run run run, run',
    'they run',
    'he runs a lot, runs and runs',
  ])
  expect((await search('running'))[0]).toBe('running in the rain')
  expect((await search('runs'))[0]).toBe('he runs a lot, runs and runs')
  expect((await search('run')).slice(0, 2)).toEqual(['run run run, run', 'they run'])
  expect(await search('running')).toHaveLength(4)
})

test('a word said more often stands above, in a long text less', async () => {
  const search = await inChannel('21', [
    'otter otter otter',
    `an otter ${Array.from({ length: 60 }, (_, n) => `filler${n}`).join(' ')}`,
    'an otter',
  ])
  const found = await search('otter')
  expect(found[0]).toBe('otter otter otter')
  expect(found[1]).toBe('an otter')
})

test('words that follow each other as typed stand above', async () => {
  const search = await inChannel('22', [
    'the harbour has a light',
    'a harbour light shines',
    'light, then harbour',
  ])
  expect((await search('harbour light'))[0]).toBe('a harbour light shines')
})

test('of equal ones the most reacted comes first, then the newest', async () => {
  const search = await inChannel('23', [
    { content: 'a badger', reactions: [{ emoji_key: '👍', count: 3 }] },
    { content: 'one badger' },
    { content: 'two badger' },
  ])
  expect(await search('badger')).toEqual(['a badger', 'two badger', 'one badger'])
})

test('sorts go by time, reactions and replies', async () => {
  const search = await inChannel('24', [
    { id: '5001', content: 'a crane', reactions: [{ emoji_key: '👍', count: 2 }] },
    { id: '5002', content: 'b crane', reactions: [{ emoji_key: '👍', count: 9 }] },
    { id: '5003', content: 'c crane', reply_to: { id: '5001', channel_id: '24' } },
    { id: '5004', content: 'd crane', reply_to: { id: '5001', channel_id: '24' } },
    { id: '5005', content: 'e crane', reply_to: { id: '5003', channel_id: '24' } },
  ])
  const first = async (sort: SearchSort, text = 'crane') =>
    (await search(text, sort)).map((content) => content[0]).join('')
  expect(await first('newest')).toBe('edcba')
  expect(await first('oldest')).toBe('abcde')
  expect(await first('reactions')).toBe('baedc')
  expect(await first('replies')).toBe('acedb')
  expect(await first('newest', '')).toBe('edcba')
  expect(await first('best', '')).toBe('edcba')
})

test('pages of every sort give every hit once, in one order, whatever their size', async () => {
  await inChannel(
    '25',
    Array.from({ length: 40 }, (_, n) => ({
      content: `heron ${'heron '.repeat(n % 3)}${n % 4 ? 'herons' : ''} ${n}`,
      ...(n % 5 ? {} : { reactions: [{ emoji_key: '👍', count: 1 + (n % 2) }] }),
    })),
  )
  const pages = async (text: string, sort: SearchSort, limit: number) => {
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof searchMessages>> = await searchMessages(db, {
        text,
        sort,
        cursor,
        limit,
      })
      expect(page.rows.length).toBeLessThanOrEqual(limit)
      ids.push(...page.rows.map(({ message_id }) => message_id))
      cursor = page.next_cursor
    } while (cursor !== null)
    return ids
  }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SEARCH_SORTS),
      fc.constantFrom('heron', 'herons', 'heron OR 3', 'in:25', '1'),
      fc.integer({ min: 1, max: 45 }),
      async (sort, text, limit) => {
        const whole = await pages(text, sort, 200)
        expect(new Set(whole).size).toBe(whole.length)
        expect(await pages(text, sort, limit)).toEqual(whole)
      },
    ),
    { numRuns: 40, seed: 2 },
  )
})

test('a cursor that no page gave is refused, not obeyed', async () => {
  for (const cursor of [
    '',
    'x',
    Buffer.from('["whole","1;drop","","","","",""]').toString('base64url'),
  ]) {
    for (const sort of SEARCH_SORTS) {
      await expect(searchMessages(db, { text: 'heron', sort, cursor, limit: 5 })).rejects.toThrow(
        'This list has changed',
      )
    }
  }
})
