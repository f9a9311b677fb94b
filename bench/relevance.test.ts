import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#engine/db/database'
import { STOP_WORDS } from '#engine/language/stop-words'
import { wordsOf } from '#engine/language/words'
import { testDatabase } from '#engine/testing/database'
import { ingestPaths } from '#engine/testing/ingest'
import { type Answered, shortfalls } from './relevance'
import { meanScores, type Scores, scoresOf } from './relevance-scores'
import { HALVES, QUERY_CLASSES, RELEVANCE_DIR, readMessages, readQueries } from './relevance-set'

const queries = readQueries()
const messages = readMessages()

/** The stems of a text without stop words. */
function contentWords(text: string): Set<string> {
  const words = wordsOf(text).filter(({ form }) => !STOP_WORDS.has(form))
  return new Set(words.map(({ lexeme }) => lexeme))
}

describe('the labelled set', () => {
  test('has at least 80 queries, a quarter of them paraphrases, each class with ten or more', () => {
    expect(queries.length).toBeGreaterThanOrEqual(80)
    expect(new Set(queries.map(({ id }) => id)).size).toBe(queries.length)
    expect(new Set(queries.map(({ text }) => text)).size).toBe(queries.length)
    const ofClass = (name: string) => queries.filter((query) => query.class === name).length
    expect(ofClass('paraphrase')).toBeGreaterThanOrEqual(queries.length / 4)
    for (const name of QUERY_CLASSES) expect(ofClass(name)).toBeGreaterThanOrEqual(10)
  })

  test('holds half of every class out', () => {
    for (const name of QUERY_CLASSES) {
      const [tuning, heldOut] = HALVES.map(
        (half) => queries.filter((query) => query.class === name && query.half === half).length,
      )
      expect([name, tuning]).toEqual([name, heldOut])
    }
  })

  test('judges messages that exist, and every query has one that answers it', () => {
    for (const { id, relevant } of queries) {
      expect([id, Object.keys(relevant).filter((one) => !messages.has(one))]).toEqual([id, []])
      expect([id, Object.values(relevant).includes(2)]).toEqual([id, true])
    }
  })

  test('a paraphrase shares no word with what is relevant to it', () => {
    const shared: string[] = []
    for (const query of queries.filter((one) => one.class === 'paraphrase')) {
      const asked = contentWords(query.text)
      expect(asked.size).toBeGreaterThan(0)
      for (const message of Object.keys(query.relevant)) {
        const said = contentWords(messages.get(message) ?? '')
        for (const word of asked) if (said.has(word)) shared.push(`${query.text}: ${word}`)
      }
    }
    expect(shared).toEqual([])
  })

  test('a word of the class of words stands in an answer', () => {
    for (const query of queries.filter((one) => one.class === 'word')) {
      const said = Object.keys(query.relevant).map((id) => contentWords(messages.get(id) ?? ''))
      const [word = ''] = contentWords(query.text)
      expect([word, said.some((words) => words.has(word))]).toEqual([word, true])
    }
  })
})

describe('its guild', () => {
  let db: Database
  beforeAll(async () => {
    db = await testDatabase()
  })
  afterAll(() => db.close())

  test('is read whole', async () => {
    const read = await ingestPaths(db, [join(process.cwd(), RELEVANCE_DIR, 'guild')])
    expect(read.notes).toEqual([])
    expect([read.messages.new, read.channels]).toEqual([messages.size, 18])
    expect(messages.size).toBeGreaterThanOrEqual(600)
  })
})

describe('scores', () => {
  const relevant = { a: 2, b: 1, c: 1 } as const

  test('the best order scores one everywhere', () => {
    expect(scoresOf(['a', 'b', 'c', 'x'], relevant)).toEqual({ recall: 1, mrr: 1, ndcg: 1 })
  })

  test('nothing found scores nothing', () => {
    expect(scoresOf(['x', 'y'], relevant)).toEqual({ recall: 0, mrr: 0, ndcg: 0 })
    expect(scoresOf([], relevant)).toEqual({ recall: 0, mrr: 0, ndcg: 0 })
  })

  test('a later place counts less', () => {
    const { recall, mrr, ndcg } = scoresOf(['x', 'b', 'a'], relevant)
    expect([recall, mrr]).toEqual([2 / 3, 1 / 3])
    // (1/log2(3) + 3/log2(4)) / (3 + 1/log2(3) + 1/log2(4))
    expect(ndcg).toBeCloseTo(0.51585, 5)
  })

  test('more than ten relevant messages ask for ten', () => {
    const ids = Array.from({ length: 14 }, (_each, index) => `${index}`)
    const all = Object.fromEntries(ids.map((id) => [id, 2 as const]))
    expect(scoresOf(ids, all)).toEqual({ recall: 1, mrr: 1, ndcg: 1 })
  })

  test('a mean is taken of each', () => {
    const half = meanScores([
      { recall: 1, mrr: 0, ndcg: 0.5 },
      { recall: 0, mrr: 1, ndcg: 0.5 },
    ])
    expect(half).toEqual({ recall: 0.5, mrr: 0.5, ndcg: 0.5 })
    expect(meanScores([])).toEqual({ recall: 0, mrr: 0, ndcg: 0 })
  })
})

describe('what hybrid owes', () => {
  const [query] = queries as [(typeof queries)[number]]
  const answer = (mode: Answered['mode'], scores: Scores): Answered => ({
    query,
    mode,
    hits: [],
    scores,
  })
  const words = answer('words', { recall: 0.5, mrr: 1, ndcg: 0.7 })
  const meaning = answer('meaning', { recall: 0.9, mrr: 0.2, ndcg: 0.6 })

  test('is the better of words and meaning, less the tolerance', () => {
    const hybrid = answer('hybrid', { recall: 0.89, mrr: 0.97, ndcg: 0.69 })
    expect(shortfalls([words, meaning, hybrid], null)).toEqual([
      { name: query.class, key: 'mrr', missed: expect.closeTo(0.03, 5) },
    ])
  })

  test('is told for each half', () => {
    const hybrid = answer('hybrid', { recall: 0.9, mrr: 1, ndcg: 0.5 })
    const other = query.half === 'tuning' ? 'held_out' : 'tuning'
    expect(shortfalls([words, meaning, hybrid], query.half)).toHaveLength(1)
    expect(shortfalls([words, meaning, hybrid], other)).toEqual([])
  })
})
