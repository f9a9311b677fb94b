import { periodOf, periodsBetween } from '#shared/period'
import type { FacetValue, SearchFacets } from '#shared/search'

/** How many messages a day (2025-03-01) or another stretch of time has. */
export type Messages = { start: string; messages: number }

type Histogram = SearchFacets['histogram']

const DAY_MS = 86_400_000
/** The longest span that is drawn by days, and by weeks. */
const MAX_DAYS = 70
const MAX_WEEKS_DAYS = 7 * 110

/** Hits over time from hits a day, in any order: by days, weeks or months as their span asks; gaps have 0. */
export function histogramOf(days: readonly Messages[]): Histogram {
  if (days.length === 0) return { unit: 'day', bars: [] }
  const starts = days.map(({ start }) => start).sort()
  const first = starts[0] ?? ''
  const last = starts.at(-1) ?? ''
  const span = (Date.parse(last) - Date.parse(first)) / DAY_MS
  const unit = span <= MAX_DAYS ? 'day' : span <= MAX_WEEKS_DAYS ? 'week' : 'month'
  const bars = new Map(periodsBetween(unit, first, last).map((start) => [start, 0]))
  for (const { start, messages } of days) {
    const bar = periodOf(unit, start)
    bars.set(bar, (bars.get(bar) ?? 0) + messages)
  }
  return { unit, bars: [...bars].map(([start, messages]) => ({ start, messages })) }
}

/** The months that have hits, newest first. */
export function monthValues(days: readonly Messages[]): FacetValue[] {
  const months = new Map<string, number>()
  for (const { start, messages } of days) {
    const month = periodOf('month', start)
    months.set(month, (months.get(month) ?? 0) + messages)
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([label, messages]) => ({ label, messages, operator: `during:${label}`, icon: null }))
}
