import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { stemEnglish } from './english'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await db.script(`create text search dictionary stems (template = snowball, language = 'english')`)
})
afterAll(() => db.close())

async function expectPostgresStems(words: readonly string[]): Promise<void> {
  const rows = await db.query<{ word: string; stem: string }>(sql`
    select word, (ts_lexize('stems', word))[1] as stem
    from jsonb_array_elements_text(${JSON.stringify(words)}::text::jsonb) word`)
  expect(rows.map(({ word }) => [word, stemEnglish(word)])).toEqual(
    rows.map(({ word, stem }) => [word, stem]),
  )
}

test('stems English as PostgreSQL does', async () => {
  const text = await readFile(
    join(process.cwd(), 'node_modules/typescript/lib/lib.dom.d.ts'),
    'utf8',
  )
  const words = new Set(text.toLowerCase().match(/[a-z]{3,}/g))
  expect(words.size).toBeGreaterThan(2000)
  await expectPostgresStems([...words])
  await expectPostgresStems(
    `skis skies dying gently inning outing proceed exceeds added egged generously communism arsenal
     tied cries gas this kiwis hopping hoping agreed yes say sayings by happily rational hopefulness
     adoption connection relational decisiveness apologies national formative`.split(/\s+/),
  )
})

test('stems made-up words as PostgreSQL does', async () => {
  const part = fc.constantFrom(
    ...'a e i o u y b d l n r s t st th qu ing ed edly eed s es ies ied ss us y ly li ogi bli ization ational ative ness ful ement ion sion tion able ism al ence e ll'.split(
      ' ',
    ),
  )
  const words = fc.sample(
    fc.array(part, { minLength: 1, maxLength: 7 }).map((parts) => parts.join('')),
    { numRuns: 20_000, seed: 5 },
  )
  await expectPostgresStems(words.filter((word) => word.length <= 30))
})

test('leaves words that are not plain English letters as they are', () => {
  for (const word of ['', 'is', 'mp3s', 'größes', 'ФИЛЬМЫ', 'Runs']) {
    expect(stemEnglish(word)).toBe(word)
  }
})
