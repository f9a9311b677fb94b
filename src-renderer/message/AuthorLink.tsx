import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import type { AuthorBrief } from '#shared/rows'
import { AuthorName } from './AuthorName'
import classes from './AuthorName.module.css'
import { useShowAuthor } from './show-author'
import { useShowMessages } from './show-messages'

/** Whatever stands for an author: opens their card. Looks like text unless `className` says otherwise. */
export function AuthorButton(props: {
  author: AuthorBrief
  guild_id: string
  className?: string | undefined
  /** False where the same author stands beside it for the keyboard already. */
  isTabStop?: boolean
  label?: string | undefined
  children: ReactNode
}) {
  const { author, guild_id, isTabStop = true } = props
  const show = useShowAuthor()
  const showMessages = useShowMessages()
  return (
    <button
      type="button"
      className={props.className ?? classes.link}
      title={t`About this author`}
      aria-haspopup="dialog"
      aria-label={props.label}
      tabIndex={isTabStop ? undefined : -1}
      onClick={({ currentTarget }) =>
        show({ author, guild_id, anchor: currentTarget, showMessages })
      }
    >
      {props.children}
    </button>
  )
}

type Props = {
  author: AuthorBrief
  guild_id: string
  /** What is written instead of the name, and how it looks: for mentions. */
  children?: ReactNode
  className?: string
}

/** An author's name that opens their card. */
export function AuthorLink({ author, guild_id, children, className }: Props) {
  return (
    <AuthorButton
      author={author}
      guild_id={guild_id}
      className={`${classes.link} ${className ?? ''}`}
    >
      {children ?? <AuthorName author={author} />}
    </AuthorButton>
  )
}
