import { useMemo, useState } from 'react'
import type { ResultRow } from '#shared/question'
import { type Sort, sortRows, toggleSort } from './sort-rows'

/** Rows in the order that the user asks for by clicks on columns, as a table takes them; kept as long as its place is on screen. */
export function useSorted(rows: readonly ResultRow[]) {
  const [sort, setSort] = useState<Sort | null>(null)
  const sorted = useMemo(() => sortRows(rows, sort).map(({ row }) => row), [rows, sort])
  return {
    rows: sorted,
    sort,
    onSort: (column: string) => setSort(toggleSort(sort, column)),
  }
}
