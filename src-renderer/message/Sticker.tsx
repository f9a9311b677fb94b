import { useState } from 'react'
import type { StickerRow } from '#shared/rows'
import { mediaUrl } from '../ui/media'
import classes from './MessageView.module.css'

/** A sticker from disk; by name when it is not there or is a Lottie animation. */
export function Sticker({ sticker, file_id }: { sticker: StickerRow; file_id: number }) {
  const [broken, setBroken] = useState(false)
  const src = sticker.format === 'Lottie' ? null : mediaUrl({ url: sticker.source_url, file_id })
  if (src && !broken) {
    return (
      <img
        className={classes.sticker}
        src={src}
        alt={`Sticker: ${sticker.name}`}
        title={sticker.name}
        loading="lazy"
        onError={() => setBroken(true)}
      />
    )
  }
  return <span className={classes.none}>(sticker: {sticker.name})</span>
}
