import type { OverviewQuery, OverviewScope } from '#shared/overview'
import type { ScopePeriod } from '#shared/scope'
import { scopeTimeMs } from '../times'
import { DAY_MS } from './calendar'

type Field = keyof OverviewScope

/** The scope without some of its filters; what the page is about stays. */
export function without({ scope, page }: OverviewQuery, ...fields: Field[]): OverviewScope {
  const subject = page === 'guild' ? null : page === 'channel' ? 'channel_id' : 'author_id'
  const left = fields.filter((field) => field !== subject)
  return Object.fromEntries(
    Object.entries(scope).filter(([field]) => !left.includes(field as Field)),
  ) as OverviewScope
}

/** What the page is about, with no filter at all. */
export function subjectOf(query: OverviewQuery): OverviewScope {
  return without(
    query,
    'channel_id',
    'author_id',
    'role_id',
    'from',
    'to',
    'weekday',
    'hour',
    'emoji',
    'domain',
  )
}

/** The scope moved to the time of equal length just before; null when there is none. */
export function timeBefore(scope: OverviewScope): OverviewScope | null {
  const { from, to } = scope
  if (from === undefined || to === undefined) return null
  const isDate = from.length === 10
  if (isDate !== (to.length === 10)) return null
  const start = 2 * scopeTimeMs(from) - scopeTimeMs(to)
  if (start >= scopeTimeMs(from) || start < Date.parse('0001-01-01')) return null
  const before = new Date(start).toISOString()
  return { ...scope, from: isDate ? before.slice(0, 10) : before, to: from }
}

type Unit = ScopePeriod['unit']

/** The periods of a curve from one day to another, both included. */
export function unitOf(query: OverviewQuery, first: string, last: string): Unit {
  if (query.unit) return query.unit
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1
  return days <= 184 ? 'day' : days <= 1096 ? 'week' : 'month'
}
