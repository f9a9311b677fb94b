import { useNavigate } from '@tanstack/react-router'
import type { SearchMode } from '#shared/search'
import { quotes } from '#shared/search-text/print'

/** As much of a marked text as a search can hold. */
const MOST = 200

/** Goes to the search for a text, which is the whole search in the language of the box. */
export function useSearchFor(): (text: string, mode?: SearchMode) => void {
  const navigate = useNavigate()
  return (text, mode) => void navigate({ to: '/search', search: { text, ...(mode && { mode }) } })
}

/** A search for words that stand somewhere, just so: one word as it is, several as a phrase. */
export function wordsText(marked: string): string {
  const words = marked.replace(/\s+/g, ' ').trim().slice(0, MOST)
  return /^[\p{L}\p{N}]+$/u.test(words) && !/^or$/i.test(words) ? words : quotes(words)
}
