import { t } from '@lingui/core/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import type { AuthorCard } from '#shared/author-card'
import type { AuthorBrief } from '#shared/rows'
import { splitAuthorKey } from '#shared/snowflake'
import { copyId } from '../ui/copy-link'
import classes from './AuthorCard.module.css'
import { AuthorName } from './AuthorName'
import { Avatar } from './Avatar'
import { nameColor } from './contrast'

/** Picture, names and id of an author; what is not known yet is left out. */
export function AuthorHead(props: {
  author: AuthorBrief
  card: AuthorCard | undefined
  size: 56 | 72
}) {
  const { author, card, size } = props
  const { author_id, webhook_name } = splitAuthorKey(author.author_id)
  const tag = card?.discriminator ? `#${card.discriminator}` : ''
  return (
    <div className={classes.head}>
      <Avatar author={card ?? author} size={size} />
      <div className={classes.names}>
        <div className={classes.name}>
          <AuthorName author={card ?? author} />
        </div>
        <div className={classes.user}>
          {webhook_name === '' ? (
            <bdi>
              {author.user_name}
              {tag}
            </bdi>
          ) : (
            t`One of the names of a webhook`
          )}
        </div>
        <div className={classes.id}>
          <span>{author_id}</span>
          <Tooltip label={t`Copy the id`}>
            <ActionIcon
              size="xs"
              aria-label={t`Copy the id`}
              onClick={() => void copyId(author_id)}
            >
              <IconCopy size={12} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
    </div>
  )
}

/** An author's roles in their colours, the highest first, or why there are none. */
export function RoleChips({ card, most = 100 }: { card: AuthorCard; most?: number }) {
  if (card.is_webhook) return null
  if (card.roles.length === 0) {
    return (
      <p className={classes.line}>
        {card.roles_known ? t`No roles` : t`Roles unknown: their exports do not tell roles`}
      </p>
    )
  }
  const rest = card.roles.slice(most)
  return (
    <ul className={classes.roles} aria-label={t`Roles`}>
      {card.roles.slice(0, most).map((role) => (
        <li key={role.role_id} className={classes.role}>
          <span
            className={classes.dot}
            style={{ '--role-color': nameColor(role.color) } as CSSProperties}
          />
          <bdi>{role.role_name}</bdi>
        </li>
      ))}
      {rest.length > 0 && (
        <li className={classes.role} title={rest.map((role) => role.role_name).join(', ')}>
          +{rest.length}
        </li>
      )}
    </ul>
  )
}
