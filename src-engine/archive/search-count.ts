import type { HandlerInput } from '#shared/api'
import type { SearchCount, SearchQuery } from '#shared/search'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { hitsOf } from './search-hits'
import { planSearch } from './search-plan'

/** How many messages a search finds. */
export async function countHits(
  db: Queryable,
  query: HandlerInput<'search.count'>,
): Promise<SearchCount> {
  const plan = await planSearch(db, query)
  const [row] = await db.query<{ total: number }>(
    sql`select count(*)::int as total from ${hitsOf(plan)} h`,
  )
  return { total: row?.total ?? 0, is_complete: true, next: null }
}

/** The same in one go, for a job. */
export async function countAllHits(db: Queryable, query: SearchQuery): Promise<number> {
  let counted: SearchCount = { total: 0, is_complete: false, next: null }
  do {
    counted = await countHits(db, { ...query, next: counted.next })
  } while (counted.next !== null)
  return counted.total
}
