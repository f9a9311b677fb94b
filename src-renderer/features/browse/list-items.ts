import type { PagePlace } from '#shared/api'
import type { MessageRow } from '#shared/rows'
import { compareIds } from '#shared/snowflake'
import { continues } from '../../message/grouping'
import type { PageWindow } from './page-window'

/** A row of the list. `day` = the divider above a message: the instant it names, null for none. */
export type ListItem =
  | { kind: 'start' | 'end'; key: string }
  | {
      kind: 'message'
      key: string
      message: MessageRow
      day: string | null
      isContinued: boolean
    }

/** The rows of a window: the channel's start and end where they are reached, messages between. */
export function listItems(window: PageWindow, dayKey: (iso: string) => string): ListItem[] {
  const items: ListItem[] = []
  if (!window.has_older) items.push({ kind: 'start', key: 'start' })
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
      isContinued: !isNewDay && continues(before, message),
    })
    before = message
    dayBefore = day
  }
  if (!window.has_newer) items.push({ kind: 'end', key: 'end' })
  return items
}

/** Which row a list that was opened at a place shows, and where in the view; null when it has no rows. */
export function targetOf(
  items: readonly ListItem[],
  place: PagePlace,
): { index: number; align: 'start' | 'center' | 'end' } | null {
  if (items.length === 0) return null
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
