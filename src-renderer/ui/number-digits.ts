import type { ColumnInfo, ResultRow } from '#shared/question'

/**
 * How many decimals the numbers of a column are written with, all of them the same: none where all are whole, else fewer
 * the larger they are. Undefined for what is no such number.
 */
export function columnDigits(
  { name, type }: ColumnInfo,
  rows: readonly ResultRow[],
): number | undefined {
  if (type !== 'number' && type !== 'percent') return undefined
  let most = 0
  let isWhole = true
  for (const row of rows) {
    const value = row[name]
    if (typeof value !== 'number') continue
    most = Math.max(most, Math.abs(value))
    isWhole &&= Number.isInteger(value)
  }
  if (isWhole) return 0
  if (type === 'percent' || most >= 100) return 1
  return most >= 10 ? 2 : 3
}
