import { useMemo } from 'react'
import { type ColumnInfo, isNumeric, type ResultRow } from '#shared/question'
import { filterRows } from '../../ui/filter-rows'
import { formatCell } from '../../ui/format-cell'
import { markdownTable, plain } from '../../ui/markdown-table'
import { columnDigits } from '../../ui/number-digits'
import { type Sort, sortRows } from '../../ui/sort-rows'
import { useTimeFormat } from '../../ui/time'
import type { TimeFormat } from '../../ui/time-format'

/** What a table shows: the columns, and the rows that fit the filter in their order. */
export type TableView = {
  columns: readonly ColumnInfo[]
  rows: readonly ResultRow[]
  sort: Sort | null
}

/** The sort as the address has it: a column, `-` before it = descending. */
export function sortOf(text: string | undefined, columns: readonly ColumnInfo[]): Sort | null {
  const column = text?.replace(/^-/, '')
  if (!columns.some(({ name }) => name === column) || column === undefined) return null
  return { column, direction: text?.startsWith('-') ? 'descending' : 'ascending' }
}

/** {@link sortOf} backwards; undefined = as answered. */
export function sortText(sort: Sort | null): string | undefined {
  return sort ? `${sort.direction === 'descending' ? '-' : ''}${sort.column}` : undefined
}

/** The columns that people read: without ids, unless those are asked for or there is nothing else. */
export function shownColumns(columns: readonly ColumnInfo[], hasIds: boolean) {
  const named = columns.filter(({ type }) => type !== 'id')
  return hasIds || named.length === 0 ? columns : named
}

/** The rows of an answer as its table shows them. */
export function useTableView(props: {
  columns: readonly ColumnInfo[]
  rows: readonly ResultRow[]
  hasIds: boolean
  sort: string | undefined
  filter: string
}): TableView {
  const { rows, hasIds, filter } = props
  const time = useTimeFormat()
  const columns = useMemo(() => shownColumns(props.columns, hasIds), [props.columns, hasIds])
  const sort = useMemo(() => sortOf(props.sort, columns), [props.sort, columns])
  return useMemo(() => {
    const found = filterRows(rows, columns, filter, time)
    return { columns, sort, rows: sortRows(found, sort).map(({ row }) => row) }
  }, [rows, columns, filter, time, sort])
}

/** A table with its question and where it is from, in Markdown. */
export function tableMarkdown(
  { columns, rows }: TableView,
  words: { title: string; note: string },
  time: TimeFormat,
): string {
  const shown = columns.map((column) => ({ ...column, digits: columnDigits(column, rows) }))
  const table = markdownTable(
    columns.map(({ label, type }) => ({ label, isNumber: isNumeric(type) })),
    rows.map((row) =>
      shown.map(({ name, type, digits }) => formatCell(row[name], type, time, digits)),
    ),
  )
  return `**${plain(words.title)}**\n\n${table}\n\n${plain(words.note)}\n`
}
