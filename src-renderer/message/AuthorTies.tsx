import { plural, t } from '@lingui/core/macro'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AuthorCard, AuthorTies as Ties } from '#shared/author-card'
import type { Scope } from '#shared/scope'
import { callQuery } from '../client'
import { ErrorState } from '../ui/ErrorState'
import { formatCount } from '../ui/format'
import { AuthorLink } from './AuthorLink'
import classes from './AuthorParts.module.css'
import { AuthorSection } from './AuthorSection'
import { Avatar } from './Avatar'
import { useShowMessages } from './show-messages'

/** With whom an author talks, and what they got and gave in reactions. */
export function AuthorTies({ card }: { card: AuthorCard }) {
  const { guild_id, author_id, activity } = card
  const found = useQuery(callQuery('authors.ties', { guild_id, author_id }))
  const ties = found.data
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  return (
    <>
      <AuthorSection title={t`Replies to`}>
        <People
          ties={ties?.answers}
          guild_id={guild_id}
          none={t`No reply to somebody else whose message the archive holds.`}
          scope={(other) => ({ guild_id, author_id, replies_to_author_id: other })}
        />
      </AuthorSection>
      <AuthorSection title={t`Gets replies from`}>
        <People
          ties={ties?.answered_by}
          guild_id={guild_id}
          none={t`No reply of somebody else to their messages.`}
          scope={(other) => ({ guild_id, author_id: other, replies_to_author_id: author_id })}
        />
      </AuthorSection>
      <AuthorSection title={t`Reactions`}>
        <dl className={classes.facts}>
          <div>
            <dt>{t`Received`}</dt>
            <dd>{formatCount(activity.reactions_received)}</dd>
          </div>
          {!card.is_webhook && (
            <div>
              <dt>{t`Given`}</dt>
              <dd>{ties && givenText(ties)}</dd>
            </div>
          )}
        </dl>
      </AuthorSection>
    </>
  )
}

function givenText({ reactions_given: given }: Ties): string {
  return given === null ? t`Unknown: exports do not say who reacted` : formatCount(given)
}

function People(props: {
  ties: Ties['answers'] | undefined
  guild_id: string
  none: string
  scope: (author_id: string) => Scope
}) {
  const { ties, guild_id, none, scope } = props
  const show = useShowMessages()
  if (!ties) return <Skeleton height={56} />
  if (ties.length === 0) return <p className={classes.note}>{none}</p>
  return (
    <ul className={classes.rows}>
      {ties.map(({ author, messages }) => (
        <li key={author.author_id} className={classes.person}>
          <Avatar author={author} size={24} />
          <span className={classes.rowName}>
            <AuthorLink author={author} guild_id={guild_id} />
          </span>
          <button
            type="button"
            className={classes.count}
            title={t`Show the ${plural(messages, { one: '# reply', other: '# replies' })}`}
            onClick={() => show(scope(author.author_id))}
          >
            {formatCount(messages)}
          </button>
        </li>
      ))}
    </ul>
  )
}
