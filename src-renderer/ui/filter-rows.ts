import { fold } from '#shared/fold'
import type { ColumnInfo, ResultRow } from '#shared/question'
import { formatCell } from './format-cell'
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
  return rows.filter((row) => {
    const text = fold(columns.map(({ name, type }) => formatCell(row[name], type, time)).join('\n'))
    return words.every((word) => text.includes(word))
  })
}
