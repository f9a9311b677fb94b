import type { ReactNode } from 'react'
import type { AuthorBrief } from '#shared/rows'
import { AuthorName } from './AuthorName'
import classes from './AuthorName.module.css'
import { useShowMessages } from './show-messages'

type Props = {
  author: AuthorBrief
  guild_id: string
  /** What is written instead of the name, and how it looks: for mentions. */
  children?: ReactNode
  className?: string
}

/** An author's name that opens what they wrote in the guild. */
export function AuthorLink({ author, guild_id, children, className }: Props) {
  const show = useShowMessages()
  return (
    <button
      type="button"
      className={`${classes.link} ${className ?? ''}`}
      title="Show the messages of this author"
      onClick={() => show({ guild_id, author_id: author.author_id })}
    >
      {children ?? <AuthorName author={author} />}
    </button>
  )
}
