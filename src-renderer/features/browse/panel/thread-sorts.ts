import { t } from '@lingui/core/macro'
import { THREAD_SORTS } from '#shared/panel'

export type ThreadSort = (typeof THREAD_SORTS)[number]

const WORDS: Record<ThreadSort, string> = {
  activity: t`Last activity`,
  created: t`Newest`,
  messages: t`Most messages`,
}

/** The orders of threads and posts in words. */
export const THREAD_SORT_CHOICES = THREAD_SORTS.map((value) => ({ value, label: WORDS[value] }))
