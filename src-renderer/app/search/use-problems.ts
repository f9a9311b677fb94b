import { useMemo } from 'react'
import type { SearchProblem } from '#shared/search'
import { parseSearch } from '#shared/search-text/parse'
import { judgedSearch } from '../../ui/search-problems'
import { useStore } from '../../ui/store'

/**
 * What in the typed text does not say what it seems to say: all of it once the text was searched for, before that what can
 * be seen without the archive's names.
 */
export function useProblems(text: string): readonly SearchProblem[] {
  const judged = useStore(judgedSearch)
  const seen = useMemo(() => parseSearch(text).problems, [text])
  return judged?.text === text.trimEnd() ? judged.problems : seen
}
