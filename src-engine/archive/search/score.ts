import { join, type Sql, sql } from '../../db/sql'
import { type AskedWord, quoted, type TextQuery } from '../../language/query'
import { WEIGHTS, weightOf } from '../../language/words'

/*
 * How well the words of a message fit, from its tsvector alone. A term counts as BM25 has it: more often is better, ever less
 * so (ts_rank of one term grows so), in a short message more, and a rare term more than a common one. A whole point goes to the form as it
 * was typed, so that "running" stands above "run".
 */

/** Positions of every weight count the same: a weight only tells a form. */
export const FLAT: Sql = sql`'{0.1, 0.1, 0.1, 0.1}'::real[]`

/** How much a term counts by its rarity, from its lexeme. */
export type Rarity = (lexeme: string) => number

/** A share of the length counts: messages of {@link USUAL_WORDS} different words keep their score. */
const LENGTH_SHARE = 0.2
const USUAL_WORDS = 30

/** What a term that follows its neighbour as typed is worth, and a reaction by the logarithm of their number. */
const NEIGHBOUR = 0.3
const REACTION = 0.03

type Term = readonly AskedWord[]

function termsOf({ marks }: TextQuery): Term[] {
  return marks.flatMap((mark) => ('words' in mark && mark.words.length > 0 ? [mark.words] : []))
}

/** The score of a `discord.message_words w`: at most about 2, higher is better; never null. */
export function scoreOf(words: TextQuery, rarity: Rarity): Sql {
  const terms = termsOf(words)
  if (terms.length === 0) return sql`ts_rank(${FLAT}, w.words, ${words.tsquery}::tsquery)::float8`
  const weights = terms.map((term) => rarityOf(term, rarity))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const ranks = terms.map(
    (term, at) => sql`${round((10 * (weights[at] ?? 1)) / all)}::float8
      * ts_rank(${FLAT}, w.words, ${rowOf(term)}::tsquery)`,
  )
  const length = sql`(${1 - LENGTH_SHARE}::float8 + ${LENGTH_SHARE / USUAL_WORDS}::float8 * length(w.words))`
  return sql`((${join(ranks, ' + ')}) / ${length} + ${exactness(terms, weights)})`
}

/** What else decides between the best, of a `discord.message_words w` and its message `m`; 0 or more. */
export function finerScoreOf(words: TextQuery): Sql {
  const terms = termsOf(words)
  const pairs = terms.slice(1).map(
    (term, at) => sql`
    case when w.words @@ ${`${rowOf(terms[at] ?? [])} <-> ${rowOf(term)}`}::tsquery
      then ${round(NEIGHBOUR / (terms.length - 1))}::float8 else 0 end`,
  )
  return join([sql`${REACTION}::float8 * ln(1 + m.reaction_count)`, ...pairs], ' + ')
}

/** The share of the terms that stand in the form in which they were typed. */
function exactness(terms: readonly Term[], weights: readonly number[]): Sql {
  const exact = terms.flatMap((term, at) =>
    hasForms(term) ? [{ term, weight: weights[at] ?? 1 }] : [],
  )
  if (exact.length === 0) return sql`0`
  const all = exact.reduce((sum, { weight }) => sum + weight, 0)
  const found = exact.map(
    ({ term, weight }) =>
      sql`case when w.words @@ ${rowOf(term, true)}::tsquery then ${round(weight / all)}::float8 else 0 end`,
  )
  return sql`(${join(found, ' + ')})`
}

/** True when a term has words that other forms share a stem with. */
function hasForms(term: Term): boolean {
  return term.some(({ lexeme, is_prefix }) => !is_prefix && /^[a-z]+$/.test(lexeme))
}

/** The words of a term in a row, as a tsquery has them; `isExact` = in the forms in which they were typed. */
export function rowOf(term: Term, isExact = false): string {
  return term
    .map((word, at) => {
      const distance = word.position - (term[at - 1]?.position ?? word.position)
      const follows = at === 0 ? '' : distance === 1 ? ' <-> ' : ` <${distance}> `
      return `${follows}${wordOf(word, isExact)}`
    })
    .join('')
}

function wordOf(word: AskedWord, isExact: boolean): string {
  const { lexeme, is_prefix, forms = [] } = word
  if (isExact && hasForms([word])) return `${quoted(lexeme)}:${WEIGHTS[weightOf(word)]}`
  const itself = `${quoted(lexeme)}${is_prefix ? ':*' : ''}`
  return forms.length === 0 ? itself : `(${[itself, ...forms.map(quoted)].join(' | ')})`
}

/** A phrase is as rare as its rarest word. */
function rarityOf(term: Term, rarity: Rarity): number {
  return Math.max(...term.map(({ lexeme }) => rarity(lexeme)))
}

/** Cursors hold scores: they have to come out the same each time. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
