import type { PagePlace } from '#shared/api'
import type { MessageRow } from '#shared/rows'
import { compareIds } from '#shared/snowflake'
import { continues } from '../../message/grouping'
import type { Gap } from './coverage-gaps'
import type { PageWindow } from './page-window'

/**
 * A row of the list. `day` = the divider above a message: the instant it names, null for none; `gap` = the time before it
 * that no export covers. `older` and `newer` stand for messages that are still to come.
 */
export type ListItem =
  | { kind: 'start' | 'end' | 'older' | 'newer'; key: string }
  | {
      kind: 'message'
      key: string
      message: MessageRow
      day: string | null
      gap: Gap | null
      isContinued: boolean
    }

/** The rows of a window: the channel's start and end where they are reached, messages between. */
export function listItems(
  window: PageWindow,
  dayKey: (iso: string) => string,
  gaps: readonly Gap[] = [],
): ListItem[] {
  const top = window.has_older ? 'older' : 'start'
  const items: ListItem[] = [{ kind: top, key: top }]
  const gapBefore = gapFinder(gaps)
  let before: MessageRow | undefined
  let dayBefore = ''
  for (const message of window.messages) {
    const day = dayKey(message.posted_at)
    const isNewDay = day !== dayBefore
    items.push({
      kind: 'message',
      key: message.message_id,
      message,
      day: isNewDay ? message.posted_at : null,
      gap: before ? gapBefore(before.posted_at, message.posted_at) : null,
      isContinued: !isNewDay && continues(before, message),
    })
    before = message
    dayBefore = day
  }
  const bottom = window.has_newer ? 'newer' : 'end'
  items.push({ kind: bottom, key: bottom })
  return items
}

/** Finds what no export covers after one message and before the next, as one time. */
function gapFinder(gaps: readonly Gap[]): (after: string, before: string) => Gap | null {
  if (gaps.length === 0) return () => null
  // The window has thousands of messages: no gap's time is read more than once.
  const starts = gaps.map((gap) => Date.parse(gap.from))
  return (after, before) => {
    const [from, to] = [Date.parse(after), Date.parse(before)]
    const isOwn = (start: number) => start >= from && start < to
    const [first, last] = [gaps[starts.findIndex(isOwn)], gaps[starts.findLastIndex(isOwn)]]
    return first && last ? { from: first.from, to: last.to } : null
  }
}

/** Which row a list that was opened at a place shows, and where in the view; null when it has no rows. */
export function targetOf(
  items: readonly ListItem[],
  place: PagePlace,
): { index: number; align: 'start' | 'center' | 'end' } | null {
  if (!items.some(({ kind }) => kind === 'message')) {
    return items.length === 0 ? null : { index: items.length - 1, align: 'end' }
  }
  const last = items.length - 1
  const find = (wanted: (message: MessageRow) => boolean) => {
    const index = items.findIndex((item) => item.kind === 'message' && wanted(item.message))
    return index < 0 ? last : index
  }
  switch (place.kind) {
    case 'newest':
      return { index: last, align: 'end' }
    case 'oldest':
      return { index: 0, align: 'start' }
    case 'around':
    case 'before':
    case 'after':
      return {
        index: find((message) => compareIds(message.message_id, place.message_id) >= 0),
        align: place.kind === 'around' ? 'center' : 'start',
      }
    case 'date': {
      const at = Date.parse(place.at)
      return { index: find((message) => Date.parse(message.posted_at) >= at), align: 'start' }
    }
  }
}
