import { t } from '@lingui/core/macro'
import { addDays } from '#shared/search-text/dates'
import { dateTag } from '../../ui/format'
import type { Filters } from './filters'

const WEEKDAYS = [
  t`Mondays`,
  t`Tuesdays`,
  t`Wednesdays`,
  t`Thursdays`,
  t`Fridays`,
  t`Saturdays`,
  t`Sundays`,
]

const month = new Intl.DateTimeFormat(dateTag('en-GB'), {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** Days in words, `to` exclusive: `2024`, `Mar 2025`, `Mar 2025 – May 2025`, else by the format of days. */
export function spanText(
  from: string | undefined,
  to: string | undefined,
  day: (day: string) => string,
): string {
  const last = to && addDays(to, -1)
  if (!from) return last ? t`until ${day(last)}` : ''
  if (!last) return t`from ${day(from)}`
  if (from > last) return t`no day`
  if (!from.endsWith('-01') || !to.endsWith('-01')) {
    return from === last ? day(from) : `${day(from)} – ${day(last)}`
  }
  const [years, end] = [from.slice(0, 4), last.slice(0, 4)]
  if (from.endsWith('-01-01') && to.endsWith('-01-01')) {
    return years === end ? years : `${years} – ${end}`
  }
  const [first, final] = [monthOf(from), monthOf(last)]
  return first === final ? first : `${first} – ${final}`
}

function monthOf(day: string): string {
  return month.format(new Date(`${day}T00:00:00Z`))
}

/** A weekday, an hour, or the hour of a weekday, in words. */
export function weekText({ weekday, hour }: Pick<Filters, 'weekday' | 'hour'>): string {
  const day = weekday === undefined ? null : (WEEKDAYS[weekday - 1] ?? null)
  const clock = hour === undefined ? null : `${hour}:00 – ${hour + 1}:00`
  return [day, clock].filter((part) => part !== null).join(', ')
}
