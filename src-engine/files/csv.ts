import { stringify } from 'csv-stringify/sync'
import type { TableShape } from './table'

/** The library quotes only the line break it was given; readers take any for the end of a row. */
const LAYOUT = { record_delimiter: '\r\n', quoted_match: /[\r\n]/ } as const

/** A cell as CSV shows it: null is empty, objects are JSON, everything else as text. */
function cell(value: unknown): string | number {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return value
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

/**
 * RFC 4180 with CRLF, UTF-8 and a header. Text that a spreadsheet would run as a formula (= + - @ tab CR at its
 * start) gets an apostrophe in front; numbers do not.
 */
export const csvFormat: TableShape = {
  head: (columns) => stringify([columns.map(String)], LAYOUT),
  rows: (columns, rows) =>
    stringify(
      rows.map((row) => columns.map((name) => cell(row[name]))),
      { ...LAYOUT, escape_formulas: true },
    ),
  foot: () => '',
}
