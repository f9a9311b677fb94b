import { i18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import type { Cell, ColumnType } from '#shared/question'
import { dateTag, formatBytes, formatCount } from './format'
import type { TimeFormat } from './time-format'

const upTo = [0, 1, 2, 3].map(
  (maximumFractionDigits) => new Intl.NumberFormat(i18n.locale, { maximumFractionDigits }),
)
const exactly = [0, 1, 2, 3].map(
  (digits) =>
    new Intl.NumberFormat(i18n.locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }),
)
const month = new Intl.DateTimeFormat(dateTag('en-GB'), {
  timeZone: 'UTC',
  month: 'short',
  year: 'numeric',
})
const weekday = new Intl.DateTimeFormat(i18n.locale, { timeZone: 'UTC', weekday: 'long' })
/** From Monday on: the first day of 2024 was one. */
const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => weekday.format(Date.UTC(2024, 0, day)))

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
  if (typeof value === 'boolean') return value ? t`Yes` : t`No`
  if (typeof value === 'number') return formatNumber(value, type, digits)
  if (type === 'time') return time.dateTime(value)
  const isMonth = type === 'month' || (type === 'period' && value.length === 7)
  return isMonth ? month.format(new Date(`${value}-01T00:00:00Z`)) : value
}

function formatNumber(value: number, type: ColumnType, digits: number | undefined): string {
  const decimal = (most: number) =>
    (digits === undefined ? upTo[most] : exactly[digits])?.format(value) ?? String(value)
  switch (type) {
    case 'percent': {
      const share = decimal(1)
      return t`${share} %`
    }
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
