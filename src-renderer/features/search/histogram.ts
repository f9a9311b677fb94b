import type { SearchFacets } from '#shared/search'

type Histogram = SearchFacets['histogram']
export type Unit = Histogram['unit']
export type Bar = Histogram['bars'][number]

const DAY_MS = 86_400_000

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The first day of a bar, `2025-03-01`. */
export function firstDay(start: string): string {
  return start.length === 7 ? `${start}-01` : start
}

/** The last day of a bar. */
export function lastDay(unit: Unit, start: string): string {
  if (unit === 'day') return start
  if (unit === 'week') return dayAfter(start, 6)
  const [year = 0, month = 1] = start.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/**
 * What narrows a search to the bars from one to another: `during:2025-03`, `on:2025-03-05`, or
 * `after:2025-03-02 before:2025-03-10`, whose days are not in it themselves.
 */
export function periodOperators(unit: Unit, first: string, last: string): string[] {
  if (first === last && unit !== 'week') return [unit === 'day' ? `on:${first}` : `during:${first}`]
  return [`after:${dayAfter(firstDay(first), -1)}`, `before:${dayAfter(lastDay(unit, last), 1)}`]
}

/** A place on the axis: the bar it stands at, and what it says. */
export type Tick = { index: number; text: string }

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Where years, months or days begin along the bars, at most `most` of them. */
export function axisTicks(unit: Unit, bars: readonly Bar[], most: number): Tick[] {
  const first = bars[0]
  const last = bars.at(-1)
  if (!first || !last || most < 1) return []
  const levels = unit === 'day' && bars.length <= 31 ? [10, 7, 4] : [7, 4]
  for (const [at, length] of levels.entries()) {
    const ticks = beginnings(bars, length)
    const isLast = at === levels.length - 1
    if ((ticks.length <= most && ticks.length > 1) || isLast) return thinned(ticks, most)
  }
  return []
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
  const isNewYear = before?.slice(0, 4) !== year
  if (length === 4) return year
  if (length === 7) return isNewYear ? `${month} ${year}` : month
  return `${Number(start.slice(8, 10))} ${month}`
}

function thinned(ticks: readonly Tick[], most: number): Tick[] {
  const every = Math.max(1, Math.ceil(ticks.length / most))
  return ticks.filter((_tick, at) => at % every === 0)
}
