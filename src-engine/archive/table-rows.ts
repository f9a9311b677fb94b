import type { ArchiveTable } from '#shared/export'
import { fileName } from '#shared/file-name'
import type { Queryable, Row, SqlValue } from '../db/database'
import { identifier, join, raw, type Sql, sql } from '../db/sql'

const PAGE_ROWS = 5_000

/** Columns that mean something only inside this archive and are left out of exports. */
const INTERNAL_COLUMNS = new Set([
  'file_id',
  'arrived_at',
  'content_hash',
  'checkpoint_bytes',
  'source_rank',
  ...['discriminator', 'avatar', 'nickname', 'roles'].flatMap((field) => [
    `${field}_rank`,
    `${field}_at`,
  ]),
])

type Column = { name: string; type: string; is_key: boolean }

/** Rows to write: their columns in order, how many there are (null = not known before), and the rows a page at a time. */
export type ExportRows = { columns: string[]; total: number | null; pages: AsyncIterable<Row[]> }

/** Rows that are there already, as the only page. */
export async function* onePage(rows: Row[]): AsyncIterable<Row[]> {
  yield rows
}

/** The pages of a list that goes on behind a cursor, until it gives none. */
export async function* cursorPages(
  pageAt: (cursor: string | null) => Promise<{ rows: Row[]; next_cursor: string | null }>,
): AsyncIterable<Row[]> {
  let cursor: string | null = null
  do {
    const { rows, next_cursor } = await pageAt(cursor)
    yield rows
    cursor = next_cursor
  } while (cursor !== null)
}

async function columnsOf(db: Queryable, table: ArchiveTable): Promise<Column[]> {
  return db.query<Column>(sql`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
           coalesce(a.attnum = any(i.indkey), false) as is_key
    from pg_attribute a
    left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${`discord.${table}`}::regclass and a.attnum > 0 and not a.attisdropped
    order by a.attnum`)
}

/** Reports and exports hold no absolute path: of an export file only its name is told. */
function withoutPath(table: ArchiveTable, row: Row): Row {
  return table === 'export_files' ? { ...row, path: fileName(String(row.path)) } : row
}

async function* pages(
  db: Queryable,
  table: ArchiveTable,
  columns: readonly Column[],
  filter: Sql,
): AsyncIterable<Row[]> {
  const key = columns.filter((column) => column.is_key)
  const keyNames = join(
    key.map((column) => identifier(column.name)),
    ', ',
  )
  const names = join(
    columns.map((column) => identifier(column.name)),
    ', ',
  )
  let after: Row | null = null
  for (;;) {
    const last: Row | null = after
    const seek: Sql = last
      ? sql`and (${keyNames}) > (${join(
          key.map((k) => sql`${last[k.name] as SqlValue}::${raw(k.type)}`),
          ', ',
        )})`
      : sql``
    const rows: Row[] = await db.query(sql`
      select ${names} from discord.${identifier(table)}
      where ${filter} ${seek} order by ${keyNames} limit ${PAGE_ROWS}`)
    yield rows.map((row) => withoutPath(table, row))
    if (rows.length < PAGE_ROWS) return
    after = rows.at(-1) ?? null
  }
}

/** All rows of an archive table, or those of one guild where the table knows guilds. */
export async function tableRows(
  db: Queryable,
  table: ArchiveTable,
  guildId: string | undefined,
): Promise<ExportRows> {
  const columns = await columnsOf(db, table)
  const guildColumn = table === 'guilds' ? 'id' : 'guild_id'
  const hasGuild = columns.some((column) => column.name === guildColumn)
  const filter =
    guildId !== undefined && hasGuild
      ? sql`${identifier(guildColumn)} = ${guildId}::bigint`
      : sql`true`
  const [counted] = await db.query<{ n: number }>(
    sql`select count(*)::int as n from discord.${identifier(table)} where ${filter}`,
  )
  return {
    columns: columns.map((column) => column.name).filter((name) => !INTERNAL_COLUMNS.has(name)),
    total: counted?.n ?? 0,
    pages: pages(db, table, columns, filter),
  }
}
