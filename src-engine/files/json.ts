import type { TableRow, TableShape } from './table'

/** The row with the table's columns only, in their order; an absent cell is null. */
function pick(columns: readonly string[], row: TableRow): TableRow {
  return Object.fromEntries(columns.map((name) => [name, row[name] ?? null]))
}

/** One JSON array with an object a row and a row a line; ids are strings, absent values null. */
export const jsonFormat: TableShape = {
  head: () => '[',
  rows: (columns, rows, isFirst) =>
    rows
      .map(
        (row, index) =>
          `${isFirst && index === 0 ? '' : ','}\n${JSON.stringify(pick(columns, row))}`,
      )
      .join(''),
  foot: (isEmpty) => (isEmpty ? ']\n' : '\n]\n'),
}
