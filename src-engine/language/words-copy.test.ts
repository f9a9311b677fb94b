import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { wordsOf } from './words'
import { WordsCopy } from './words-copy'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(() => db.script('truncate discord.message_words'))

async function copyIn(copy: WordsCopy): Promise<void> {
  const columns = ['channel_id', 'message_id', 'guild_id', 'words']
  await db.copyIn('discord.message_words', columns, copy.take())
}

/** What the database says of the words of a message: each lexeme with its positions. */
async function stored(messageId: string): Promise<Record<string, number[]>> {
  const rows = await db.query<{ lexeme: string; positions: number[] }>(sql`
    select u.lexeme, u.positions from discord.message_words w, unnest(w.words) u
    where w.message_id = ${messageId}`)
  return Object.fromEntries(rows.map(({ lexeme, positions }) => [lexeme, positions]))
}

/** The same as {@link wordsOf} tells it, within PostgreSQL's limits. */
function told(text: string): Record<string, number[]> {
  const words: Record<string, number[]> = {}
  for (const { lexeme, position } of wordsOf(text)) {
    words[lexeme] ??= []
    const positions = words[lexeme]
    const place = Math.min(position, 16_383)
    if (positions.length < 255 && positions.at(-1) !== place) positions.push(place)
  }
  return words
}

test('the database reads the ids and words that were written', async () => {
  const copy = new WordsCopy()
  expect(copy.add('10', '9223372036854775807', '0', "The fox's 狐 and the FOX 🎉")).toBe(true)
  expect(copy.add('10', '2', '1', ' ?! ')).toBe(false)
  expect(copy.rows).toBe(1)
  await copyIn(copy)
  expect(
    await db.query(
      sql`select channel_id, message_id, guild_id, words::text from discord.message_words`,
    ),
  ).toEqual([
    {
      channel_id: '10',
      message_id: '9223372036854775807',
      guild_id: '0',
      words: "'and':4 'fox':2,6 'the':1,5 '狐':3 '🎉':7",
    },
  ])
})

test('the collector is empty after each take, and rows go on', async () => {
  const copy = new WordsCopy()
  await copyIn(copy)
  copy.add('1', '1', '1', 'same words')
  await copyIn(copy)
  copy.add('1', '2', '1', 'same words')
  expect([copy.rows, copy.size > 0]).toEqual([1, true])
  await copyIn(copy)
  expect([copy.rows, copy.size]).toEqual([0, 0])
  expect(await stored('1')).toEqual({ same: [1], word: [2] })
  expect(await stored('2')).toEqual({ same: [1], word: [2] })
})

test("texts beyond PostgreSQL's limits keep what fits", async () => {
  const texts = [
    'a '.repeat(1000),
    `${'a b c d '.repeat(5000)}end`,
    Array.from({ length: 90_000 }, (_, n) => `n${n}`).join(' '),
    Array.from({ length: 90_000 }, (_, n) => String.fromCharCode(0x4e00 + (n % 20_900))).join(''),
  ]
  const copy = new WordsCopy()
  texts.forEach((text, index) => {
    expect(copy.add('1', String(index), '1', text)).toBe(true)
  })
  await copyIn(copy)
  expect(await stored('0')).toEqual(told(texts[0] as string))
  expect(await stored('1')).toEqual(told(texts[1] as string))
  expect((await stored('1')).end).toEqual([16_383])
  const cut = await stored('2')
  expect(Object.keys(cut).length).toBeGreaterThan(50_000)
  expect(told(texts[2] as string)).toMatchObject(cut)
})

test('any texts come back as their words, whatever was added before', async () => {
  const text = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.constantFrom(' the', ' The', ' fox', " fox's", '日本語', '語', '🎉', '\ud800', ' ', '.'),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''))
  const copy = new WordsCopy()
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 20 }), async (texts) => {
      await db.script('truncate discord.message_words')
      texts.forEach((each, index) => {
        expect(copy.add('1', String(index), '1', each)).toBe(wordsOf(each).length > 0)
      })
      await copyIn(copy)
      for (const [index, each] of texts.entries()) {
        expect(await stored(String(index))).toEqual(told(each))
      }
    }),
    { numRuns: 40, seed: 11 },
  )
})

test('what is remembered is bounded, and forgetting changes nothing', async () => {
  const copy = new WordsCopy()
  for (let message = 0; message < 30; message++) {
    const words = Array.from({ length: 5000 }, (_, n) => `w${message}x${n}`)
    copy.add('1', String(message), '1', `the ${words.join(' ')} the`)
  }
  await copyIn(copy)
  expect((await stored('29')).the).toEqual([1, 5002])
  expect(Object.keys(await stored('25'))).toHaveLength(5001)
})
