import type { HitReason } from '#shared/search'
import { type Sql, sql } from '../../db/sql'
import { type AskedWord, type Mark, quoted, type TextQuery } from '../../language/query'
import { hasWords, type WordsPlan } from './from'
import { type KnownWords, typosIn } from './known-words'
import type { SearchPlan } from './plan'
import { rowOf } from './score'

/*
 * A search that finds little goes on with less: behind the messages that have all its words come, by `typos`, those that
 * have words written nearly so, and, where all of these are few, those that have some of the words. Each step leaves out what the
 * steps before found.
 */

/** A step and why its hits are there. */
export type SearchStep = { plan: WordsPlan; why: HitReason }

/** A word in more than one of so many messages, and in more than a few, is meant as it is written. */
const RARE = 100
const FEW = 3
const NEAR_WORDS = 8
/** A word in more than one of so many messages, and in more than so many at all, finds nothing by itself that is worth reading. */
const TELLING = 50
const TELLING_MESSAGES = 1_000

/** The steps behind a search of words: only where nothing else of it is a choice. */
export function furtherSteps(
  plan: SearchPlan,
  isTypos: boolean,
  words: KnownWords | null,
): { typos: SearchStep | null; some: SearchStep | null } {
  if (!hasWords(plan) || plan.words.patterns !== null) return { typos: null, some: null }
  const near = isTypos && words !== null ? nearMarks(plan.words.marks, words) : null
  const typos: SearchStep | null = near && {
    plan: withWords(plan, near.asked, [`(${near.asked.map(termOf).join(' & ')})`, not(plan)]),
    why: 'typos',
  }
  if (typos) typos.plan = { ...typos.plan, marks: [...plan.marks, ...(near?.shown ?? [])] }
  const last = typos?.plan ?? plan
  const marks = near?.asked ?? plan.words.marks
  const rare = marks.filter((mark) => isTelling(mark, words))
  const isChoice =
    marks.length < 2 || rare.length === 0 || /[|]/.test(withoutLexemes(plan.words.tsquery))
  const some: SearchStep | null = isChoice
    ? null
    : {
        plan: withWords(last, marks, [
          `(${rare.map(termOf).join(' | ')})`,
          not(plan),
          ...(near ? [`!(${near.asked.map(termOf).join(' & ')})`] : []),
        ]),
        why: near ? 'typos' : 'words',
      }
  return { typos, some }
}

/** True when it makes sense to look for messages that have this and perhaps nothing else of a search. */
function isTelling(mark: Mark, known: KnownWords | null): boolean {
  if (known === null || !('words' in mark)) return true
  const rarest = Math.min(...mark.words.map(({ lexeme }) => known.messagesOf(lexeme)))
  return rarest <= Math.max(TELLING_MESSAGES, known.total / TELLING)
}

/** The plan of everything that a search and its typos find, and what it finds with some of the words. */
export function widerPlans(
  plan: SearchPlan,
  isTypos: boolean,
  words: KnownWords | null,
): { all: SearchPlan; some: SearchPlan | null } {
  const { typos, some } = furtherSteps(plan, isTypos, words)
  if (!hasWords(plan) || typos === null) return { all: plan, some: some?.plan ?? null }
  const tsquery = `(${plan.words.tsquery}) | (${typos.plan.words.tsquery})`
  return { all: { ...plan, words: { ...plan.words, tsquery } }, some: some?.plan ?? null }
}

/** What has to hold whatever the words are: phrases, and what is left out by `-`. */
function withWords(plan: WordsPlan, marks: readonly Mark[], parts: readonly string[]): WordsPlan {
  const words = { tsquery: parts.join(' & '), patterns: null, marks: [...marks] }
  return { ...plan, words, where: both(plan.where, plan.demands), demands: null }
}

function both(a: Sql | null, b: Sql | null): Sql | null {
  return a && b ? sql`(${a}) and (${b})` : (a ?? b)
}

function not(plan: WordsPlan): string {
  return `!(${plan.words.tsquery})`
}

function termOf(mark: Mark): string {
  return 'words' in mark ? `(${rowOf(mark.words)})` : quoted(mark.literal)
}

/** A tsquery without what stands in quotes. */
function withoutLexemes(tsquery: string): string {
  return tsquery.replace(/'(?:[^'\\]|''|\\.)*'/g, '')
}

/**
 * The marks of a search with near words beside each rare one; `shown` are those near words as marks of their own. null = no word is
 * rare and near another.
 */
function nearMarks(
  marks: TextQuery['marks'],
  known: KnownWords,
): { asked: Mark[]; shown: Mark[] } | null {
  const shown: Mark[] = []
  const asked = marks.map((mark): Mark => {
    const word = singleWord(mark)
    if (word === null || known.messagesOf(word.lexeme) > Math.max(FEW, known.total / RARE))
      return mark
    const near = known.near(word.form, typosIn(word.form), NEAR_WORDS)
    if (near.length === 0) return mark
    for (const { form, lexeme } of near) {
      shown.push({ words: [{ form, lexeme, position: 1, is_prefix: false }] })
    }
    const forms = [...new Set(near.map(({ lexeme }) => lexeme))]
    return { words: [{ ...word, forms }] }
  })
  return shown.length === 0 ? null : { asked, shown }
}

/** The word of a mark that may be misspelled. */
function singleWord(mark: Mark): AskedWord | null {
  const [word, ...more] = 'words' in mark ? mark.words : []
  if (word === undefined || more.length > 0 || word.is_prefix) return null
  return typosIn(word.form) > 0 ? word : null
}
