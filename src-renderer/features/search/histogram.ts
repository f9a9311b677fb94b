import { i18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import type { SearchFacets } from '#shared/search'
import { addDays } from '#shared/search-text/dates'

type Histogram = SearchFacets['histogram']
export type Unit = Histogram['unit']
export type Bar = Histogram['bars'][number]

/** The first day of a bar, `2025-03-01`. */
export function firstDay(start: string): string {
  return start.length === 7 ? `${start}-01` : start
}

/** The last day of a bar. */
export function lastDay(unit: Unit, start: string): string {
  if (unit === 'day') return start
  if (unit === 'week') return addDays(start, 6)
  const [year = 0, month = 1] = start.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** What narrows a search to the bars from one to another: `during:2025-03`, `on:2025-03-05`, `during:2025-03-03..2025-03-09`. */
export function periodOperator(unit: Unit, first: string, last: string): string {
  if (first === last && unit === 'day') return `on:${first}`
  const end = unit === 'month' ? last : lastDay(unit, last)
  return first === end ? `during:${first}` : `during:${first}..${end}`
}

/** A place on the axis: the bar it stands at, and what it says. */
export type Tick = { index: number; text: string }

const monthName = new Intl.DateTimeFormat(i18n.locale, { month: 'short', timeZone: 'UTC' })
const MONTHS = Array.from({ length: 12 }, (_each, month) => monthName.format(Date.UTC(2000, month)))

/** From so many years on the axis names years alone when months have no room. */
const MANY_YEARS = 3
/** Up to so many bars of a day each the axis names days. */
const FEW_DAYS = 45

/** Where years, months or days begin along the bars, at most `most` of them. */
export function axisTicks(unit: Unit, bars: readonly Bar[], most: number): Tick[] {
  if (unit === 'day' && bars.length <= FEW_DAYS) return thinned(beginnings(bars, 10), most)
  const months = beginnings(bars, 7)
  const years = beginnings(bars, 4)
  const isYears = months.length > most && years.length >= MANY_YEARS
  return thinned(isYears ? years : months, most)
}

/** The bars with which another day (10), month (7) or year (4) begins; the first one always. */
function beginnings(bars: readonly Bar[], length: number): Tick[] {
  return bars.flatMap(({ start }, index) => {
    const before = bars[index - 1]?.start
    if (before?.slice(0, length) === start.slice(0, length)) return []
    return [{ index, text: tickText(start, length, before) }]
  })
}

function tickText(start: string, length: number, before: string | undefined): string {
  const year = start.slice(0, 4)
  const month = MONTHS[Number(start.slice(5, 7)) - 1] ?? ''
  if (length === 4) return year
  if (length === 7) return before?.slice(0, 4) === year ? month : t`${month} ${year}`
  const day = Number(start.slice(8, 10))
  return t`${day} ${month}`
}

function thinned(ticks: readonly Tick[], most: number): Tick[] {
  const every = Math.max(1, Math.ceil(ticks.length / most))
  return ticks.filter((_tick, at) => at % every === 0)
}
