import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { channelAddress } from '#shared/link'
import type { SearchPage as Page, SearchHit, SearchProblem, SearchQuery } from '#shared/search'
import { runCommand } from '../../ui/commands'
import { rememberSearch } from '../../ui/recent-searches'
import { preferSearch } from '../../ui/search-preference'
import { judgedSearch } from '../../ui/search-problems'
import { useTimeFormat } from '../../ui/time'
import { Results } from './Results'
import { SearchHead } from './SearchHead'
import { useSearchPanes } from './SearchLayout'
import classes from './SearchPage.module.css'
import { StartState } from './StartState'
import { useCount, useFacets, useHits } from './use-hits'
import { useModes } from './use-modes'

/** True when words and meaning were asked for and no message has the words. */
function isOnlyNear(first: Page | undefined): boolean {
  if (first?.mode !== 'hybrid' || first.rows.length === 0) return false
  return first.rows.every(({ why }) =>
    why.every((reason) => reason === 'meaning' || reason === 'conversation'),
  )
}

const NONE: readonly SearchProblem[] = []

/**
 * What a search finds. The text of the address says all that is asked; everything on this page that narrows changes that
 * text, so that the box, the address, the history and the command line say the same.
 */
export function SearchPage() {
  const params = useSearch({ from: '/search' })
  const navigate = useNavigate({ from: '/search' })
  const { history } = useRouter()
  const { tz } = useTimeFormat()
  const { modes, reading } = useModes()
  const { mode, sort } = params
  const query: SearchQuery = {
    text: params.text.trim(),
    tz,
    ...(mode !== undefined && { mode }),
    ...(sort !== undefined && { sort }),
  }

  const hits = useHits(query)
  const isReady = query.text !== '' && hits.first !== undefined && !hits.isStale
  const count = useCount(query, isReady)
  const facets = useFacets(query, isReady)
  const panes = useSearchPanes()

  const problems = hits.isStale ? undefined : hits.first?.problems
  useEffect(() => {
    judgedSearch.set(problems ? { text: query.text, problems } : null)
  }, [query.text, problems])

  const setText = useCallback(
    (text: string) => void navigate({ search: (old) => ({ ...old, text }) }),
    [navigate],
  )
  const open = useCallback(
    ({ guild_id, channel_id, message_id }: SearchHit) => {
      rememberSearch(params.text)
      history.push(channelAddress({ guild_id, channel_id, message_id }), { is_from_search: true })
    },
    [history, params.text],
  )

  if (query.text === '') return <StartState onSearch={setText} />
  return (
    <div ref={panes.ref} className={classes.page}>
      <SearchHead
        query={query}
        count={count}
        isEmpty={hits.first !== undefined && hits.rows.length === 0}
        isOnlyNear={isOnlyNear(hits.first)}
        panes={panes}
        mode={hits.first?.mode ?? mode ?? 'words'}
        modes={modes}
        reading={reading}
        sort={sort ?? 'best'}
        problems={problems ?? NONE}
        didYouMean={hits.isStale ? null : (hits.first?.did_you_mean ?? null)}
        onText={setText}
        onMode={(value) => {
          preferSearch({ mode: value })
          void navigate({ search: (old) => ({ ...old, mode: value }), replace: true })
        }}
        onSort={(value) => {
          preferSearch({ sort: value })
          void navigate({ search: (old) => ({ ...old, sort: value }), replace: true })
        }}
      />
      <Results
        panes={panes}
        query={query}
        hits={hits}
        facets={facets}
        modes={modes}
        onText={setText}
        onMode={(value) => void navigate({ search: (old) => ({ ...old, mode: value }) })}
        onOpen={open}
        onBox={() => runCommand('search')}
      />
    </div>
  )
}
