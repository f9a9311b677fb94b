import { plural, t } from '@lingui/core/macro'
import { addDays } from '#shared/search-text/dates'

/** How a number moved: which way, and by how much in words; '' for as many. */
export type Trend = { way: 'up' | 'down' | 'same'; text: string }

/** From so much more on, times are told: percents with four digits say nothing. */
const TIMES = 10

/** How a count moved against the time before; null where there was none in either. */
export function trendOf(now: number, before: number): Trend | null {
  if (now === before) return now === 0 ? null : { way: 'same', text: '' }
  if (before === 0) return { way: 'up', text: t`from 0` }
  const way = now > before ? 'up' : 'down'
  if (now / before >= TIMES) {
    const times = Math.round(now / before)
    return { way, text: plural(times, { one: '# time', other: '# times' }) }
  }
  const percent = (Math.abs(now - before) / before) * 100
  return { way, text: percent < 1 ? t`under 1 %` : t`${Math.round(percent)} %` }
}

const DAY_MS = 86_400_000

/** The first and the last day of the time of equal length before a time; `to` is exclusive. */
export function timeBefore(from: string, to: string): { first: string; last: string } {
  const days = Math.round(
    (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS,
  )
  return { first: addDays(from, -days), last: addDays(from, -1) }
}
