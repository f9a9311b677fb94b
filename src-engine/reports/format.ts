import type { Cell, ColumnType } from '#shared/question'
import type { Fact } from './document'

const INTEGER = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const DECIMAL = new Intl.NumberFormat('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 })
const RATIO = new Intl.NumberFormat('en', { maximumFractionDigits: 3, minimumFractionDigits: 3 })
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** An instant as `2025-03-01 14:30` in the zone; the empty string for null. */
export function formatTime(iso: string, tz: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: tz,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return parts.format(new Date(iso))
}

/** A cell as the printed forms show it; a dash stands for unknown. */
export function formatCell(value: Cell | undefined, type: ColumnType, tz: string): string {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return type === 'time' ? formatTime(value, tz) : value
  switch (type) {
    case 'percent':
      return `${DECIMAL.format(value)} %`
    case 'number':
      return DECIMAL.format(value)
    case 'weekday':
      return WEEKDAYS[value - 1] ?? String(value)
    case 'hour':
      return `${String(value).padStart(2, '0')}:00`
    default:
      return INTEGER.format(value)
  }
}

/** A fact's value as the printed forms show it. */
export function formatFact(fact: Fact, tz: string): string {
  const { value, unit } = fact
  if (value === null) return 'not known'
  if (typeof value === 'string') return unit === 'time' ? formatTime(value, tz) : value
  if (unit === 'percent') return `${DECIMAL.format(value)} %`
  if (unit === 'ratio') return RATIO.format(value)
  return INTEGER.format(value)
}
