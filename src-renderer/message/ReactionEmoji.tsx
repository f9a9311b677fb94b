import type { ReactionRow } from '#shared/rows'
import { Emoji } from '../ui/Emoji'
import { useMedia } from '../ui/media'
import { StillImage } from './StillImage'

/** The emoji of a reaction: a custom one from disk, else by name; a Unicode one from the bundled set. */
export function ReactionEmoji({ reaction }: { reaction: ReactionRow }) {
  const { emoji_key, emoji_name, image_url, file_id, is_custom } = reaction
  const isKnown = is_custom && image_url !== null && file_id !== null
  const { src, onError } = useMedia(isKnown ? { url: image_url, file_id } : null)
  if (!is_custom) return <Emoji emoji={emoji_key} />
  const name = `:${emoji_name}:`
  if (!src) return <bdi>{name}</bdi>
  return (
    <StillImage
      className={undefined}
      src={src}
      alt={name}
      title={name}
      isAnimated
      onError={onError}
    />
  )
}
