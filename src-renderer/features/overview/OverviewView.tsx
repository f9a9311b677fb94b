import { t } from '@lingui/core/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { OverviewQuery } from '#shared/overview'
import { callQuery } from '../../client'
import { ErrorState } from '../../ui/ErrorState'
import { Late } from '../../ui/Late'
import { ReadingState } from '../../ui/ReadingState'
import { Curve } from './Curve'
import { FilterBar } from './FilterBar'
import type { Subject } from './filters'
import { List, type ListName, TalkedAbout, useLong } from './Lists'
import classes from './Overview.module.css'
import { OverviewSkeleton } from './OverviewSkeleton'
import { LONG, SHORT } from './Ranking'
import type { OverviewParams } from './search-params'
import { Totals } from './Totals'
import { useView } from './use-view'
import { Week } from './Week'

type Props = {
  page: NonNullable<OverviewQuery['page']>
  /** The same object as long as it means the same. */
  subject: Subject
  filters: OverviewParams
  /** The line above all: what it is of. */
  head: ReactNode
  /** More of it, above the charts. */
  about?: ReactNode
  /** More of it, below. */
  more?: ReactNode
}

/** The lists of a page; one of what the page is about itself would say nothing. */
const SHOWN: Record<Props['page'], readonly ListName[]> = {
  guild: ['channels', 'authors', 'newcomers', 'roles', 'emojis', 'domains'],
  channel: ['authors', 'newcomers', 'roles', 'emojis', 'domains'],
  author: ['channels', 'emojis', 'domains'],
}

/**
 * The overview of a guild, a channel or an author. Each of its marks narrows all the others; what narrows is in the
 * address. What was there stays until the next answer has come: nothing flickers, nothing jumps.
 */
export function OverviewView({ page, subject, filters, head, about, more }: Props) {
  const view = useView(subject, filters)
  const long = useLong()
  const top = long.isAny ? LONG : SHORT
  const found = useQuery({
    ...callQuery('overview.get', { scope: view.scope, page, top }),
    placeholderData: keepPreviousData,
  })
  const { data: guilds } = useQuery(callQuery('guilds.list', {}))
  const guild = guilds?.find((one) => one.guild_id === subject.guild_id)
  const overview = found.data
  // direct messages know no roles
  const lists = SHOWN[page].filter((list) => list !== 'roles' || subject.guild_id !== '0')
  return (
    <div className={classes.page}>
      {head}
      <FilterBar view={view} overview={overview} last_message_at={guild?.last_message_at ?? null} />
      {found.isPlaceholderData && (
        <Late>
          <div className={classes.pending} role="progressbar" aria-label={t`Counting`} />
        </Late>
      )}
      <div className={classes.scroll} aria-busy={!overview && !found.error}>
        <div className={classes.column}>
          {about}
          {found.error ? (
            <ErrorState error={found.error} onRetry={() => void found.refetch()} />
          ) : !overview ? (
            <Late>
              <OverviewSkeleton view={view} lists={lists} />
            </Late>
          ) : (
            <div className={classes.parts}>
              <div className={classes.wide}>
                <Totals view={view} overview={overview} />
                {overview.totals.messages === 0 && (
                  <p className={classes.nothing}>{t`No message fits all of this.`}</p>
                )}
              </div>
              <Curve view={view} overview={overview} />
              <Week view={view} overview={overview} />
              {lists.map((list) => (
                <List
                  key={list}
                  view={view}
                  overview={overview}
                  list={list}
                  {...long.props(list)}
                />
              ))}
              <TalkedAbout view={view} overview={overview} longOf={long.props} />
            </div>
          )}
          <div className={classes.reading}>
            <ReadingState kind="language" what="names_and_words" />
          </div>
          {more}
        </div>
      </div>
    </div>
  )
}
