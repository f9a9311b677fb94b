import type { TableFormat } from '#shared/export'
import type { WriteChunk } from './atomic'
import { csvFormat } from './csv'
import { jsonFormat } from './json'

/** A row to write: by column name. Arrays and objects are allowed; each format says how they look. */
export type TableRow = Record<string, unknown>

/** A table format: head, then rows in any number of pieces, then foot. */
export type TableShape = {
  head(columns: readonly string[]): string
  /** `isFirst` = no row came before. */
  rows(columns: readonly string[], rows: readonly TableRow[], isFirst: boolean): string
  foot(isEmpty: boolean): string
}

const SHAPES: Record<TableFormat, TableShape> = { csv: csvFormat, json: jsonFormat }

/** Writes a table piece by piece and resolves to the number of rows. Holds one piece in memory. */
export async function writeTable(
  write: WriteChunk,
  format: TableFormat,
  columns: readonly string[],
  pieces: AsyncIterable<readonly TableRow[]> | Iterable<readonly TableRow[]>,
): Promise<number> {
  const shape = SHAPES[format]
  let count = 0
  await write(shape.head(columns))
  for await (const rows of pieces) {
    if (rows.length === 0) continue
    await write(shape.rows(columns, rows, count === 0))
    count += rows.length
  }
  await write(shape.foot(count === 0))
  return count
}
