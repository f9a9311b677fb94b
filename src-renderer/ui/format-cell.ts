import type { Cell, ColumnType } from '#shared/question'
import { formatBytes, formatCount } from './format'
import type { TimeFormat } from './time-format'

const upTo = [0, 1, 2, 3].map(
  (maximumFractionDigits) => new Intl.NumberFormat('en-US', { maximumFractionDigits }),
)
const exactly = [0, 1, 2, 3].map(
  (digits) =>
    new Intl.NumberFormat('en-US', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }),
)
const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short', year: 'numeric' })
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/**
 * A cell of a result as people read it; a dash stands for unknown. `digits` = the decimals that numbers are written with
 * (`columnDigits`); absent = as many as this one needs.
 */
export function formatCell(
  value: Cell | undefined,
  type: ColumnType,
  time: TimeFormat,
  digits?: number,
): string {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return formatNumber(value, type, digits)
  if (type === 'time') return time.dateTime(value)
  const isMonth = type === 'month' || (type === 'period' && value.length === 7)
  return isMonth ? month.format(new Date(`${value}-01T00:00:00Z`)) : value
}

function formatNumber(value: number, type: ColumnType, digits: number | undefined): string {
  const decimal = (most: number) =>
    (digits === undefined ? upTo[most] : exactly[digits])?.format(value) ?? String(value)
  switch (type) {
    case 'percent':
      return `${decimal(1)} %`
    case 'number':
      return decimal(3)
    case 'bytes':
      return formatBytes(value)
    case 'weekday':
      return weekdays[value - 1] ?? String(value)
    case 'hour':
      return `${String(value).padStart(2, '0')}:00`
    default:
      return formatCount(value)
  }
}
