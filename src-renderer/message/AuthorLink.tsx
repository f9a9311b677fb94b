import type { AuthorBrief } from '#shared/rows'
import { AuthorName } from './AuthorName'
import classes from './AuthorName.module.css'
import { useShowMessages } from './show-messages'

/** An author's name that opens what they wrote in the guild. */
export function AuthorLink({ author, guild_id }: { author: AuthorBrief; guild_id: string }) {
  const show = useShowMessages()
  return (
    <button
      type="button"
      className={classes.link}
      title="Show the messages of this author"
      onClick={() => show({ guild_id, author_id: author.author_id })}
    >
      <AuthorName author={author} />
    </button>
  )
}
