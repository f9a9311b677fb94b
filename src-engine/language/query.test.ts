import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { parseQuery } from './query'
import { wordsOf } from './words'
import { WordsCopy } from './words-copy'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

test.each([
  ['fox', "'fox'"],
  ['Brown FOXES', "'brown' & 'fox'"],
  ['"brown foxes" run', "'brown' <-> 'fox' & 'run'"],
  ['"unclosed phrase', "'unclos' <-> 'phrase'"],
  ['fox -dog --cat -"a bird"', "'fox' & !('dog') & !('cat') & !('a' <-> 'bird')"],
  ['-fox', "!('fox')"],
  ['fox or dog cat OR bird', "'fox' | 'dog' & 'cat' | 'bird'"],
  ['or fox or', "'fox'"],
  ['fox or the', "'fox'"],
  ['"or" or "not"', "'or' | 'not'"],
  ['who is the fox', "'fox'"],
  ["it's what don't", "'it' & 'what' & 'dont'"],
  ['the -who', "'the' & !('who')"],
  ['"the who"', "'the' <-> 'who'"],
  ['the-who.com', "'the' <-> 'who' <-> 'com'"],
  ['don’t panic', "'panic'"],
  ['日本語 水', "'日本' <-> '本語' & '水':*"],
  ['"東京tower 水"', "'東京' <2> 'tower' <-> '水':*"],
  ['🎉👍🏽', "'🎉' <-> '👍'"],
  ['well-known e.g. a,b', "'well' <-> 'known' & 'e' <-> 'g' & 'a' <-> 'b'"],
  ['fox - - dog', "'fox' & 'dog'"],
])('the words of %s', (text, tsquery) => {
  expect(parseQuery(text)).toMatchObject({ tsquery, patterns: null })
})

test.each([
  ['c++', "'c'", ['%c++%']],
  ['10_%!', "'10'", ['%10\\_\\%%']],
  ['@ann', "'ann'", ['%@ann%']],
  ['C:\\dir', "'c' <-> 'dir'", ['%C:\\\\dir%']],
  ['snake_case', "'snake' <-> 'case'", ['%snake\\_case%']],
  ['c++ templates', "'c' & 'templat'", null],
  ['"c++"', "'c'", null],
  ['-c++', "!('c')", null],
  ['see https://a.org/b.', "'see' & 'https' <-> 'a' <-> 'org' <-> 'b'", ['%https://a.org/b%']],
  ['https://a.org or fox', "'https' <-> 'a' <-> 'org' | 'fox'", null],
  ['!! ->', null, ['%!!%', '%->%']],
  ['"-> x" ->', "'x'", null],
  ['"! !"', null, ['%! !%']],
  ['', null, null],
  [' \t"" ', null, null],
  ['\0', null, null],
])('what has to stand as written in %s', (text, tsquery, patterns) => {
  expect(parseQuery(text)).toMatchObject({ tsquery, patterns })
})

test('marks are what is looked for, not what is left out', () => {
  const marks = (text: string) =>
    parseQuery(text).marks.map((mark) =>
      'literal' in mark ? mark.literal : mark.words.map((word) => word.lexeme).join(' '),
    )
  expect(marks('"brown fox" the dog -cat')).toEqual(['brown fox', 'dog'])
  expect(marks('see https://a.org/b')).toEqual(['see', 'https://a.org/b'])
  expect(marks('c++')).toEqual(['c++'])
  expect(marks('-> !!')).toEqual(['->', '!!'])
})

const letters = fc.constantFrom(...'ab éßИ日本語한국กิ🎉👍🏽🇩🇪\'’-_./:!"%\\&|<>()*\0\ud800\t1½ or')
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(letters, { maxLength: 60 }).map((each) => each.join('')),
)

test('whatever is typed, PostgreSQL reads it', async () => {
  const texts = [
    ...fc.sample(typed, { numRuns: 3000, seed: 5 }),
    'a or '.repeat(300),
    '-'.repeat(900),
    '"'.repeat(999),
    '-a '.repeat(300),
    `"${'a b '.repeat(250)}"`,
    '語'.repeat(1000),
    `-"${'日本語'.repeat(300)}"`,
    `${'x'.repeat(300)}:*`,
  ]
  const queries = texts.map((text) => parseQuery(text).tsquery)
  const rows = await db.query<{ nodes: number }>(sql`
    select numnode(q::tsquery) as nodes
    from jsonb_array_elements_text(${JSON.stringify(queries)}::text::jsonb) q where q is not null`)
  expect(rows.length).toBeGreaterThan(1500)
  for (const { nodes } of rows) {
    expect(nodes).toBeGreaterThan(0)
    expect(nodes).toBeLessThan(600)
  }
  await db.query(sql`select count(*) from discord.found(${queries.at(-3) ?? ''}::tsquery, null)`)
})

/** Stores texts as messages 0, 1, … */
async function store(texts: readonly string[]): Promise<void> {
  await db.script('truncate discord.message_words')
  const copy = new WordsCopy()
  texts.forEach((text, index) => {
    copy.add('1', String(index), '1', text)
  })
  const columns = ['channel_id', 'message_id', 'guild_id', 'words']
  await db.copyIn('discord.message_words', columns, copy.take())
}

async function found(text: string): Promise<number[]> {
  const { tsquery } = parseQuery(text)
  const rows = await db.query<{ id: number }>(sql`
    select message_id::int as id from discord.message_words where words @@ ${tsquery}::tsquery`)
  return rows.map((row) => row.id)
}

test('every part of a text finds it: as a phrase, and in scripts without spaces wherever it is cut', async () => {
  const word = fc.constantFrom(
    ...[
      "foxes don't l'homme O'Brien's café 10% a_b-c https://x.org/y?z=1 the who 日本語 水 한국어를 กินข้าว",
    ]
      .join('')
      .split(' '),
    '🎉🎉',
    '👩‍👩‍👧',
    'ﷺ',
    '½',
    'ｶﾞｸ',
    'x'.repeat(100),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(word, { minLength: 1, maxLength: 12 }),
      fc.nat(),
      fc.nat(),
      async (parts, from, length) => {
        const start = from % parts.length
        const phrase = parts.slice(start, start + 1 + (length % (parts.length - start)))
        await store([parts.join(' ')])
        expect([parts, phrase, await found(`"${phrase.join(' ')}"`)]).toEqual([parts, phrase, [0]])
      },
    ),
    { numRuns: 100, seed: 1 },
  )
  const text = '私は東京で한국어を学ぶ'
  await store([text, '東 京 学 한 국'])
  const characters = [...text]
  for (let start = 0; start < characters.length; start++) {
    for (let end = start + 1; end <= characters.length; end++) {
      const part = characters.slice(start, end).join('')
      expect([part, await found(part)]).toEqual([part, expect.arrayContaining([0])])
      if (end > start + 1) expect([part, await found(part)]).toEqual([part, [0]])
    }
  }
})

test('the words of a query are those of a text', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const known = new Set(wordsOf(text.toWellFormed()).map((word) => word.lexeme))
      for (const mark of parseQuery(text).marks) {
        if ('literal' in mark) continue
        for (const { lexeme } of mark.words) expect([...known]).toContain(lexeme)
      }
    }),
    { numRuns: 500, seed: 2 },
  )
})
