import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconSearch, IconUserOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { AuthorCard } from '#shared/author-card'
import { operatorText } from '#shared/search-text/print'
import { callQuery } from '../../client'
import { AuthorFiles } from '../../message/AuthorFiles'
import { AuthorHead, RoleChips } from '../../message/AuthorHead'
import { AuthorNames } from '../../message/AuthorNames'
import { AuthorTies } from '../../message/AuthorTies'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { useTimeFormat } from '../../ui/time'
import classes from './Overview.module.css'
import { OverviewView } from './OverviewView'

const route = getRouteApi('/g/$guildId/author')

/** An author of a guild on a page of their own. */
export function AuthorOverview() {
  const { guildId } = route.useParams()
  const { author } = route.useSearch()
  if (!author) return <EmptyState icon={IconUserOff} title={t`The address names no author`} />
  return <OfAuthor key={author} guild_id={guildId} author_id={author} />
}

function OfAuthor({ guild_id, author_id }: { guild_id: string; author_id: string }) {
  const filters = useFilters()
  const subject = useMemo(() => ({ guild_id, author_id }), [guild_id, author_id])
  const { tz } = useTimeFormat()
  const found = useQuery(callQuery('authors.card', { guild_id, author_id, tz }))
  const card = found.data
  if (found.error) {
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  }
  return (
    <OverviewView
      page="author"
      subject={subject}
      filters={filters}
      head={
        <header className={classes.head}>
          <h2 className={classes.title}>{t`Author`}</h2>
          <span className={classes.dates} />
          {card && <Ways card={card} />}
        </header>
      }
      about={
        card && (
          <div className={classes.about}>
            <AuthorHead author={card} card={card} size={72} />
            <RoleChips card={card} />
          </div>
        )
      }
      more={
        card && (
          <div className={classes.ties}>
            <AuthorTies card={card} />
            <AuthorNames card={card} />
          </div>
        )
      }
    />
  )
}

/** What narrows the page, without whose it is. */
function useFilters() {
  const search = route.useSearch()
  return useMemo(() => {
    const { author: _author, ...filters } = search
    return filters
  }, [search])
}

/** The lists there are of what they wrote. */
function Ways({ card }: { card: AuthorCard }) {
  return (
    <>
      <AuthorFiles card={card} />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        renderRoot={(rest) => (
          <Link {...rest} to="/search" search={{ text: operatorText('from', card.author_id) }} />
        )}
      >
        {t`Search`}
      </Button>
    </>
  )
}
