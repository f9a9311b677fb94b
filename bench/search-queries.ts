import type { SearchMode } from '#shared/search'
import type { BenchEngine } from './engine'
import { randomNumbers } from './stats'

/** Searches of one kind, what their 95th percentile must not exceed, and how another program is asked the same. */
export type SearchClass = {
  name: string
  mode: SearchMode
  texts: string[]
  target_ms: number
  /** The words as SQLite's FTS5 and PostgreSQL's tsquery ask them; null = they do not know the like. */
  others: { fts5: string[]; tsquery: string[] } | null
}

/** Searches of a kind. */
const EACH = 10
const SEED = 11
const WORDS_MS = 80
const TYPOS_MS = 300

/** The same searches for the same archive: its words by how common they are, phrases and names out of its messages. */
export async function searchClasses(engine: BenchEngine): Promise<SearchClass[]> {
  const random = randomNumbers(SEED)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const rows = async <R>(sql: string) =>
    (await engine.ask<{ rows: R[] }>('sql.run', { sql, limit: 10_000 })).rows
  const words = (
    await rows<{ form: string; n: number }>(`
    select form, messages as n from discord.vocabulary
    where form ~ '^[a-z]{5,}$' order by messages desc, form limit 8000`)
  ).filter(({ n }) => n > 1)
  const common = words.slice(0, 40).map(({ form }) => form)
  const usual = words.slice(60, 400).map(({ form }) => form)
  const rare = words.slice(-Math.max(40, words.length >> 2)).map(({ form }) => form)
  const said = (
    await rows<{ content: string }>(`
    select content from discord.messages where is_content and length(content) between 40 and 200
    order by id % 9973, id limit 200`)
  ).map(({ content }) => content)
  const [authors, channels] = await Promise.all([
    rows<{
      id: string
    }>(`select author_id::text as id from discord.messages where webhook_name = '' and not is_bot
      group by author_id order by count(*) desc limit 60`),
    rows<{ id: string }>(
      `select channel_id::text as id from discord.messages group by 1 order by count(*) desc limit 20`,
    ),
  ])
  const many = (make: () => string) => Array.from({ length: EACH }, make)
  const phrases = many(() => phraseOf(pick(said)) ?? pick(common))
  const two = many(() => `${pick(usual)} ${pick(usual)}`)
  const is = (name: string, texts: string[], more: Partial<SearchClass> = {}): SearchClass => ({
    name,
    texts,
    mode: 'words',
    target_ms: WORDS_MS,
    others: { fts5: texts, tsquery: texts.map((text) => text.split(' ').join(' & ')) },
    ...more,
  })
  const onlyHere = { others: null }
  return [
    is(
      'common word',
      many(() => pick(common)),
    ),
    is(
      'usual word',
      many(() => pick(usual)),
    ),
    is(
      'rare word',
      many(() => pick(rare)),
    ),
    is('two words', two),
    is(
      'phrase',
      phrases.map((phrase) => `"${phrase}"`),
      {
        others: {
          fts5: phrases.map((phrase) => `"${phrase}"`),
          tsquery: phrases.map((phrase) => phrase.split(' ').join(' <-> ')),
        },
      },
    ),
    is(
      'no hit',
      many(() => `${pick(rare)}qxz`),
    ),
    is(
      'three operators',
      many(() =>
        pick([
          `from:${pick(authors).id} has:link is:reply`,
          `in:${pick(channels).id} has:reaction ${pick(usual)}`,
          `in:${pick(channels).id} is:question has:link`,
          `from:${pick(authors).id} in:${pick(channels).id} ${pick(common)}`,
        ]),
      ),
      onlyHere,
    ),
    is(
      'typos',
      many(() => misspelled(pick(usual), random)),
      {
        ...onlyHere,
        mode: 'typos',
        target_ms: TYPOS_MS,
      },
    ),
  ]
}

/** Two words in a row of a message. */
function phraseOf(content: string): string | null {
  return /(?<![\w'])[a-z]{3,} [a-z]{4,}(?![\w'])/.exec(content.toLowerCase())?.[0] ?? null
}

/** A word with two neighbouring letters swapped. */
function misspelled(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2))
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
}
