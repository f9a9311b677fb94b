import type { StickerRow } from '#shared/rows'
import { useMedia } from '../ui/media'
import classes from './MessageView.module.css'

/** A sticker from disk; by name when it is not there or is a Lottie animation. */
export function Sticker({ sticker, file_id }: { sticker: StickerRow; file_id: number }) {
  const isDrawn = sticker.format !== 'Lottie'
  const { src, onError } = useMedia(isDrawn ? { url: sticker.source_url, file_id } : null)
  if (src) {
    return (
      <img
        className={classes.sticker}
        src={src}
        alt={`Sticker: ${sticker.name}`}
        title={sticker.name}
        loading="lazy"
        onError={onError}
      />
    )
  }
  return <span className={classes.none}>(sticker: {sticker.name})</span>
}
