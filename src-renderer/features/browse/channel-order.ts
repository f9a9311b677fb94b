import { i18n } from '@lingui/core'
import type { ChannelRow } from '#shared/rows'
import { compareIds } from '#shared/snowflake'

/** The orders of the channel list. Exports do not hold Discord's own order; `age` is by when a channel was made. */
export const SIDE_SORTS = ['name', 'age', 'activity', 'messages'] as const
export type SideSort = (typeof SIDE_SORTS)[number]

const collator = new Intl.Collator(i18n.locale, { numeric: true })

/** What a channel is ordered by: of a parent, all that is below it. */
export type Weight = { id: string; name: string; last: string; messages: number }

/** The weight of a channel alone. */
export function weightOf(channel: ChannelRow): Weight {
  return {
    id: channel.channel_id,
    name: channel.channel_name,
    last: channel.last_message_at ?? '',
    messages: channel.messages,
  }
}

/** The weight of a place with others in it. */
export function weightWith(own: Weight, inside: Iterable<Weight>): Weight {
  let { last, messages } = own
  for (const each of inside) {
    if (each.last > last) last = each.last
    messages += each.messages
  }
  return { ...own, last, messages }
}

/** Compares two places in an order: names and ages rise, activity and messages fall; equal ones stand by name. */
export function comparing(sort: SideSort): (a: Weight, b: Weight) => number {
  const byName = (a: Weight, b: Weight) =>
    collator.compare(a.name, b.name) || compareIds(a.id, b.id)
  switch (sort) {
    case 'name':
      return byName
    case 'age':
      return (a, b) => compareIds(a.id, b.id)
    case 'activity':
      return (a, b) => (a.last === b.last ? byName(a, b) : a.last < b.last ? 1 : -1)
    case 'messages':
      return (a, b) => b.messages - a.messages || byName(a, b)
  }
}

/** Threads stand newest activity first, except in the order by messages: their names and ages tell little. */
export function comparingThreads(sort: SideSort): (a: ChannelRow, b: ChannelRow) => number {
  const compare = comparing(sort === 'messages' ? 'messages' : 'activity')
  return (a, b) => compare(weightOf(a), weightOf(b))
}
