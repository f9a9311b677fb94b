import { useMemo } from 'react'
import type { SearchSuggestion } from '#shared/search'
import { OPERATORS } from '#shared/search-text/operators'
import { useRecentSearches } from '../../ui/recent-searches'

/** How many searches of before stand above the suggestions. */
const MOST_RECENT = { empty: 5, typed: 2 }

/** An entry of the list under the box. `isFinishing` = it goes on with what the caret stands in, so Tab takes it. */
export type Suggested = Omit<SearchSuggestion, 'kind'> & {
  kind: SearchSuggestion['kind'] | 'recent'
  isFinishing: boolean
}

/** What the word under the caret may become, and searches of before that begin so. */
export function useSuggestions(typed: { text: string; caret: number; isOn: boolean }) {
  const { text, caret, isOn } = typed
  const recent = useRecentSearches()
  const data = useMemo(() => (isOn ? operatorsAt(text, caret) : []), [isOn, text, caret])
  const entries = useMemo(() => {
    const begun = text.trimStart().toLowerCase()
    const most = begun === '' ? MOST_RECENT.empty : MOST_RECENT.typed
    const searches = recent
      .filter((one) => one.toLowerCase().startsWith(begun) && one !== text.trim())
      .slice(0, most)
    const isInWord = caret > 0 && !/\s/.test(text.charAt(caret - 1))
    return [
      ...searches.map(recentEntry),
      ...data.map((one) => ({ ...one, isFinishing: isInWord && one.kind !== 'word' })),
    ]
  }, [data, recent, text, caret])
  return { entries: entries satisfies Suggested[], isFresh: true }
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

/** The operators that the word before the caret may become. */
function operatorsAt(text: string, caret: number): SearchSuggestion[] {
  const [word = ''] = /-?[a-z_]*$/i.exec(text.slice(0, caret)) ?? []
  const start = caret - word.length
  const [, dash = '', name = ''] = /^(-?)(.*)$/.exec(word) ?? []
  if (start > 0 && !/[\s(]/.test(text.charAt(start - 1))) return []
  return OPERATORS.filter((operator) => operator.name.startsWith(name.toLowerCase())).map(
    ({ name: found, what }) => {
      const typed = `${dash}${found}:`
      return {
        kind: 'operator',
        label: typed,
        detail: `Messages ${what}`,
        messages: null,
        icon: null,
        text: text.slice(0, start) + typed + text.slice(caret),
        caret: start + typed.length,
      }
    },
  )
}
