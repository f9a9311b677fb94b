import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { SearchFacets, SearchHit, SearchMode, SearchQuery } from '#shared/search'
import { callQuery } from '../../client'
import { ErrorState } from '../../ui/ErrorState'
import { Late } from '../../ui/Late'
import type { Choice } from './ChoiceMenu'
import { Facets } from './Facets'
import { Histogram } from './Histogram'
import { HitList } from './HitList'
import { HitPreview } from './HitPreview'
import { HitSkeleton } from './HitSkeleton'
import { periodOperator } from './histogram'
import { leftList, rememberList } from './left-lists'
import { NoHits } from './NoHits'
import { SearchLayout, type SearchPanes } from './SearchLayout'
import classes from './SearchPage.module.css'
import { stateOf, withExcluded, withPeriod, withToggled } from './text-edits'
import type { Hits } from './use-hits'

/** The conversation follows the selection once it rests this long. */
const REST_MS = 120

type Props = {
  panes: SearchPanes
  query: SearchQuery
  hits: Hits
  facets: SearchFacets | undefined
  modes: readonly Choice<SearchMode>[]
  onText: (text: string) => void
  onMode: (mode: SearchMode) => void
  onOpen: (hit: SearchHit) => void
  /** Goes back to the search box. */
  onBox: () => void
}

/** Below the head: what narrows the search, the hits with their times, the conversation around the selected one. */
export function Results(props: Props) {
  const { panes, query, hits, facets, onText } = props
  const { rows, isStale } = hits
  const visit = useVisit(hits.shownKey)
  const [left] = useStateFor(visit, () => leftList(visit))
  const [selected, setSelected] = useStateFor(visit, () => left?.selected ?? 0)
  const at = Math.min(selected, rows.length - 1)
  const [resting] = useDebouncedValue(rows[at], REST_MS)
  const previewed = rows.includes(resting as SearchHit) ? resting : rows[at]
  const guildNameOf = useGuildNameOf()
  const holder = useRef<HTMLDivElement>(null)

  // Not while rendering: a list is left when the selection is already that of the next one.
  const current = useRef(selected)
  useLayoutEffect(() => {
    current.current = selected
  }, [selected])
  // The hits that were asked for come while one walks through those before: the focus goes on to them.
  const hadFocus = useRef(false)
  const leave = useCallback(
    (list: Omit<NonNullable<typeof left>, 'selected'>) => {
      hadFocus.current = list.hadFocus
      rememberList(visit, { ...list, selected: current.current })
    },
    [visit],
  )
  const focusOn = (selector: string) =>
    holder.current?.querySelector<HTMLElement>(selector)?.focus()

  const isEmpty = hits.first !== undefined && rows.length === 0
  const isExplained = new Set(rows.map(({ why }) => why.join())).size > 1

  return (
    <div ref={holder} className={classes.results}>
      <SearchLayout
        panes={panes}
        facets={
          facets && !isEmpty ? (
            <Facets
              facets={facets}
              stateOf={(operator) => stateOf(query.text, operator)}
              onToggle={(operator) => onText(withToggled(query.text, operator))}
              onExclude={(operator) => onText(withExcluded(query.text, operator))}
            />
          ) : null
        }
        preview={
          panes.hasPreview && previewed && !isEmpty ? (
            <HitPreview
              hit={previewed}
              guildName={guildNameOf(previewed.guild_id)}
              onOpen={props.onOpen}
              onLeave={() => focusOn('[data-hit][data-selected]')}
              onClose={panes.togglePreview}
            />
          ) : null
        }
      >
        {hits.error ? (
          <ErrorState error={hits.error} onRetry={hits.retry} />
        ) : isEmpty ? (
          <NoHits
            query={query}
            didYouMean={hits.first?.did_you_mean ?? null}
            modes={props.modes}
            onText={onText}
            onMode={props.onMode}
          />
        ) : hits.first === undefined ? (
          <Late>
            <HitSkeleton />
          </Late>
        ) : (
          <>
            {facets && facets.histogram.bars.length > 1 && (
              <Histogram
                histogram={facets.histogram}
                isPartial={!facets.is_complete}
                onPeriod={(unit, first, last) =>
                  onText(withPeriod(query.text, periodOperator(unit, first, last)))
                }
              />
            )}
            <HitList
              key={visit}
              rows={rows}
              isStale={isStale}
              selected={at}
              left={left}
              hadFocus={hadFocus}
              guildNameOf={guildNameOf}
              isExplained={isExplained}
              isPreviewed={panes.hasPreview}
              onSelect={setSelected}
              onOpen={props.onOpen}
              onEnd={hits.more}
              onPreview={() => focusOn('[data-preview]')}
              onEscape={props.onBox}
              onLeave={leave}
            />
          </>
        )}
      </SearchLayout>
    </div>
  )
}

/** The visit that shows a result: coming back to its place in the history finds the same one. */
function useVisit(shownKey: string): string {
  const index = useLocation({ select: ({ state }) => state.__TSR_index ?? 0 })
  const [first] = useState(index)
  return `${first} ${shownKey}`
}

/** A state that begins anew for another key. */
function useStateFor<T>(key: string, begin: () => T): [T, (next: T) => void] {
  const [state, setState] = useState(() => ({ key, value: begin() }))
  const current = state.key === key ? state : { key, value: begin() }
  if (current !== state) setState(current)
  const set = useCallback((value: T) => setState({ key, value }), [key])
  return [current.value, set]
}

/** Names a guild where the archive has several; else null. */
function useGuildNameOf(): (guild_id: string) => string | null {
  const { data: guilds = [] } = useQuery(callQuery('guilds.list', {}))
  return (guild_id) =>
    guilds.length < 2 ? null : (guilds.find((one) => one.guild_id === guild_id)?.guild_name ?? null)
}
