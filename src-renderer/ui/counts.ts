import { plural, t } from '@lingui/core/macro'

// Counts that stand by themselves. Within a sentence the plural is written there: its translation may need the whole of it.

/** `1,204 messages` */
export function countMessages(count: number): string {
  return plural(count, { one: '# message', other: '# messages' })
}

/** The same where there may be none: `no messages` */
export function countMessagesOrNone(count: number): string {
  return count === 0 ? t`no messages` : countMessages(count)
}

/** `3 files` */
export function countFiles(count: number): string {
  return plural(count, { one: '# file', other: '# files' })
}

/** `1 reaction` */
export function countReactions(count: number): string {
  return plural(count, { one: '# reaction', other: '# reactions' })
}

/** `24 channels` */
export function countChannels(count: number): string {
  return plural(count, { one: '# channel', other: '# channels' })
}

/** `1 person`, `5 people` */
export function countPeople(count: number): string {
  return plural(count, { one: '# person', other: '# people' })
}

/** `300 authors` */
export function countAuthors(count: number): string {
  return plural(count, { one: '# author', other: '# authors' })
}
