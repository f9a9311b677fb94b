import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import type { SearchCount, SearchFacets, SearchQuery } from '#shared/search'
import { call, callQuery } from '../../client'

const PAGE_HITS = 50

/** The hits of a search, page by page. While a changed search is on its way the hits before it stay, as `isStale`. */
export function useHits(query: SearchQuery) {
  const hits = useInfiniteQuery({
    queryKey: ['search.messages', query],
    queryFn: ({ pageParam, signal }) =>
      call('search.messages', { ...query, cursor: pageParam, limit: PAGE_HITS }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    enabled: query.text !== '',
    placeholderData: keepPreviousData,
  })
  const { data, hasNextPage, isFetching, fetchNextPage } = hits
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const asked = JSON.stringify(query)
  const shown = useRef(asked)
  if (!hits.isPlaceholderData) shown.current = asked
  return {
    rows,
    /** The first page; undefined until any has come. */
    first: data?.pages[0],
    /** Which search the rows are of. */
    shownKey: shown.current,
    isStale: hits.isPlaceholderData,
    error: hits.error,
    retry: () => void hits.refetch(),
    more: () => {
      if (hasNextPage && !isFetching) void fetchNextPage()
    },
  }
}
export type Hits = ReturnType<typeof useHits>

/** The count of a search as a query: each page counts on from the one before, so the last one says it. */
export function countQuery(query: SearchQuery) {
  return infiniteQueryOptions({
    queryKey: ['search.count', query],
    queryFn: ({ pageParam, signal }) =>
      call('search.count', { ...query, next: pageParam }, { signal }),
    initialPageParam: null as string | null,
    // All pages are kept: a count that is asked again begins at the first one.
    getNextPageParam: (page) => page.next,
  })
}

/**
 * How many messages a search finds: counted on while `is_complete` is false. Asked once the hits are there (`isReady`), so
 * that it never stands before them in the queue.
 */
export function useCount(query: SearchQuery, isReady: boolean): SearchCount | undefined {
  const count = useInfiniteQuery({ ...countQuery(query), enabled: isReady })
  const { hasNextPage, isFetching, fetchNextPage, error } = count
  const isGoingOn = isReady && hasNextPage && !isFetching && !error
  useEffect(() => {
    if (isGoingOn) void fetchNextPage()
  }, [isGoingOn, fetchNextPage])
  return count.data?.pages.at(-1)
}

/** What the hits have in common; those of the search before stay until the new ones are there. */
export function useFacets(query: SearchQuery, isReady: boolean): SearchFacets | undefined {
  const facets = useQuery({
    ...callQuery('search.facets', query),
    enabled: isReady,
    placeholderData: keepPreviousData,
  })
  return facets.data
}
