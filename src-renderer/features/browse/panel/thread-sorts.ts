import { THREAD_SORTS } from '#shared/panel'

export type ThreadSort = (typeof THREAD_SORTS)[number]

const WORDS: Record<ThreadSort, string> = {
  activity: 'Last activity',
  created: 'Newest',
  messages: 'Most messages',
}

/** The orders of threads and posts in words. */
export const THREAD_SORT_CHOICES = THREAD_SORTS.map((value) => ({ value, label: WORDS[value] }))
