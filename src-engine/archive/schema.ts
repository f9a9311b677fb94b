import type { SchemaColumn, SchemaTable } from '#shared/schema'
import type { Queryable } from '../db/database'
import { identifier, sql } from '../db/sql'
import { SCHEMA_WORDS } from './schema-words'

/** Above this a table is not counted row by row. */
const COUNTED = 100_000

type Found = {
  name: string
  is_view: boolean
  /** As PostgreSQL last estimated it; negative = never. */
  estimate: number
  columns: { name: string; type: string }[]
}

/** The tables and views that a typed statement may read, those for readers first, in the order of their use. */
export async function schemaTables(db: Queryable): Promise<SchemaTable[]> {
  const found = await db.query<Found>(sql`
    select c.relname::text as name, c.relkind = 'v' as is_view, c.reltuples::float8 as estimate,
      jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
        order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'discord'::regnamespace and c.relkind in ('r', 'v')
      and has_table_privilege('discord_reader', c.oid, 'select')
    group by c.oid
    order by c.relname`)
  const tables: SchemaTable[] = []
  for (const table of found) tables.push(await described(db, table))
  return tables.toSorted((a, b) => placeOf(a) - placeOf(b))
}

async function described(db: Queryable, table: Found): Promise<SchemaTable> {
  const { name, is_view, columns } = table
  const words = SCHEMA_WORDS[name]
  const is_estimate = !is_view && table.estimate > COUNTED
  return {
    name,
    is_view,
    is_main: words !== undefined && !words.isInternal,
    about: words?.about ?? '',
    rows: is_view ? null : is_estimate ? Math.round(table.estimate) : await countRows(db, name),
    is_estimate,
    columns: columns.map(
      (column): SchemaColumn => ({
        name: column.name,
        type: SHORT_TYPES[column.type] ?? column.type,
        about: words?.columns?.[column.name] ?? '',
      }),
    ),
  }
}

async function countRows(db: Queryable, name: string): Promise<number> {
  const [row] = await db.query<{ rows: number }>(
    sql`select count(*)::int as rows from discord.${identifier(name)}`,
  )
  return row?.rows ?? 0
}

const SHORT_TYPES: Readonly<Record<string, string>> = {
  'timestamp with time zone': 'timestamptz',
  'double precision': 'float8',
  integer: 'int',
  smallint: 'int2',
}

function placeOf({ name, is_main }: SchemaTable): number {
  const place = Object.keys(SCHEMA_WORDS).indexOf(name)
  return (is_main ? 0 : 1000) + (place < 0 ? 999 : place)
}
