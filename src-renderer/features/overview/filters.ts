import type { OverviewScope } from '#shared/overview'
import { addDays } from '#shared/search-text/dates'
import type { OverviewParams } from './search-params'

/** What an overview is of: a guild, a channel of it or an author in it. */
export type Subject = Pick<OverviewScope, 'guild_id' | 'channel_id' | 'author_id'>

/** What narrows an overview, as the address has it. */
export type Filters = Omit<OverviewParams, 'curve'>

/** A filter as the reader sees it: one chip, taken away as a whole. */
const FILTERS = {
  time: ['from', 'to'],
  week: ['weekday', 'hour'],
  channel: ['channel_id'],
  author: ['author_id'],
  role: ['role_id'],
  emoji: ['emoji'],
  domain: ['domain'],
} as const satisfies Record<string, readonly (keyof Filters)[]>
export type FilterName = keyof typeof FILTERS

const NAMES = Object.keys(FILTERS) as FilterName[]

/** The filters that are set, in the order of the chips. What the overview is of is none. */
export function namesOf(filters: Filters, subject: Subject): FilterName[] {
  return NAMES.filter((name) => {
    if (name === 'channel' && subject.channel_id !== undefined) return false
    if (name === 'author' && subject.author_id !== undefined) return false
    return FILTERS[name].some((field) => filters[field] !== undefined)
  })
}

/** A change that takes filters away: written into the address, their fields are gone. */
export function withoutFilters(names: readonly FilterName[]): Filters {
  const fields = names.flatMap((name) => [...FILTERS[name]])
  return Object.fromEntries(fields.map((field) => [field, undefined]))
}

/**
 * The change that a click on a mark makes: its filter takes the place of the one before, and goes when it was set just
 * so.
 */
export function toggleFilter(filters: Filters, name: FilterName, wanted: Filters): Filters {
  const none = withoutFilters([name])
  return isSet(filters, name, wanted) ? none : { ...none, ...wanted }
}

/** True when a filter is set just so. */
export function isSet(filters: Filters, name: FilterName, wanted: Filters): boolean {
  return FILTERS[name].every((field) => filters[field] === wanted[field])
}

/** The messages that an overview is of; what it is of stands above what the address narrows it to. */
export function scopeOf(subject: Subject, filters: Filters, tz: string): OverviewScope {
  const all = { ...filters, ...subject, tz }
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as OverviewScope
}

/** The days until the last one with a message. */
export function lastDays(count: number, last: string): Filters {
  return { from: addDays(last, 1 - count), to: addDays(last, 1) }
}
