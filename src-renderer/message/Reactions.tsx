import type { ReactionRow } from '#shared/rows'
import { Emoji } from '../ui/Emoji'
import { formatCount } from '../ui/format'
import { useMedia } from '../ui/media'
import classes from './Reactions.module.css'

/** The reactions to a message with their counts. */
export function Reactions({ reactions }: { reactions: ReactionRow[] }) {
  if (reactions.length === 0) return null
  return (
    <ul className={classes.reactions} aria-label="Reactions">
      {reactions.map((reaction) => (
        <li
          key={reaction.emoji_key}
          className={classes.reaction}
          title={`:${reaction.emoji_name}: ${formatCount(reaction.count)}`}
        >
          <ReactionEmoji reaction={reaction} />
          <span className={classes.count}>{formatCount(reaction.count)}</span>
        </li>
      ))}
    </ul>
  )
}

function ReactionEmoji({ reaction }: { reaction: ReactionRow }) {
  const { emoji_key, emoji_name, image_url, file_id, is_custom } = reaction
  const isKnown = is_custom && image_url !== null && file_id !== null
  const { src, onError } = useMedia(isKnown ? { url: image_url, file_id } : null)
  if (!is_custom) return <Emoji emoji={emoji_key} />
  if (!src) return `:${emoji_name}:`
  return <img src={src} alt={`:${emoji_name}:`} onError={onError} />
}
