import type { Database } from '../db/database'
import { sql } from '../db/sql'

/** A table is written anew when so much of it may be empty; less than that is left for rows to come. */
const EMPTY_SHARE = 0.2
const LEAST_BYTES = 4_000_000

/**
 * Gives the disk back what removed rows took, table by table. Each is one statement that nobody can read beside; a table
 * that is mostly full is only tidied. `logBytes` tells how long the log of changes is. Outside a transaction.
 */
export async function giveBackSpace(db: Database, logBytes: () => Promise<number>): Promise<void> {
  const tables = await db.query<{ name: string; bytes: number }>(sql`
    select c.relname as name, pg_total_relation_size(c.oid)::float8 as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'discord' and c.relkind = 'r' order by 2 desc`)
  for (const { name, bytes } of tables) {
    if (bytes < LEAST_BYTES) continue
    // without a collector of statistics nobody else counts, and not every table is one that jobs count
    await db.script(`analyze discord."${name}"`)
    const isHollow = await isMostlyEmpty(db, name)
    await db.script(`vacuum ${isHollow ? '(full)' : ''} discord."${name}"`)
  }
  await shrinkLog(db, logBytes)
}

/** The engine keeps this much of its log in any case. */
const LEAST_LOG_BYTES = 96_000_000
const ROUNDS = 100

/**
 * Brings the log of changes back to the size of a quiet archive: a large removal fills it, and the engine would only let
 * go of a part with each of the next checkpoints.
 */
async function shrinkLog(db: Database, logBytes: () => Promise<number>): Promise<void> {
  await db.script('checkpoint')
  let bytes = await logBytes()
  for (let round = 0, idle = 0; round < ROUNDS && idle < 3 && bytes > LEAST_LOG_BYTES; round++) {
    await db.query(sql`select pg_switch_wal()`)
    await db.script('checkpoint')
    const now = await logBytes()
    idle = now < bytes ? 0 : idle + 1
    bytes = now
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Judged by what was just counted: how many rows there are, and how wide they are, against the pages that hold them. */
async function isMostlyEmpty(db: Database, table: string): Promise<boolean> {
  const [size] = await db.query<{ bytes: number; rows: number; width: number }>(sql`
    select pg_relation_size(c.oid)::float8 as bytes, c.reltuples::float8 as rows,
      coalesce((select sum(s.avg_width) from pg_stats s
        where s.schemaname = 'discord' and s.tablename = c.relname), 100)::float8 + 28 as width
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'discord' and c.relname = ${table}`)
  if (!size) return false
  return (size.rows * size.width) / size.bytes < 1 - EMPTY_SHARE
}
