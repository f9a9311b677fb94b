import type { HandlerInput } from '#shared/api'
import type { SearchCount, SearchQuery } from '#shared/search'
import type { Queryable } from '../../db/database'
import { raw, type Sql, sql } from '../../db/sql'
import { decodeCursor, encodeCursor } from '../cursor'
import type { Meanings } from '../meaning/meanings'
import { isCheap } from './cost'
import { hasWords, wordsConditions, wordsFrom } from './from'
import { hitsOf } from './hits'
import { meantBy, wordedOf } from './meant'
import { planSearch, type SearchPlan } from './plan'
import { conditionsOf } from './sorted'
import { countedPlan } from './words'

/** Pages of a table that are read at once where the rows decide alone, and where each is looked up elsewhere too. */
const PAGES_AT_ONCE = 10_000
const JOINED_PAGES_AT_ONCE = 3_000

/**
 * How many messages a search finds, by words or by meaning, as its list shows them: at once where that takes a moment, else by reading the table in parts. A count that
 * goes on while messages come in may miss some of them.
 */
export async function countHits(
  db: Queryable,
  query: HandlerInput<'search.count'>,
  meanings: Meanings | null = null,
): Promise<SearchCount> {
  const typed = await planSearch(db, query)
  const meant = await meantBy(db, { query, plan: typed }, meanings)
  if (meant?.isAlone) return { total: meant.near.length, is_complete: true, next: null }
  const plan = await countedPlan(db, typed, query.mode === 'typos')
  const counted = await countWorded(db, plan, query.next)
  if (meant === null || query.next !== null) return counted
  const others = meant.near.length - (await wordedOf(db, plan, meant.near)).size
  const total = counted.total + others
  const next = counted.next === null ? null : encodeCursor([readNext(counted.next)[0], total])
  return { ...counted, total, next }
}

async function countWorded(
  db: Queryable,
  plan: SearchPlan,
  next: string | null,
): Promise<SearchCount> {
  // nothing is like a message where no meanings are known
  if (plan.like !== null) return { total: 0, is_complete: true, next: null }
  const hits = sql`select 1 from ${hitsOf(plan)} h`
  if (next === null && (await isCheap(db, hits))) {
    return { total: await count(db, hits), is_complete: true, next: null }
  }
  const [page, before] = next === null ? [0, 0] : readNext(next)
  const isJoined = plan.where !== null || plan.words?.patterns != null
  const end = page + (isJoined ? JOINED_PAGES_AT_ONCE : PAGES_AT_ONCE)
  const total = before + (await count(db, sliceOf(plan, page, end)))
  const is_complete = end >= (await pagesOf(db, plan))
  return { total, is_complete, next: is_complete ? null : encodeCursor([end, total]) }
}

/** The same to its end, for a job. */
export async function countAllHits(
  db: Queryable,
  query: SearchQuery,
  meanings: Meanings | null = null,
): Promise<number> {
  let counted: SearchCount = { total: 0, is_complete: false, next: null }
  do {
    counted = await countHits(db, { ...query, next: counted.next }, meanings)
  } while (counted.next !== null)
  return counted.total
}

async function count(db: Queryable, select: Sql): Promise<number> {
  const [row] = await db.query<{ n: number }>(sql`select count(*)::int as n from (${select}) h`)
  return row?.n ?? 0
}

/** The hits in some pages of the table that is read; without its conditions being an index's. */
function sliceOf(plan: SearchPlan, page: number, end: number): Sql {
  const range = (alias: string) =>
    raw(`${alias}.ctid >= '(${page},0)'::tid and ${alias}.ctid < '(${end},0)'::tid`)
  if (!hasWords(plan)) {
    return sql`select from discord.messages m where ${range('m')} and ${conditionsOf(plan)}`
  }
  const slice = sql`(select * from discord.message_words w where ${range('w')} offset 0)`
  return sql`select from ${wordsFrom(plan, slice)} where ${wordsConditions(plan)}`
}

async function pagesOf(db: Queryable, plan: SearchPlan): Promise<number> {
  const table = hasWords(plan) ? 'discord.message_words' : 'discord.messages'
  const [row] = await db.query<{ pages: number }>(sql`
    select (pg_relation_size(${table}::regclass) / current_setting('block_size')::int)::int as pages`)
  return row?.pages ?? 0
}

function readNext(next: string): [number, number] {
  const [page, total] = decodeCursor(next, [/^\d{1,9}$/, /^\d{1,9}$/])
  return [Number(page), Number(total)]
}
