import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SearchPage } from '#shared/search'
import type { Database } from '../../db/database'
import { sql } from '../../db/sql'
import type { Meaning } from '../../meaning/meaning'
import { testDatabase } from '../../testing/database'
import { testMeaning, testMeanings } from '../../testing/meaning'
import { addAuthor, addChannel, addGuild, addMessage } from '../../testing/rows'
import { Meanings } from '../meaning/meanings'
import { countHits } from './count'
import { searchFacets } from './facets'
import { searchMessages } from './search'

let db: Database
let meaning: Meaning
let meanings: Meanings
const ids: Record<string, string> = {}

const SAID = {
  login: 'where can I change the login secret?',
  password: 'password rules are in the wiki',
  meeting: 'the meeting is on friday at noon',
  cat: 'my cat sleeps all day',
  kitten: 'look how the kitten naps on the sofa',
  build: 'the build crashes on windows',
  pizza: 'pizza was great tonight',
  pasta: 'we cooked pasta for dinner yesterday',
}

beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  await addChannel(db, { name: 'general' })
  await addChannel(db, { id: '11', name: 'food' })
  await addAuthor(db)
  for (const [name, content] of Object.entries(SAID)) {
    const channel_id = name === 'pizza' || name === 'pasta' ? '11' : '10'
    const reactions = name === 'kitten' ? [{ emoji_key: '👍', count: 3 }] : []
    ids[name] = await addMessage(db, { content, channel_id, reactions })
  }
  meaning = await testMeaning()
  meanings = await testMeanings(db, meaning)
})
afterAll(async () => {
  await meaning.rest()
  await db.close()
})

type Query = Omit<Parameters<typeof searchMessages>[1], 'cursor' | 'limit'>

function page(query: Query, more: { cursor?: string | null; limit?: number } = {}) {
  return searchMessages(db, { cursor: null, limit: 50, ...query, ...more }, meanings)
}

/** The messages of a page by their names here. */
function names({ rows }: SearchPage): string[] {
  const byId = new Map(Object.entries(ids).map(([name, id]) => [id, name]))
  return rows.map((row) => byId.get(row.message_id) ?? '?')
}

test('paraphrases are found by their meaning, without a word in common', async () => {
  const nearest = async (text: string) => names(await page({ text, mode: 'meaning' }))[0]
  expect(await nearest('how do I reset my credentials')).toBe('login')
  expect(await nearest('when do we come together')).toBe('meeting')
  expect(await nearest('compiling fails on my pc')).toBe('build')
  expect(['pizza', 'pasta']).toContain(await nearest('delicious evening meal'))
})

test('a hybrid search is the default, and each hit says why it is here', async () => {
  const found = await page({ text: 'password' })
  expect(found.mode).toBe('hybrid')
  expect(names(found)[0]).toBe('password')
  const why = Object.fromEntries(names(found).map((name, at) => [name, found.rows[at]?.why]))
  expect(why.password).toEqual(['words', 'meaning'])
  expect(why.login).toEqual(['meaning'])
  expect(found.rows.map((row) => row.score)).toEqual(
    found.rows.map((row) => row.score).toSorted((a, b) => b - a),
  )
})

test('words alone stay words, and so does an archive without vectors', async () => {
  expect(names(await page({ text: 'password', mode: 'words' }))).toEqual(['password'])
  const empty = await testDatabase()
  const query = { text: 'password', cursor: null, limit: 5 }
  expect(await searchMessages(empty, query, new Meanings(meaning))).toMatchObject({ mode: 'words' })
  expect(await searchMessages(db, { ...query, mode: 'hybrid' })).toMatchObject({ mode: 'words' })
  await empty.close()
})

test('operators narrow meanings; phrases and what is left out hold for them too', async () => {
  const food = await page({ text: 'tasty dinner in:food', mode: 'meaning' })
  expect(new Set(names(food))).toEqual(new Set(['pizza', 'pasta']))
  expect(names(await page({ text: 'tasty dinner in:general', mode: 'meaning' }))).not.toContain(
    'pizza',
  )
  const without = await page({ text: 'sleepy pet -kitten', mode: 'meaning' })
  expect(names(without)).toContain('cat')
  expect(names(without)).not.toContain('kitten')
  const phrase = await page({ text: 'nap time "the sofa"', mode: 'meaning' })
  expect(names(phrase)).toEqual(['kitten'])
  expect(names(await page({ text: 'in:food', mode: 'hybrid' }))).toEqual(['pasta', 'pizza'])
  expect((await page({ text: 'in:food' })).rows[0]?.why).toEqual(['filters'])
})

test('sorts put what was found in another order', async () => {
  const newest = await page({ text: 'sleepy pet', mode: 'meaning', sort: 'newest' })
  const byId = newest.rows.map((row) => BigInt(row.message_id))
  expect(byId).toEqual(byId.toSorted((a, b) => (a < b ? 1 : -1)))
  expect(names(await page({ text: 'cat', sort: 'reactions' }))[0]).toBe('kitten')
  const oldest = await page({ text: 'password', sort: 'oldest' })
  const first = oldest.rows.find((row) => row.message_id === ids.password)
  expect(first?.why).toEqual(['words', 'meaning'])
})

test('like: is the messages nearest to one, without it, whatever the mode', async () => {
  for (const mode of ['words', 'hybrid', 'meaning'] as const) {
    const found = names(await page({ text: `like:10/${ids.cat}`, mode }))
    expect(found[0]).toBe('kitten')
    expect(found).not.toContain('cat')
  }
  const narrowed = await page({ text: `like:11/${ids.pizza} in:food` })
  expect(names(narrowed)).toEqual(['pasta'])
  const fresh = await addMessage(db, { content: 'cats doze for hours' })
  expect(
    names(await page({ text: `like:10/${fresh}` }))
      .slice(0, 2)
      .toSorted(),
  ).toEqual(['cat', 'kitten'])
  await db.query(sql`delete from discord.messages where id = ${fresh}`)
})

test.each(['hybrid', 'meaning'] as const)('pages of %s are parts of one list', async (mode) => {
  for (const sort of ['best', 'newest', 'oldest', 'reactions'] as const) {
    const whole = names(await page({ text: 'the cat password', mode, sort }, { limit: 200 }))
    const parts: string[] = []
    let cursor: string | null = null
    do {
      const part: SearchPage = await page(
        { text: 'the cat password', mode, sort },
        { cursor, limit: 3 },
      )
      expect(part.rows.length).toBeLessThanOrEqual(3)
      parts.push(...names(part))
      cursor = part.next_cursor
    } while (cursor !== null)
    expect(parts).toEqual(whole)
    expect(new Set(parts).size).toBe(parts.length)
  }
})

test('behind the blend come all other messages with the words, each once', async () => {
  await db.transaction(async (tx) => {
    for (let count = 0; count < 120; count++) {
      await addMessage(tx, { content: `zebra number ${count}`, channel_id: '12' })
    }
  })
  const seen: string[] = []
  let cursor: string | null = null
  let last = Number.POSITIVE_INFINITY
  do {
    const part: SearchPage = await page({ text: 'zebra' }, { cursor, limit: 7 })
    for (const row of part.rows) {
      seen.push(row.message_id)
      expect(row.score).toBeLessThanOrEqual(last)
      last = row.score
    }
    cursor = part.next_cursor
  } while (cursor !== null)
  expect(new Set(seen).size).toBe(seen.length)
  const words = await page({ text: 'zebra', mode: 'words' }, { limit: 200 })
  expect(words.rows).toHaveLength(120)
  expect(words.rows.filter((row) => !seen.includes(row.message_id))).toEqual([])
  await db.query(sql`delete from discord.messages where channel_id = 12`)
})

test('no text is an error', async () => {
  for (const mode of ['hybrid', 'meaning'] as const) {
    for (const text of [
      '',
      ' ',
      '"',
      '((',
      '-x',
      'like:',
      'like:1/2',
      '🎉',
      '日本語',
      'OR',
      "'; drop",
      '\ud800',
      'a'.repeat(1000),
    ]) {
      expect((await page({ text, mode })).rows).toBeInstanceOf(Array)
    }
  }
})

test('the first look at codes finds what comparing all finds', async () => {
  const coded = new Meanings(meaning, 0)
  for (const text of [
    'reset credentials',
    'sleepy animal',
    'in:food delicious',
    'nothing like it at all',
  ]) {
    const query = { text, mode: 'meaning' as const, cursor: null, limit: 50 }
    const first = await searchMessages(db, query, coded)
    const all = await searchMessages(db, query, meanings)
    expect(first.rows.map((row) => [row.message_id, row.score])).toEqual(
      all.rows.map((row) => [row.message_id, row.score]),
    )
  }
})

test('a model that cannot be used leaves words', async () => {
  const broken = new Meanings({
    ...meaning,
    key: meaning.key,
    facts: async () => {
      throw new (await import('#shared/errors')).AppError('internal', 'no model')
    },
  })
  const found = await searchMessages(db, { text: 'password', cursor: null, limit: 5 }, broken)
  expect(found.mode).toBe('words')
  expect(found.rows).toHaveLength(1)
  expect(found.problems).toHaveLength(1)
})

test('what answers the nearest message is found with it, though it says something else', async () => {
  const at = (minute: number) => new Date(Date.UTC(2025, 5, 1, 12, minute)).toISOString()
  const channel_id = '13'
  await addChannel(db, { id: channel_id, name: 'health' })
  const say = (content: string, minute: number, more = {}) =>
    addMessage(db, { content, channel_id, posted_at: at(minute), ...more })
  const question = await say('a tick is in my knee, how do I get it out?', 0)
  await say('ok', 1)
  await say('fine tweezers, close to the skin, slowly', 2)
  await say('the printer needs new paper again', 3)
  await say('nobody has seen the blue bucket', 4)
  await say('alcohol afterwards, and watch the skin', 300, { reply_to: { id: question } })
  await testMeanings(db, meaning)
  const found = await page({ text: 'how to get a tick out of the knee in:health', mode: 'meaning' })
  const hits = found.rows.map(({ content, why }) => `${why[0]}: ${content}`)
  expect(hits[0]).toBe('meaning: a tick is in my knee, how do I get it out?')
  expect(hits.slice(1, 3).toSorted()).toEqual([
    'conversation: alcohol afterwards, and watch the skin',
    'conversation: fine tweezers, close to the skin, slowly',
  ])
  expect(hits.filter((hit) => /\bok\b/.test(hit) && hit.startsWith('conversation'))).toEqual([])
  await db.query(sql`delete from discord.messages where channel_id = 13`)
})

test('of equal texts one stands in its place, the others behind; noise is not listed', async () => {
  await addChannel(db, { id: '14', name: 'ships' })
  const say = (content: string) => addMessage(db, { content, channel_id: '14' })
  for (let count = 0; count < 6; count++) await say('ship it now please')
  await say('we deliver the release today')
  await say('purple')
  await testMeanings(db, meaning)
  const contents = async (text: string) =>
    (await page({ text: `${text} in:ships`, mode: 'meaning' })).rows.map(({ content }) => content)
  const found = await contents('ship the release')
  expect(found.slice(0, 2).toSorted()).toEqual([
    'ship it now please',
    'we deliver the release today',
  ])
  expect(found.slice(2)).toEqual(Array(5).fill('ship it now please'))
  expect(await contents('my grandmother collects stamps')).toEqual([])
  await db.query(sql`delete from discord.messages where channel_id = 14`)
})

test('count and facets are about what the list shows', async () => {
  for (const query of [
    { text: 'sleepy pet', mode: 'meaning' as const },
    { text: 'password', mode: 'hybrid' as const },
    { text: 'password' },
    { text: 'dinner in:food' },
    { text: `like:10/${ids.cat}` },
    { text: 'nothing of the kind xyzzy' },
  ]) {
    const listed = (await page(query, { limit: 200 })).rows.length
    const count = await countHits(db, { ...query, next: null }, meanings)
    expect([query, count]).toEqual([query, { total: listed, is_complete: true, next: null }])
    const facets = await searchFacets(db, query, meanings)
    expect([query, facets.counted]).toEqual([query, listed])
  }
})
