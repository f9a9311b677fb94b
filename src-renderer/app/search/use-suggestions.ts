import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { SearchSuggestion } from '#shared/search'
import { callQuery } from '../../client'
import { useRecentSearches } from '../../ui/recent-searches'
import { useTimeFormat } from '../../ui/time'

/** How many suggestions are asked for, and how many searches of before stand above them. */
const MOST = 12
const MOST_RECENT = { empty: 5, typed: 2 }

/** A large archive counts its values for some seconds when they are suggested for the first time. */
const RECOUNT_MS = 1000

function isUncounted({ kind, messages }: SearchSuggestion): boolean {
  return messages === null && (kind === 'author' || kind === 'channel' || kind === 'guild')
}

/** An entry of the list under the box. `isFinishing` = it goes on with what the caret stands in, so Tab takes it. */
export type Suggested = Omit<SearchSuggestion, 'kind'> & {
  kind: SearchSuggestion['kind'] | 'recent'
  isFinishing: boolean
}

/** What the word under the caret may become, and searches of before that begin so. */
export function useSuggestions(typed: { text: string; caret: number; isOn: boolean }) {
  const { text, caret, isOn } = typed
  const { tz } = useTimeFormat()
  const recent = useRecentSearches()
  const { data, isPlaceholderData } = useQuery({
    ...callQuery('search.suggest', { text, caret, tz, limit: MOST }),
    enabled: isOn,
    placeholderData: keepPreviousData,
    // Counts of values come a little later than the values.
    staleTime: 0,
    refetchInterval: ({ state }) => (isOn && state.data?.some(isUncounted) ? RECOUNT_MS : false),
    gcTime: 10_000,
  })
  const entries = useMemo(() => {
    const begun = text.trimStart().toLowerCase()
    const most = begun === '' ? MOST_RECENT.empty : MOST_RECENT.typed
    const searches = recent
      .filter((one) => one.toLowerCase().startsWith(begun) && one !== text.trim())
      .slice(0, most)
    const isInWord = caret > 0 && !/\s/.test(text.charAt(caret - 1))
    return [
      ...searches.map(recentEntry),
      ...(data ?? []).map((one) => ({ ...one, isFinishing: isInWord && one.kind !== 'word' })),
    ]
  }, [data, recent, text, caret])
  return { entries: entries satisfies Suggested[], isFresh: !isPlaceholderData }
}

function recentEntry(text: string): Suggested {
  return {
    kind: 'recent',
    label: text,
    detail: '',
    messages: null,
    icon: null,
    text,
    caret: text.length,
    isFinishing: false,
  }
}
