import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { SearchMode } from '#shared/search'
import { callQuery } from '../../client'
import type { ValueName } from './describe'
import { searchTitle } from './search-title'

/** An id behind an operator: only for those is the archive asked. */
const ID = /:"?\d{1,19}/

/** What the ids in a text are called. */
export function useValueNames(text: string): ValueName {
  const { data } = useQuery({
    ...callQuery('search.names', { text }),
    enabled: ID.test(text),
  })
  return useMemo(() => {
    const names = new Map(data?.map(({ operator, value, name }) => [`${operator}:${value}`, name]))
    return (operator, value) => names.get(`${operator}:${value}`) ?? null
  }, [data])
}

/** What a search asks, as a sentence; the text itself where it asks nothing. */
export function useDescription(text: string, mode: SearchMode, nameOf: ValueName): string {
  return useMemo(() => searchTitle(text, mode, nameOf), [text, mode, nameOf])
}
