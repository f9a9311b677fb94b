import { useState } from 'react'
import type { ReactionRow } from '#shared/rows'
import { formatCount } from '../ui/format'
import { mediaUrl } from '../ui/media'
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
  const [broken, setBroken] = useState(false)
  const { emoji_key, emoji_name, image_url, file_id, is_custom } = reaction
  if (!is_custom) return emoji_key
  const src = image_url && file_id !== null ? mediaUrl({ url: image_url, file_id }) : null
  if (!src || broken) return `:${emoji_name}:`
  return <img src={src} alt={`:${emoji_name}:`} onError={() => setBroken(true)} />
}
