import type { Queryable } from '../db/database'
import { COPY_COLUMNS, type CopyBuffers, type CopyTable } from '../dce/tables'

/*
 * Rows that may meet rows of the archive land in temporary tables first and are merged there in SQL. They are made once
 * per connection and emptied row by row at the end of every batch: "on commit delete rows" empties all of them at every
 * commit, which took 3 ms a table.
 */

/** Staging tables that are not simply a table's own columns. */
const OWN_SHAPE: Partial<Record<CopyTable, string>> = {
  member_roles: 'guild_id bigint, author_id bigint, role_id bigint',
}

/** Makes the staging tables if this connection has none. Outside a transaction. */
export async function createStageTables(db: Queryable): Promise<void> {
  const tables = (Object.keys(COPY_COLUMNS) as CopyTable[]).map((table) => {
    const own = OWN_SHAPE[table]
    const name = `create temp table if not exists ${stageName(table)}`
    const columns = COPY_COLUMNS[table].map((column) => `"${column}"`).join(', ')
    return own === undefined
      ? `${name} as select ${columns} from discord.${table} with no data;`
      : `${name} (${own});`
  })
  await db.script(`${tables.join('\n')}
    create temp table if not exists stage_verdicts
      (channel_id bigint, id bigint, verdict text, arrived_at timestamptz);
    create temp table if not exists stage_role_winners (guild_id bigint, author_id bigint);`)
}

/** Frees what emptied staging tables still occupy, which every batch would scan. Outside a transaction. */
export async function tidyStage(db: Queryable): Promise<void> {
  const tables = (Object.keys(COPY_COLUMNS) as CopyTable[]).map(stageName)
  await db.script(`vacuum ${[...tables, 'stage_verdicts', 'stage_role_winners'].join(', ')}`)
}

/** SQL that empties the staging tables of these tables. */
export function emptyStage(tables: readonly CopyTable[]): string {
  return tables.map((table) => `delete from ${stageName(table)};`).join('\n')
}

/** The name of a table's staging table. */
export function stageName(table: CopyTable): string {
  return `stage_${table}`
}

/** Copies the buffers of these tables into their staging tables; returns the tables that had rows. */
export async function fillStage<T extends CopyTable>(
  tx: Queryable,
  buffers: CopyBuffers,
  tables: readonly T[],
): Promise<T[]> {
  const filled: T[] = []
  for (const table of tables) {
    const rows = buffers[table]
    if (rows === undefined) continue
    await tx.copyIn(stageName(table), COPY_COLUMNS[table], rows)
    filled.push(table)
  }
  return filled
}

/** The columns of a table as SQL text, from the closed list; `alias` = of the table under that name. */
export function columnsOf(table: CopyTable, alias = ''): string {
  const of = alias === '' ? '' : `${alias}.`
  return COPY_COLUMNS[table].map((column) => `${of}"${column}"`).join(', ')
}
