import { t } from '@lingui/core/macro'
import { Button, Skeleton } from '@mantine/core'
import { IconHelpCircle, IconMessages, IconSearch, IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { AuthorBrief } from '#shared/rows'
import type { Scope } from '#shared/scope'
import { operatorText } from '#shared/search-text/print'
import { callQuery } from '../client'
import { ErrorState } from '../ui/ErrorState'
import { formatCount } from '../ui/format'
import { useTimeFormat } from '../ui/time'
import { ActivityBars } from './ActivityBars'
import classes from './AuthorCard.module.css'
import { AuthorHead, RoleChips } from './AuthorHead'

/** So many roles fit. */
const ROLES = 6

/** Who an author is, at a glance: names, roles, how much they wrote and when; the ways to all of it. */
export function AuthorCard(props: {
  author: AuthorBrief
  guild_id: string
  onShow: (scope: Scope) => void
  /** Called when a link leads away from what the card stands on. */
  onLeave: () => void
}) {
  const { author, guild_id, onShow } = props
  const { author_id } = author
  const { tz, day } = useTimeFormat()
  const found = useQuery(callQuery('authors.card', { guild_id, author_id, tz }))
  const card = found.data
  const activity = card?.activity
  return (
    <div className={classes.card}>
      <AuthorHead author={author} card={card} size={56} />
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : !card || !activity ? (
        <div className={classes.loading} aria-hidden="true">
          <Skeleton height={12} width="60%" />
          <Skeleton height={40} />
        </div>
      ) : (
        <>
          <RoleChips card={card} most={ROLES} />
          {activity.messages > 0 && (
            <>
              <p className={classes.line}>
                {activity.first_message_at && day(activity.first_message_at)} –{' '}
                {activity.last_message_at && day(activity.last_message_at)}
              </p>
              <ActivityBars
                activity={activity}
                height={40}
                onOpen={(period) => onShow({ guild_id, author_id, tz, period })}
              />
            </>
          )}
          {activity.messages === 0 && (
            <p
              className={classes.line}
            >{t`The archive holds no message of theirs in this guild.`}</p>
          )}
        </>
      )}
      <div className={classes.actions}>
        <Button
          data-autofocus
          size="xs"
          variant="default"
          leftSection={<IconMessages size={14} aria-hidden="true" />}
          disabled={activity?.messages === 0}
          onClick={() => onShow({ guild_id, author_id })}
        >
          {activity ? t`Messages (${formatCount(activity.messages)})` : t`Messages`}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          onClick={props.onLeave}
          renderRoot={(rest) => (
            <Link {...rest} to="/search" search={{ text: operatorText('from', author_id) }} />
          )}
        >
          {t`Search`}
        </Button>
        <AskLink author_id={author_id} guild_id={guild_id} onClick={props.onLeave} />
        <ProfileLink author_id={author_id} guild_id={guild_id} onClick={props.onLeave} />
      </div>
    </div>
  )
}

/** To the questions that tell of an author. */
export function AskLink(props: { author_id: string; guild_id: string; onClick?: () => void }) {
  const { author_id, guild_id } = props
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconHelpCircle size={14} aria-hidden="true" />}
      onClick={props.onClick}
      renderRoot={(rest) => (
        <Link {...rest} to="/questions" search={{ about: { guild_id, author_id } }} />
      )}
    >
      {t`Ask`}
    </Button>
  )
}

/** Beside a channel of the guild in its panel, elsewhere as a page. */
function ProfileLink(props: { author_id: string; guild_id: string; onClick: () => void }) {
  const { author_id: author, guild_id: guildId } = props
  const here = useParams({ strict: false })
  const icon = <IconUser size={14} aria-hidden="true" />
  const isBeside = here.guildId === guildId && here.channelId !== undefined
  return isBeside ? (
    <Button
      size="xs"
      variant="default"
      leftSection={icon}
      onClick={props.onClick}
      renderRoot={(rest) => (
        <Link
          {...rest}
          to="/g/$guildId/c/$channelId"
          params={{ guildId, channelId: here.channelId ?? '' }}
          search={(old) => ({ ...old, panel: 'author' as const, author })}
        />
      )}
    >
      {t`Whole profile`}
    </Button>
  ) : (
    <Button
      size="xs"
      variant="default"
      leftSection={icon}
      onClick={props.onClick}
      renderRoot={(rest) => (
        <Link {...rest} to="/g/$guildId/author" params={{ guildId }} search={{ author }} />
      )}
    >
      {t`Whole profile`}
    </Button>
  )
}
