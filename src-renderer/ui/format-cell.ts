import type { Cell, ColumnType } from '#shared/question'
import { formatBytes, formatCount } from './format'
import type { TimeFormat } from './time-format'

const oneDigit = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })
const threeDigits = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 })
const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short', year: 'numeric' })
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A cell of a result as people read it; a dash stands for unknown. */
export function formatCell(value: Cell | undefined, type: ColumnType, time: TimeFormat): string {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return formatNumber(value, type)
  if (type === 'time') return time.dateTime(value)
  const isMonth = type === 'month' || (type === 'period' && value.length === 7)
  return isMonth ? month.format(new Date(`${value}-01T00:00:00Z`)) : value
}

function formatNumber(value: number, type: ColumnType): string {
  switch (type) {
    case 'percent':
      return `${oneDigit.format(value)} %`
    case 'number':
      return threeDigits.format(value)
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
