import { type PGlite, type QueryOptions, types } from '@electric-sql/pglite'
import { AppError } from '#shared/errors'
import type { Cell, ResultRow } from '#shared/question'
import type { SqlValue, UntrustedResult } from './database'
import { databaseError, isDiskFull, sqlError } from './errors'
import { oneStatement } from './statement'

/** A result is cut when its rows pass this many characters. */
const MAX_RESULT_CHARS = 32 * 1024 * 1024

/** Rows are fetched one, two, four … at a time, so that wide rows are noticed before there are many. */
const MAX_FETCH = 256

/** What a person reads as text stays text: JSON, bytes. */
const PARSERS: NonNullable<QueryOptions['parsers']> = {
  [types.JSON]: (text) => text,
  [types.JSONB]: (text) => text,
  [types.BYTEA]: (text) => text,
}

/**
 * Runs one foreign statement so that nothing of it stays: the extended protocol takes one statement only, the cursor
 * takes only a query, the transaction only reads, the role only sees `discord`, and all of it is rolled back.
 * A statement that PostgreSQL refuses throws `invalid_input` with PostgreSQL's words. It cannot be stopped while it
 * runs.
 */
export async function runUntrusted(
  pg: PGlite,
  text: string,
  values: readonly SqlValue[],
  limit: number,
): Promise<UntrustedResult> {
  const statement = oneStatement(text)
  try {
    return await pg.transaction(async (tx) => {
      await tx.exec(`
        set transaction read only;
        set local temp_file_limit = '1GB';
        set local cursor_tuple_fraction = 1;
        set local role discord_reader`)
      await tx.query(
        // The line break ends a comment at the statement's end.
        `declare untrusted no scroll cursor for select * from (\n${statement}\n) q limit ${limit + 1}`,
        [...values],
      )
      const names: string[] = []
      const rows: Cell[][] = []
      let chars = 0
      let count = 1
      for (;;) {
        const page = await tx.query<unknown[]>(`fetch forward ${count} from untrusted`, [], {
          rowMode: 'array',
          parsers: PARSERS,
        })
        if (names.length === 0) names.push(...page.fields.map((field) => field.name))
        for (const row of page.rows) {
          const cells = row.map(cell)
          chars += cells.reduce<number>((sum, value) => sum + String(value).length, 0)
          rows.push(cells)
        }
        if (page.rows.length < count || rows.length > limit || chars > MAX_RESULT_CHARS) break
        count = Math.min(count * 2, MAX_FETCH)
      }
      await tx.rollback()
      const columns = uniqueNames(names)
      const kept = rows.slice(0, limit)
      return {
        columns,
        rows: kept.map(
          (row): ResultRow => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])),
        ),
        truncated: rows.length > limit || chars > MAX_RESULT_CHARS,
      }
    })
  } catch (thrown) {
    const refused = sqlError(thrown)
    if (!refused || isDiskFull(thrown)) throw databaseError(thrown)
    throw new AppError(
      'invalid_input',
      `The statement was refused: ${refused.message}.`,
      `SQLSTATE ${refused.state}`,
    )
  }
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
