import type { HandlerInput } from '#shared/api'
import type { HitReason, SearchMode, SearchPage, SearchSort } from '#shared/search'
import type { Queryable } from '../../db/database'
import { decodeCursor, encodeCursor } from '../cursor'
import type { Meanings } from '../meaning/meanings'
import { messageKey } from '../message-keys'
import { BLEND_DEPTH, blend, LOWEST_BLEND } from './blend'
import { didYouMean } from './did-you-mean'
import type { MeantMessage } from './followers'
import { type RankedHit, showHits } from './hits'
import { type Meant, meantBy } from './meant'
import { planSearch, type SearchPlan } from './plan'
import { inSortOrder, type PlainSort, type SortedHit, sortCursor, sortedRows } from './sorted'
import { bestByWords, sortedByWords, type WordHits } from './words'

/** A page of hits that are not read yet, and how they were found. */
export type FoundHits = HitPage & {
  mode: SearchMode
  plan: SearchPlan
  /** How many of the page have all the words as they are typed. */
  exact: number
}

/** Fewer hits have it asked whether something else was meant. */
const FEW_HITS = 3

/**
 * The counted messages that a typed search finds, a page of them. Never an error, whatever the text. Equal ones come
 * newest first; so do all where there is nothing to rank by (a search of symbols or operators alone). Without `meanings`,
 * or where they cannot be had, by words alone.
 */
export async function searchMessages(
  db: Queryable,
  query: HandlerInput<'search.messages'>,
  meanings: Meanings | null = null,
): Promise<SearchPage> {
  const { hits, next_cursor, mode, plan, exact } = await findHits(db, query, meanings)
  const rows = await showHits(db, hits, plan.marks)
  const isFew = query.cursor === null && exact < FEW_HITS && plan.words !== null
  const did_you_mean = isFew ? await didYouMean(db, query) : null
  return { rows, next_cursor, mode, problems: plan.problems, did_you_mean }
}

/**
 * The same before anything of the messages is read: pages may be large. `isStrict` = of the hits by words as many as a
 * count tells.
 */
export async function findHits(
  db: Queryable,
  query: HandlerInput<'search.messages'>,
  meanings: Meanings | null = null,
  { isStrict = false } = {},
): Promise<FoundHits> {
  const plan = await planSearch(db, query)
  const asked: Asked = { db, query, plan, isStrict, sort: query.sort ?? 'best' }
  const meant = await meantBy(db, { query, plan }, meanings)
  if (meant !== null) {
    const { exact = FEW_HITS, ...page } = await meaningPage(asked, meant)
    return { ...page, mode: meant.mode, plan, exact }
  }
  const { marks, ...page } = await wordsPage(asked)
  const mode = query.mode === 'typos' ? 'typos' : 'words'
  return { ...page, mode, plan: { ...plan, marks: [...marks] } }
}

/** A search that is understood. */
type Asked = {
  db: Queryable
  query: HandlerInput<'search.messages'>
  plan: SearchPlan
  sort: SearchSort
  isStrict: boolean
}

type HitPage = { hits: RankedHit[]; next_cursor: string | null; exact?: number }

/** A page of the messages that have the words and fit the operators. */
async function wordsPage({ db, plan, query, sort, isStrict }: Asked): Promise<WordHits> {
  // nothing is like a message where no meanings are known
  if (plan.like !== null) return { hits: [], next_cursor: null, marks: plan.marks, exact: 0 }
  const { cursor, limit } = query
  const page = { cursor, limit, isTypos: query.mode === 'typos', ...(isStrict && { fewerThan: 1 }) }
  return sort === 'best' ? bestByWords(db, plan, page) : sortedByWords(db, plan, sort, page)
}

/** A page by meaning, or by words and meaning. */
async function meaningPage(asked: Asked, { isAlone, near }: Meant): Promise<HitPage> {
  const { db, query, plan, sort } = asked
  if (isAlone) {
    const hits = near.map((hit): RankedHit => ({ ...hit, why: [hit.why] }))
    return sort === 'best' ? listPage(hits, query) : sortedPage(asked, sort, [], near)
  }
  if (sort !== 'best') {
    const { cursor, limit } = query
    return sortedPage(asked, sort, await sortedRows(db, plan, sort, cursor, limit + 1), near)
  }
  return blendedPage(asked, near)
}

/** A page of a list that is made anew for every page: the cursor is how many came before. */
function listPage(hits: RankedHit[], { cursor, limit }: Asked['query']): HitPage {
  const start = cursor === null ? 0 : Number(decodeCursor(cursor, [/^\d{1,6}$/])[0])
  const end = start + limit
  return {
    hits: hits.slice(start, end),
    next_cursor: end < hits.length ? encodeCursor([end]) : null,
  }
}

/** The two orders in one; behind them the rest of what has the words, in its own order. */
async function blendedPage(asked: Asked, near: readonly MeantMessage[]): Promise<HitPage> {
  const { db, query, plan, isStrict } = asked
  const { cursor, limit } = query
  // what has some of the words is worse than what means the same, so it comes only where nothing does
  const fewerThan = near.length > 0 ? 0 : isStrict ? 1 : undefined
  // where operators and words are a choice, nothing ranks what fits them
  const words =
    plan.words === null
      ? { hits: [], next_cursor: null, exact: FEW_HITS }
      : await bestByWords(db, plan, { cursor: null, limit: BLEND_DEPTH, isTypos: false, fewerThan })
  const head = blend(words.hits, near, plan.meaning)
  const isAll = plan.words !== null && words.next_cursor === null
  const rest = async (from: string | null, count: number): Promise<HitPage> => {
    const page = await bestByWords(db, plan, {
      cursor: from,
      limit: count,
      isTypos: false,
      fewerThan,
    })
    const isNear = new Set(near.map(messageKey))
    const left = page.hits.filter((hit) => !isNear.has(messageKey(hit)))
    return { ...page, hits: left.map((hit) => ({ ...hit, score: belowHead(hit.score) })) }
  }
  const start = cursor === null ? 0 : headPlace(cursor)
  if (start === null) return rest(cursor, limit)
  const hits = head.slice(start, start + limit)
  const { exact } = words
  if (hits.length === limit) {
    const isLast = isAll && head.length === start + limit
    return { hits, exact, next_cursor: isLast ? null : encodeCursor([start + limit]) }
  }
  if (isAll) return { hits, exact, next_cursor: null }
  const more = await rest(words.next_cursor, limit - hits.length)
  return { hits: [...hits, ...more.hits], exact, next_cursor: more.next_cursor }
}

/** How much of the head came before; null = the cursor is one of the rest. */
function headPlace(cursor: string): number | null {
  try {
    return Number(decodeCursor(cursor, [/^\d{1,6}$/])[0])
  } catch {
    return null
  }
}

/** A score of words as a smaller one than any of a blend, in the same order. */
function belowHead(score: number): number {
  return (LOWEST_BLEND * score) / (1 + score)
}

/** What has the words and what means the same in an order of facts, each once; `worded` are one more than a page. */
async function sortedPage(
  { db, query, plan }: Asked,
  sort: PlainSort,
  worded: readonly SortedHit[],
  near: readonly MeantMessage[],
): Promise<HitPage> {
  const { cursor, limit } = query
  const meant = new Map(near.map((hit) => [messageKey(hit), hit]))
  const byWords: HitReason = plan.words === null ? 'filters' : 'words'
  const hasItsWords = new Set(worded.map(messageKey))
  const others = await sortedRows(db, near, sort, cursor, limit + 1)
  const all = [...worded, ...others.filter((hit) => !hasItsWords.has(messageKey(hit)))]
  const sorted = inSortOrder(all, sort)
  const page = sorted.slice(0, limit)
  const last = page.at(-1)
  return {
    hits: page.map(({ channel_id, message_id }) => {
      const name = messageKey({ channel_id, message_id })
      const near = meant.get(name)
      const why: HitReason[] = [
        ...(hasItsWords.has(name) ? [byWords] : []),
        ...(near === undefined ? [] : [near.why]),
      ]
      return { channel_id, message_id, score: near?.score ?? 0, why }
    }),
    next_cursor: sorted.length > limit && last ? sortCursor(last, sort) : null,
  }
}
