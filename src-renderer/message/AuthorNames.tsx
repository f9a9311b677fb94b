import { t } from '@lingui/core/macro'
import type { AuthorCard } from '#shared/author-card'
import { useTimeFormat } from '../ui/time'
import classes from './AuthorParts.module.css'
import { AuthorSection } from './AuthorSection'

/** The names that an author went by, the newest first; nothing when there is none. */
export function AuthorNames({ card: { names } }: { card: AuthorCard }) {
  const { day } = useTimeFormat()
  if (names.length === 0) return null
  return (
    <AuthorSection title={t`Names in the exports`}>
      <ul className={classes.names}>
        {names.map(({ kind, name, first_seen_at, last_seen_at }) => (
          <li key={`${kind} ${name}`}>
            <span className={classes.rowName}>
              <bdi>{name}</bdi>
              <span className={classes.kind}>{kind === 'name' ? t`user name` : t`nickname`}</span>
            </span>
            <span className={classes.note}>
              {day(first_seen_at) === day(last_seen_at)
                ? t`seen ${day(first_seen_at)}`
                : `${day(first_seen_at)} – ${day(last_seen_at)}`}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.note}>{t`By the dates of the exports that show them.`}</p>
    </AuthorSection>
  )
}
