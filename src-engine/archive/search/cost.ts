import type { Queryable } from '../../db/database'
import { type Sql, sql } from '../../db/sql'

/**
 * What PostgreSQL expects of finding all hits, in its own unit: about 50 ms at this, with ranking. A statement that runs
 * cannot be stopped, so what costs more is done in parts.
 */
const MAX_COST = 40_000

/** True when a select can be run whole in a moment, as far as PostgreSQL knows. */
export async function isCheap(db: Queryable, select: Sql): Promise<boolean> {
  const [row] = await db.query<{ 'QUERY PLAN': [{ Plan: { 'Total Cost': number } }] }>(
    sql`explain (format json) ${select}`,
  )
  return (row?.['QUERY PLAN'][0].Plan['Total Cost'] ?? 0) <= MAX_COST
}
