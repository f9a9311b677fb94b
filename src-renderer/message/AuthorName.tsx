import { t } from '@lingui/core/macro'
import type { CSSProperties } from 'react'
import type { AuthorBrief } from '#shared/rows'
import { splitAuthorKey } from '#shared/snowflake'
import { EmojiText } from '../ui/Emoji'
import { secondName } from '../ui/names'
import { useSettings } from '../ui/settings'
import classes from './AuthorName.module.css'
import { nameColor } from './contrast'

/** An author's name in their role's colour, readable in both themes, with what they are when not a person. */
export function AuthorName({ author }: { author: AuthorBrief }) {
  const { names } = useSettings()
  const second = secondName(author, names)
  const is_webhook = splitAuthorKey(author.author_id).webhook_name !== ''
  return (
    <>
      <bdi
        className={classes.name}
        style={{ '--author-color': nameColor(author.color) } as CSSProperties}
      >
        <EmojiText text={names === 'user_name' ? author.user_name : author.author_name} />
      </bdi>
      {second !== null && <bdi className={classes.second}>{second}</bdi>}
      {(is_webhook || author.is_bot) && (
        <span className={classes.badge}>{is_webhook ? t`Webhook` : t`App`}</span>
      )}
    </>
  )
}
