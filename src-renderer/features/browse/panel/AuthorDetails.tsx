import { plural, t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { AuthorCard } from '#shared/author-card'
import { callQuery } from '../../../client'
import { ActivityBars } from '../../../message/ActivityBars'
import { AskLink } from '../../../message/AuthorCard'
import { AuthorFiles } from '../../../message/AuthorFiles'
import { AuthorHead, RoleChips } from '../../../message/AuthorHead'
import { AuthorNames } from '../../../message/AuthorNames'
import classes from '../../../message/AuthorParts.module.css'
import { AuthorSection } from '../../../message/AuthorSection'
import { AuthorTies } from '../../../message/AuthorTies'
import { HourGrid } from '../../../message/HourGrid'
import { useShowMessages } from '../../../message/show-messages'
import { ErrorState } from '../../../ui/ErrorState'
import { formatCount } from '../../../ui/format'
import { Late } from '../../../ui/Late'
import { useTimeFormat } from '../../../ui/time'
import { PanelSkeleton } from './PanelFrame'

/** All that the archive knows of an author in a guild; every number opens what it counts. */
export function AuthorDetails({ guild_id, author_id }: { guild_id: string; author_id: string }) {
  const { tz } = useTimeFormat()
  const found = useQuery(callQuery('authors.card', { guild_id, author_id, tz }))
  if (found.error) {
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  }
  if (!found.data) {
    return (
      <Late>
        <PanelSkeleton height={40} />
      </Late>
    )
  }
  return <Details card={found.data} tz={tz} />
}

function Details({ card, tz }: { card: AuthorCard; tz: string }) {
  const show = useShowMessages()
  const { guild_id, author_id, activity } = card
  const own = { guild_id, author_id, tz }
  const count = formatCount(activity.messages)
  return (
    <div className={classes.details}>
      <AuthorHead author={card} card={card} size={72} />
      <RoleChips card={card} />
      <div className={classes.actions}>
        <Button
          size="xs"
          leftSection={<IconMessages size={14} aria-hidden="true" />}
          disabled={activity.messages === 0}
          onClick={() => show({ guild_id, author_id })}
        >
          {t`Messages (${count})`}
        </Button>
        <AuthorFiles card={card} />
        <AskLink author_id={author_id} guild_id={guild_id} />
      </div>
      <Dates card={card} />
      {activity.messages > 0 && (
        <>
          <AuthorSection
            title={activity.unit === 'week' ? t`Messages per week` : t`Messages per month`}
          >
            <ActivityBars
              activity={activity}
              height={64}
              onOpen={(period) => show({ ...own, period })}
            />
          </AuthorSection>
          <AuthorSection title={t`Hours of the week`}>
            <HourGrid
              hours={activity.hours}
              tz={tz}
              onOpen={(place) => show({ ...own, ...place })}
            />
          </AuthorSection>
          <Channels card={card} />
        </>
      )}
      <AuthorTies card={card} />
      <AuthorNames card={card} />
    </div>
  )
}

function Dates({ card: { activity } }: { card: AuthorCard }) {
  const { day, exact } = useTimeFormat()
  const { first_message_at: first, last_message_at: last } = activity
  if (!first || !last) {
    return (
      <p className={classes.note}>{t`The archive holds no message of theirs in this guild.`}</p>
    )
  }
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t`First message`}</dt>
        <dd title={exact(first)}>{day(first)}</dd>
      </div>
      <div>
        <dt>{t`Last message`}</dt>
        <dd title={exact(last)}>{day(last)}</dd>
      </div>
    </dl>
  )
}

function Channels({ card }: { card: AuthorCard }) {
  const show = useShowMessages()
  const { channels, channel_count, messages: all } = card.activity
  const most = channels[0]?.messages ?? 1
  const more = channel_count - channels.length
  return (
    <AuthorSection title={t`Where they post`}>
      <ul className={classes.rows}>
        {channels.map(({ channel_id, channel_name, messages }) => (
          <li key={channel_id}>
            <button
              type="button"
              className={classes.row}
              title={shareWords(messages / all)}
              onClick={() =>
                show({ guild_id: card.guild_id, author_id: card.author_id, channel_id })
              }
            >
              <span className={classes.share} style={{ width: `${(messages / most) * 100}%` }} />
              <bdi className={classes.rowName}>{channel_name}</bdi>
              <span className={classes.rowCount}>{formatCount(messages)}</span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={classes.note}>{plural(more, { other: 'and # more' })}</p>}
    </AuthorSection>
  )
}

function shareWords(share: number): string {
  const percent = (share * 100).toFixed(1)
  return t`${percent} % of their messages; show them`
}
