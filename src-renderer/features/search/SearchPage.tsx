import { Text } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { call } from '../../client'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { ExportMenu } from '../../ui/ExportMenu'
import { countOf } from '../../ui/format'
import { HitList } from './HitList'
import classes from './SearchPage.module.css'
import { SavedSearches } from './saved/SavedSearches'
import { SaveSearch } from './saved/SaveSearch'

const PAGE_HITS = 50

/** Hits of the word search, best first; each opens in its conversation. */
export function SearchPage() {
  const params = useSearch({ from: '/search' })
  const text = params.text.trim()
  const hits = useInfiniteQuery({
    queryKey: ['search.messages', params],
    queryFn: ({ pageParam, signal }) =>
      call('search.messages', { ...params, cursor: pageParam, limit: PAGE_HITS }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  const count = useQuery({
    queryKey: ['search.count', params],
    queryFn: ({ signal }) => call('search.count', params, { signal }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => hits.data?.pages.flatMap((page) => page.rows) ?? [], [hits.data])
  const total = count.data?.total ?? rows.length

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{text === '' ? 'Search' : <>Messages with “{text}”</>}</h1>
          <Text size="xs" c="dimmed" aria-live="polite" data-testid="search-total">
            {text !== '' && count.data && countOf(total, 'message')}
          </Text>
        </div>
        <SaveSearch asked={params} />
        <ExportMenu
          source={{ kind: 'search', query: params }}
          name="search-results"
          disabled={total === 0}
        />
      </header>
      {text === '' ? (
        <>
          <EmptyState icon={IconSearch} title="Search everything that was said">
            Type words in the box above. “Quotes” keep words together, OR gives a choice, a minus
            sign leaves a word out.
          </EmptyState>
          <SavedSearches />
        </>
      ) : hits.error ? (
        <ErrorState error={hits.error} onRetry={() => hits.refetch()} />
      ) : hits.data && rows.length === 0 ? (
        <EmptyState icon={IconSearch} title="No message has these words">
          Try fewer words, another spelling, or all guilds and channels.
        </EmptyState>
      ) : (
        <HitList
          rows={rows}
          isStale={hits.isPlaceholderData}
          onEnd={() => {
            if (hits.hasNextPage && !hits.isFetching) void hits.fetchNextPage()
          }}
        />
      )}
    </div>
  )
}
