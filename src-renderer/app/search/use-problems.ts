import { useMemo } from 'react'
import type { SearchProblem } from '#shared/search'
import { parseSearch } from '#shared/search-text/parse'

/** What in the typed text does not say what it seems to say. */
export function useProblems(text: string): readonly SearchProblem[] {
  return useMemo(() => parseSearch(text).problems, [text])
}
