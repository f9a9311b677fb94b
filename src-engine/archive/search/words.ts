import type { HitReason } from '#shared/search'
import type { MessageKey } from '#shared/version'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import type { Mark } from '../../language/query'
import { decodeCursor, encodeCursor } from '../cursor'
import { keyTable, messageKey } from '../message-keys'
import { bestHits } from './best'
import { isCheap } from './cost'
import { hasWords, type WordsPlan, wordsHits } from './from'
import type { RankedHit } from './hits'
import { knownWords } from './known-words'
import type { SearchPlan } from './plan'
import { type PlainSort, sortedHits } from './sorted'
import { furtherSteps, type SearchStep, widerPlans } from './steps'

/** Where the messages that have all the words are fewer, those follow that have some of them. */
const FEW = 10

/** Scores are below 3; those of a step stand so much above the next step's. */
const ABOVE_NEXT = 3
/** What has all the words as they are scores this and more; typos, and what has some of the words, less. */
export const ALL_WORDS = 2 * ABOVE_NEXT

/** Hits by words: what is marked in them, and how many of them have all that is asked. */
export type WordHits = {
  hits: RankedHit[]
  next_cursor: string | null
  marks: readonly Mark[]
  exact: number
}

/** Which part of which search. */
export type WordsQuery = {
  cursor: string | null
  limit: number
  isTypos: boolean
  /** What has only some of the words comes where fewer than so many have all of them; absent = where they are few. */
  fewerThan?: number | undefined
}

/** A page of the best hits by words; of the newest where there are no words. */
export async function bestByWords(
  db: Queryable,
  plan: SearchPlan,
  { cursor, limit, isTypos, fewerThan = FEW }: WordsQuery,
): Promise<WordHits> {
  if (!hasWords(plan)) {
    const page = await sortedHits(db, plan, 'newest', cursor, limit)
    return { ...page, ...withWhy(page.hits, plan), marks: plan.marks }
  }
  const isRead = isTypos || plan.words.marks.length > 1
  const words = isRead ? await knownWords(db) : null
  const rarity = (lexeme: string) => words?.rarityOf(lexeme) ?? 1
  const { typos, some } = furtherSteps(plan, isTypos, words)
  const steps: (SearchStep | null)[] = [{ plan, why: 'words' }, typos, some]
  let { step, seen, inner } = readCursor(cursor)
  const found: RankedHit[] = []
  let exact = 0
  for (; step < steps.length; step++, inner = null) {
    const { plan: asked, why } = steps[step] ?? { plan: null, why: 'words' }
    const isWanted =
      step < 2 || (seen < fewerThan && asked !== null && (await isCheapStep(db, asked)))
    if (asked === null || !isWanted) continue
    if (found.length >= limit) break
    const page = await bestHits(db, asked, rarity, inner, limit - found.length)
    // those of a later step stand below all of an earlier one
    const above = ABOVE_NEXT * (steps.length - 1 - step)
    found.push(...page.hits.map((hit) => ({ ...hit, score: hit.score + above, why: [why] })))
    seen += page.hits.length
    if (step === 0) exact += page.hits.length
    if (page.next_cursor !== null) {
      const next_cursor = encodeCursor([`step${step}`, seen, page.next_cursor])
      return { hits: found, next_cursor, marks: marksOf(plan, typos), exact }
    }
  }
  const next_cursor = step < steps.length ? encodeCursor([`step${step}`, seen, '']) : null
  return { hits: found, next_cursor, marks: marksOf(plan, typos), exact }
}

/** A page in an order of facts. */
export async function sortedByWords(
  db: Queryable,
  plan: SearchPlan,
  sort: PlainSort,
  { cursor, limit, isTypos }: WordsQuery,
): Promise<WordHits> {
  if (!isTypos || !hasWords(plan)) {
    const page = await sortedHits(db, plan, sort, cursor, limit)
    return { ...page, ...withWhy(page.hits, plan), marks: plan.marks }
  }
  const words = await knownWords(db)
  const { typos } = furtherSteps(plan, true, words)
  const page = await sortedHits(db, widerPlans(plan, true, words).all, sort, cursor, limit)
  const isExact = await exactOf(db, plan, page.hits)
  const hits = page.hits.map((hit): RankedHit => {
    const why: HitReason = isExact.has(messageKey(hit)) ? 'words' : 'typos'
    return { ...hit, why: [why] }
  })
  return { ...page, hits, marks: marksOf(plan, typos), exact: isExact.size }
}

/**
 * What a count and facets speak of: with `typos` also what has words written nearly so; and what has some of the words
 * where nothing has all of them.
 */
export async function countedPlan(
  db: Queryable,
  plan: SearchPlan,
  isTypos: boolean,
): Promise<SearchPlan> {
  if (!hasWords(plan) || (!isTypos && plan.words.marks.length < 2)) return plan
  const { all, some } = widerPlans(plan, isTypos, await knownWords(db))
  if (some === null || !hasWords(all)) return all
  const isFound = !(await isCheap(db, wordsHits(all))) || (await hasHits(db, all))
  return isFound || !hasWords(some) || !(await isCheapStep(db, some)) ? all : some
}

/** True when a search finds anything; asked only of what is found in a moment. */
export async function hasHits(db: Queryable, plan: WordsPlan): Promise<boolean> {
  const rows = await db.query(sql`${wordsHits(plan)} limit 1`)
  return rows.length > 0
}

function isCheapStep(db: Queryable, plan: WordsPlan): Promise<boolean> {
  return isCheap(db, wordsHits(plan))
}

function withWhy(hits: readonly Omit<RankedHit, 'why'>[], plan: SearchPlan) {
  const why: HitReason = plan.words === null ? 'filters' : 'words'
  return { hits: hits.map((hit): RankedHit => ({ ...hit, why: [why] })), exact: hits.length }
}

function marksOf(plan: SearchPlan, typos: { plan: SearchPlan } | null): readonly Mark[] {
  return (typos?.plan ?? plan).marks
}

async function exactOf(
  db: Queryable,
  plan: WordsPlan,
  hits: readonly MessageKey[],
): Promise<Set<string>> {
  const rows = await db.query<MessageKey>(sql`
    select w.channel_id, w.message_id
    from ${keyTable(hits)}
    join discord.message_words w on w.channel_id = k.channel_id and w.message_id = k.message_id
    where w.words @@ ${plan.words.tsquery}::tsquery`)
  return new Set(rows.map(messageKey))
}

function readCursor(cursor: string | null): { step: number; seen: number; inner: string | null } {
  if (cursor === null) return { step: 0, seen: 0, inner: null }
  const [step, seen, inner] = decodeCursor(cursor, [/^step[0-2]$/, /^\d{1,9}$/, /^[\w-]*$/])
  return { step: Number(step.slice(4)), seen: Number(seen), inner: inner === '' ? null : inner }
}
