import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HIT_END, HIT_START, SearchHit, type SearchQuery } from '#shared/search'
import type { Database } from '../../db/database'
import { testDatabase } from '../../testing/database'
import { addAuthor, addChannel, addGuild, addMessage, type TestMessage } from '../../testing/rows'
import { countAllHits } from './count'
import { searchMessages } from './search'

let db: Database

async function search(query: SearchQuery, limit = 50) {
  const result = await searchMessages(db, { ...query, cursor: null, limit })
  expect(result.rows.map((row) => SearchHit.parse(row))).toEqual(result.rows)
  return { ...result, total: await countAllHits(db, query) }
}

/** The contents of the hits of a text, best first. */
async function hits(text: string): Promise<string[]> {
  return (await search({ text })).rows.map((row) => row.content)
}

/** The first hit's snippet with its marks as brackets. */
async function snippet(text: string): Promise<string | undefined> {
  const { rows } = await search({ text })
  return rows[0]?.snippet.replaceAll(HIT_START, '[').replaceAll(HIT_END, ']')
}

beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  await addGuild(db, { id: '2' })
  await addChannel(db, { id: '10', name: 'general' })
  await addChannel(db, { id: '11' })
  await addAuthor(db, { id: '100', nickname: 'Ann' })
  await addAuthor(db, { id: '101' })
  const messages: TestMessage[] = [
    { content: 'The quick brown fox jumps over the lazy dog' },
    { content: 'a fox, a fox, my kingdom for a fox', channel_id: '11', author_id: '101' },
    { content: 'foxes are brown and quick', guild_id: '2' },
    { content: 'I write C++ and <b>bold</b> templates' },
    { content: 'vitamin c is good' },
    { content: 'ask @ann in #general, it is 100% fine' },
    { content: '日本語テストです。東京へ行きました' },
    { content: 'party time 🎉🎉' },
    { content: 'read https://example.org/a_b?c=1 first' },
    { content: 'the who were here' },
    { content: '', embeds: [{ title: 'Badger news', description: 'from the sett' }] },
    { content: 'a fox of the past', is_twin: true, channel_id: '11' },
    { content: 'a fox joined', is_content: false },
    { content: `private \uE000marks\uE001 of a heron` },
  ]
  for (const message of messages) await addMessage(db, message)
})
afterAll(() => db.close())

test('all words must occur, in any form; phrases, or, and not are understood', async () => {
  expect(await hits('fox')).toEqual([
    'a fox, a fox, my kingdom for a fox',
    'The quick brown fox jumps over the lazy dog',
    'foxes are brown and quick',
  ])
  expect((await hits('brown FOXES')).slice(0, 2).sort()).toEqual([
    'The quick brown fox jumps over the lazy dog',
    'foxes are brown and quick',
  ])
  expect(await hits('"brown fox"')).toEqual(['The quick brown fox jumps over the lazy dog'])
  expect(await hits('fox -brown')).toEqual(['a fox, a fox, my kingdom for a fox'])
  expect(await hits('kingdom or dog')).toHaveLength(2)
  expect(await hits('nowhere')).toEqual([])
})

test('scripts without spaces and emoji are words, a link also has to stand as it is written', async () => {
  expect(await hits('東京 日本')).toEqual(['日本語テストです。東京へ行きました'])
  expect(await hits('東')).toHaveLength(1)
  expect(await hits('本東')).toEqual([])
  expect(await hits('🎉')).toEqual(['party time 🎉🎉'])
  expect((await search({ text: '🎉' })).rows[0]?.score).toBeGreaterThan(0)
  expect(await hits('https://example.org/a_b')).toEqual(['read https://example.org/a_b?c=1 first'])
  expect(await hits('https://example.org/aXb')).toEqual([])
  expect(await hits('https://example.org/a/b')).toEqual([])
})

test('symbols alone are found as they are written, the newest first, with score 0', async () => {
  const { rows } = await search({ text: '%' })
  expect(rows.map(({ content, score }) => [content, score])).toEqual([
    ['ask @ann in #general, it is 100% fine', 0],
  ])
  expect(await hits('</ >')).toEqual(['I write C++ and <b>bold</b> templates'])
  expect(await hits('"> t"')).toEqual([])
})

test('stop words count where there is nothing else, and are left out beside other words', async () => {
  expect(await hits('the')).toEqual(
    expect.arrayContaining(['The quick brown fox jumps over the lazy dog', 'the who were here']),
  )
  expect(await hits('"the who"')).toEqual(['the who were here'])
  expect(await snippet('the who')).toBe('[the] [who] were here')
  expect(await hits('who is the fox')).toHaveLength(3)
})

test('every part of a link, a path and a name is found', async () => {
  await addMessage(db, {
    content: 'see https://docs.example.com/guide/first_steps by @lantern/wick',
  })
  for (const part of ['guide', 'steps', 'first_steps', 'docs.example.com', 'wick', '@lantern/wick'])
    expect([part, (await search({ text: part })).total]).toEqual([part, 1])
})

test('SQL that a person types searches with the English words of PostgreSQL', async () => {
  const { rows } = await db.queryUntrusted(
    `select count(*)::int as n
     from discord.found(websearch_to_tsquery('english', 'foxes -kingdom'), null)`,
    [],
    10,
  )
  expect(rows).toEqual([{ n: 2 }])
})

test('a single term with symbols is found as it is written', async () => {
  expect(await hits('c++')).toEqual(['I write C++ and <b>bold</b> templates'])
  expect(await hits('@ann')).toEqual(['ask @ann in #general, it is 100% fine'])
  expect(await hits('#general')).toHaveLength(1)
  expect(await hits('100%')).toHaveLength(1)
  expect(await hits('10_%')).toEqual([])
  expect(await hits('fox!')).toHaveLength(3)
})

test('guild, channel and author narrow', async () => {
  expect(await hits('fox in:2')).toEqual(['foxes are brown and quick'])
  expect(await hits('fox in:11')).toHaveLength(1)
  expect(await hits('fox from:ann in:"guild 1"')).toEqual([
    'The quick brown fox jumps over the lazy dog',
  ])
  expect(await hits('fox from:100:face')).toEqual([])
})

test('a hit says who, where and when', async () => {
  const { rows, total, next_cursor } = await search({ text: '"lazy dog"' })
  expect({ total, next_cursor }).toEqual({ total: 1, next_cursor: null })
  expect(rows[0]).toMatchObject({
    channel_name: 'general',
    guild_id: '1',
    author_id: '100',
    author_name: 'Ann',
    avatar: null,
    color: null,
    is_bot: false,
    posted_at: expect.stringMatching(/^2025-01-01T00:\d\d:\d\d\.000Z$/),
  })
})

test('snippets mark the hits and keep the text as it is', async () => {
  expect(await snippet('foxes lazy')).toBe('The quick brown [fox] jumps over the [lazy] dog')
  expect(await snippet('templates')).toBe('I write C++ and <b>bold</b> [templates]')
  expect(await snippet('c++')).toBe('I write [C++] and <b>bold</b> templates')
  expect(await snippet('日本')).toBe('[日本]語テストです。東京へ行きました')
  expect(await snippet('badger')).toBe('[Badger] news\nfrom the sett')
  expect(await snippet('heron')).toBe('private marks of a [heron]')
})

test('a snippet is cut from a long text around the hits', async () => {
  const filler = Array.from({ length: 200 }, (_, n) => `word${n}`).join(' ')
  await addMessage(db, { content: `${filler} hedgehog ${filler}` })
  await addMessage(db, { content: `${'長い'.repeat(300)}狐の話${'文😀'.repeat(300)}` })
  const words = (await snippet('hedgehog')) ?? ''
  expect(words).toMatch(/^…word.*\[hedgehog\].*…$/)
  expect(words.split(' ').length).toBeLessThanOrEqual(32)
  const literal = (await snippet('狐の話')) ?? ''
  expect(literal).toMatch(/^…(長い|い)+\[狐の話\](文😀)+文?…$/u)
  expect(literal.isWellFormed()).toBe(true)
})

test('pages give every hit once, in order', async () => {
  for (let n = 0; n < 25; n++)
    await addMessage(db, { content: `otter ${n % 3 ? '' : 'otter'} ${n}` })
  const all = await search({ text: 'otter' }, 200)
  expect(all.total).toBe(25)
  for (const limit of [1, 4, 25]) {
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof searchMessages>> = await searchMessages(db, {
        text: 'otter',
        cursor,
        limit,
      })
      ids.push(...page.rows.map((row) => row.message_id))
      cursor = page.next_cursor
    } while (cursor !== null)
    expect(ids).toEqual(all.rows.map((row) => row.message_id))
  }
  const scores = all.rows.map((row) => row.score)
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
})

test('no text is an error', async () => {
  const texts = [
    '',
    ' ',
    '"',
    '""',
    '-',
    '-x',
    '!',
    '\\',
    '%',
    '_',
    '(((',
    'a & | !',
    'or',
    'x or',
    '\0',
    'a\0b',
    '\ud800',
    "'",
    '--',
    ':*',
    '<->',
    '\u00a0',
    'x:*',
    '{1,2}',
    'NULL',
    '{}',
    '\u202e',
    '- '.repeat(400),
    `${'-'.repeat(400)}x`,
    'a or '.repeat(200),
    '"'.repeat(999),
    'word '.repeat(200),
  ]
  for (const text of texts) {
    const { rows, total } = await search({ text }, 10)
    expect(total).toBeGreaterThanOrEqual(rows.length)
  }
  expect((await search({ text: ' "" ' })).total).toBe(0)
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (text) => {
      await search({ text }, 5)
    }),
    { numRuns: 150, seed: 3 },
  )
})
