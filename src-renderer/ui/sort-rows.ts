import { i18n } from '@lingui/core'
import type { Cell, ResultRow } from '#shared/question'
import { compareIds } from '#shared/snowflake'

export type Sort = { column: string; direction: 'ascending' | 'descending' }

/** The sort after a click on a column: descending, ascending, then none. */
export function toggleSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, direction: 'descending' }
  return sort.direction === 'descending' ? { column, direction: 'ascending' } : null
}

/** The rows in order, each with its place in the answer; unknown values always last; ids as numbers. */
export function sortRows(rows: readonly ResultRow[], sort: Sort | null) {
  const indexed = rows.map((row, index) => ({ row, index }))
  if (!sort) return indexed
  const sign = sort.direction === 'ascending' ? 1 : -1
  return indexed.sort((a, b) => {
    const left = a.row[sort.column] ?? null
    const right = b.row[sort.column] ?? null
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return sign * compareCells(left, right) || a.index - b.index
  })
}

function compareCells(a: NonNullable<Cell>, b: NonNullable<Cell>): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const left = String(a)
  const right = String(b)
  if (/^\d+$/.test(left) && /^\d+$/.test(right)) return compareIds(left, right)
  return left.localeCompare(right, i18n.locale)
}
