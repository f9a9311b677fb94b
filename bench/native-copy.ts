import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import type { Database } from '#engine/db/database'
import { raw, sql } from '#engine/db/sql'

/** Pages of a table that are copied at once: 32 MB. */
const PAGES = 4096

type Table = { name: string; columns: string[]; pages: number }

/**
 * Fills a native server whose schema is migrated with the rows of a closed archive, in their order, so that both hold the same
 * whatever jobs made of it; then it is vacuumed and analyzed, as a server looks after itself.
 */
export async function copyArchive(archiveDir: string, native: Database): Promise<void> {
  const pg = new PGlite({ dataDir: join(archiveDir, 'pgdata'), extensions: { vector } })
  try {
    const known = new Set(await namesOf(native))
    const tables = (await tablesOf(pg)).filter(({ name }) => known.has(name))
    const indexes = await native.query<{ name: string; definition: string }>(sql`
      select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace = 'discord'::regnamespace
        and not exists (select from pg_constraint where conindid = i.indexrelid)`)
    // No trigger fires, and indexes are built once.
    await native.script(`set session_replication_role = replica`)
    for (const { name } of indexes) await native.script(`drop index ${name}`)
    for (const table of tables) await copyTable(pg, native, table)
    for (const { definition } of indexes) await native.script(definition)
    await native.script(`reset session_replication_role`)
  } finally {
    await pg.close()
  }
  await native.script('vacuum analyze')
}

async function copyTable(pg: PGlite, native: Database, { name, columns, pages }: Table) {
  await native.query(sql`delete from ${raw(`discord."${name}"`)}`)
  const names = columns.map((column) => `"${column}"`).join(', ')
  for (let from = 0; from < pages; from += PAGES) {
    const [copied] = await pg.exec(`copy (select ${names} from discord."${name}"
      where ctid >= '(${from},0)' and ctid < '(${from + PAGES},0)') to '/dev/blob' (format binary)`)
    const blob = copied?.blob
    if (blob === undefined) throw new Error(`nothing was copied of ${name}`)
    await native.copyIn(`discord."${name}"`, columns, new Uint8Array(await blob.arrayBuffer()))
  }
}

async function namesOf(native: Database): Promise<string[]> {
  const rows = await native.query<{ name: string }>(
    sql`select relname as name from pg_class where relkind = 'r' and relnamespace = 'discord'::regnamespace`,
  )
  return rows.map(({ name }) => name)
}

async function tablesOf(pg: PGlite): Promise<Table[]> {
  const { rows } = await pg.query<Table>(`
    select c.relname as name, (pg_relation_size(c.oid) / 8192)::int as pages,
           array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
    where c.relkind = 'r' and c.relnamespace = 'discord'::regnamespace
    group by c.oid, c.relname`)
  return rows
}
