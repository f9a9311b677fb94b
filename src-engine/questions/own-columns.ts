import { inWords } from '#shared/own-info'
import type { Cell, ColumnInfo, ColumnType, ResultRow } from '#shared/question'
import type { BaseType, UntrustedResult } from '../db/database'
import { knownColumn } from './columns'

/** What a column of a base type may be shown as; the first is what it is shown as when nothing says more. */
const SHOWN_AS: Record<BaseType, readonly [ColumnType, ...ColumnType[]]> = {
  bigint: ['integer', 'id', 'number', 'bytes'],
  integer: ['integer', 'number', 'percent', 'bytes', 'weekday', 'hour'],
  number: ['number', 'integer', 'percent', 'bytes'],
  boolean: ['boolean'],
  time: ['time'],
  day: ['day', 'week'],
  text_list: ['text'],
  text: ['text', 'id', 'month', 'week', 'day', 'period'],
}

/** Columns of a statement of which no row is known: as they were seen before (`seen`), else as their names suggest. */
export function describedColumns(
  { columns, types }: { columns: readonly string[]; types: readonly BaseType[] },
  seen: Readonly<Record<string, ColumnType>> = {},
): ColumnInfo[] {
  return columns.map((name, index) => {
    const base = types[index] ?? 'text'
    const known = knownColumn(name)
    const wished: (ColumnType | undefined)[] = [
      seen[name],
      isIdName(name) ? 'id' : undefined,
      known?.type,
    ]
    const fitting: readonly ColumnType[] = SHOWN_AS[base]
    const type = wished.find((one) => one !== undefined && fitting.includes(one))
    return { name, type: type ?? SHOWN_AS[base][0], label: known?.label ?? inWords(name) }
  })
}

function isIdName(name: string): boolean {
  return name === 'id' || name.endsWith('_id')
}

/** A result with its columns as its values read, and its values as its columns promise. */
export function typedResult({ columns, types, rows }: Omit<UntrustedResult, 'truncated'>): {
  columns: ColumnInfo[]
  rows: ResultRow[]
} {
  const infos = describedColumns({ columns, types }).map((column, index): ColumnInfo => {
    const base = types[index] ?? 'text'
    const cells = rows.map((row) => asType(row[column.name] ?? null, column.type))
    const isFit = cells.every((cell, at) =>
      cell === null
        ? isNothing(rows[at]?.[column.name])
        : column.type !== 'integer' || Number.isInteger(cell),
    )
    if (isFit) return column
    // a number that JavaScript would round is an id
    return { ...column, type: base === 'bigint' ? 'id' : SHOWN_AS[base][0] }
  })
  return { columns: infos, rows: typedRows(infos, rows) }
}

function isNothing(value: Cell | undefined): boolean {
  return value === null || value === undefined
}

/** The rows with every cell as its column promises it; what cannot be that is null. */
export function typedRows(columns: readonly ColumnInfo[], rows: readonly ResultRow[]): ResultRow[] {
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ name, type }) => [name, asType(row[name] ?? null, type)])),
  )
}

const PATTERNS: Partial<Record<ColumnType, RegExp>> = {
  id: /^-?\d+/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  week: /^\d{4}-\d{2}-\d{2}$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
  period: /^\d{4}-\d{2}(-\d{2})?$/,
  time: /^\d{4}-\d{2}-\d{2}T/,
}

/** A cell as a column of the type has it; null when it cannot be that. */
function asType(value: Cell, type: ColumnType): Cell {
  switch (type) {
    case 'integer':
    case 'number':
    case 'percent':
    case 'bytes':
      return numberOf(value)
    case 'weekday':
      return within(numberOf(value), 1, 7)
    case 'hour':
      return within(numberOf(value), 0, 23)
    case 'boolean':
      return typeof value === 'boolean' ? value : null
    case 'text':
      return value
    default:
      return typeof value === 'string' && PATTERNS[type]?.test(value) ? value : null
  }
}

/** A bigint comes as text: it is a number where JavaScript can say it. */
function numberOf(value: Cell): number | null {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return null
  return typeof value === 'string' && !Number.isSafeInteger(number) ? null : number
}

function within(value: number | null, least: number, most: number): number | null {
  const isIn = value !== null && Number.isInteger(value) && value >= least && value <= most
  return isIn ? value : null
}
