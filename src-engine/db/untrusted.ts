import { type PGlite, type QueryOptions, type Transaction, types } from '@electric-sql/pglite'
import type { OnStatement } from '#shared/port'
import type { Cell, ResultRow } from '#shared/question'
import type { BaseType, SqlValue, UntrustedResult, UntrustedShape } from './database'
import { databaseError, isDiskFull, StatementRefused, sqlError } from './errors'
import { oneStatement } from './statement'

/** A result is cut when its rows pass this many characters. */
const MAX_RESULT_CHARS = 32 * 1024 * 1024

/** Rows are fetched one, two, four … at a time, so that wide rows are noticed before there are many. */
const MAX_FETCH = 256

/** The oid of `text[]`. */
const TEXT_ARRAY = 1009

/** What a person reads as text stays text: JSON, bytes. */
const PARSERS: NonNullable<QueryOptions['parsers']> = {
  [types.JSON]: (text) => text,
  [types.JSONB]: (text) => text,
  [types.BYTEA]: (text) => text,
}

/** The line break after the statement ends a comment at its end. */
const BEFORE = 'select * from (\n'
const AFTER = '\n) q'
const DECLARE = `declare untrusted no scroll cursor for ${BEFORE}`

/**
 * Runs one foreign statement so that nothing of it stays: the extended protocol takes one statement only, the cursor
 * takes only a query, the transaction only reads, the role only sees `discord`, and all of it is rolled back.
 * A statement that PostgreSQL refuses throws {@link StatementRefused}. It cannot be stopped while it runs: from when
 * `onBegin` has resolved until what that gave is called.
 */
export async function runUntrusted(
  pg: PGlite,
  text: string,
  values: readonly SqlValue[],
  limit: number,
  onBegin?: OnStatement,
): Promise<UntrustedResult> {
  const statement = oneStatement(text)
  return refusing({ statement, offset: DECLARE.length }, () =>
    pg.transaction(async (tx) => {
      const onEnd = await onBegin?.()
      try {
        return await rowsOf(tx, statement, values, limit)
      } finally {
        onEnd?.()
      }
    }),
  )
}

/** The rows of a statement, read only and as the reading role; the transaction is rolled back after. */
async function rowsOf(
  tx: Transaction,
  statement: string,
  values: readonly SqlValue[],
  limit: number,
): Promise<UntrustedResult> {
  await tx.exec(`
    set transaction read only;
    set local temp_file_limit = '1GB';
    set local cursor_tuple_fraction = 1;
    set local role discord_reader`)
  await tx.query(`${DECLARE}${statement}${AFTER} limit ${limit + 1}`, [...values])
  const fields: { name: string; dataTypeID: number }[] = []
  const rows: Cell[][] = []
  let chars = 0
  let count = 1
  for (;;) {
    const page = await tx.query<unknown[]>(`fetch forward ${count} from untrusted`, [], {
      rowMode: 'array',
      parsers: PARSERS,
    })
    if (fields.length === 0) fields.push(...page.fields)
    for (const row of page.rows) {
      const cells = row.map(cell)
      chars += cells.reduce<number>((sum, value) => sum + String(value).length, 0)
      rows.push(cells)
    }
    if (page.rows.length < count || rows.length > limit || chars > MAX_RESULT_CHARS) break
    count = Math.min(count * 2, MAX_FETCH)
  }
  await tx.rollback()
  const columns = uniqueNames(fields.map((field) => field.name))
  const kept = rows.slice(0, limit)
  return {
    columns,
    types: fields.map((field) => baseType(field.dataTypeID)),
    rows: kept.map(
      (row): ResultRow => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])),
    ),
    truncated: rows.length > limit || chars > MAX_RESULT_CHARS,
  }
}

/**
 * The columns and values of a statement, as PostgreSQL understands it; nothing of it runs. It has a transaction of its own:
 * PGlite describes without waiting for its turn, and a mistake would undo the transaction that it came into.
 */
export async function describeUntrusted(pg: PGlite, text: string): Promise<UntrustedShape> {
  const statement = oneStatement(text)
  const { queryParams, resultFields } = await refusing({ statement, offset: BEFORE.length }, () =>
    pg.transaction(() => pg.describeQuery(`${BEFORE}${statement}${AFTER}`)),
  )
  return {
    columns: uniqueNames(resultFields.map((field) => field.name)),
    types: resultFields.map((field) => baseType(field.dataTypeID)),
    values: queryParams.map((value) => baseType(value.dataTypeID)),
  }
}

/** Turns what PostgreSQL says of a statement into {@link StatementRefused}; `offset` = where it stands in what was sent. */
async function refusing<T>(
  { statement, offset }: { statement: string; offset: number },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    const refused = sqlError(thrown)
    if (refused && !isDiskFull(thrown)) {
      const { hint, position } = thrown as Partial<Record<'hint' | 'position', string>>
      // PostgreSQL counts characters; what it points at after the statement is that it ends too early
      const chars = Number(position) - 1 - offset
      const at = position === undefined ? null : [...statement].slice(0, chars).join('').length
      throw new StatementRefused(refused.message, hint ?? null, at, refused.state)
    }
    if (isUnfit(thrown)) throw new StatementRefused(UNFIT, null, null, null)
    throw databaseError(thrown)
  }
}

const UNFIT = 'a value does not fit where the statement uses it'

/** What PGlite throws for a value that the type of its `$n` does not take: a plain error before anything is sent. */
function isUnfit(thrown: unknown): boolean {
  return thrown instanceof Error && /^Invalid input for /.test(thrown.message)
}

const BASE_TYPES: ReadonlyMap<number, BaseType> = new Map<number, BaseType>([
  [types.INT8, 'bigint'],
  [types.INT2, 'integer'],
  [types.INT4, 'integer'],
  [types.FLOAT4, 'number'],
  [types.FLOAT8, 'number'],
  [types.NUMERIC, 'number'],
  [types.BOOL, 'boolean'],
  [types.TIMESTAMPTZ, 'time'],
  [types.DATE, 'day'],
  [TEXT_ARRAY, 'text_list'],
])

function baseType(oid: number): BaseType {
  return BASE_TYPES.get(oid) ?? 'text'
}

/** Makes names that occur twice differ: `count`, `count_2`. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names)
  const seen = new Set<string>()
  return names.map((name) => {
    let unique = name
    for (let n = 2; seen.has(unique) || (unique !== name && taken.has(unique)); n++) {
      unique = `${name}_${n}`
    }
    seen.add(unique)
    return unique
  })
}

/** A value as a result's cell: text, number, boolean, null, or a flat list; everything else as its JSON text. */
function cell(value: unknown): Cell {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  const isFlat =
    Array.isArray(value) && value.every((item) => typeof item === 'string' || Number.isFinite(item))
  return isFlat ? value : JSON.stringify(value)
}
