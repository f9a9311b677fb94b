import { fold } from '#shared/fold'
import type { ColumnInfo, ResultRow } from '#shared/question'
import { formatCell } from './format-cell'
import { columnDigits } from './number-digits'
import type { TimeFormat } from './time-format'

/** The rows that have every typed word in some cell, as the table writes it; case and accents apart. */
export function filterRows(
  rows: readonly ResultRow[],
  columns: readonly ColumnInfo[],
  filter: string,
  time: TimeFormat,
): readonly ResultRow[] {
  const words = fold(filter).split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  const shown = columns.map((column) => ({ ...column, digits: columnDigits(column, rows) }))
  return rows.filter((row) => {
    const cells = shown.map(({ name, type, digits }) => formatCell(row[name], type, time, digits))
    const text = fold(cells.join('\n'))
    return words.every((word) => text.includes(word))
  })
}
