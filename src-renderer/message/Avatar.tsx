import { type CSSProperties, useState } from 'react'
import type { AuthorBrief } from '#shared/rows'
import { initials } from '../ui/initials'
import { mediaUrl } from '../ui/media'
import classes from './Avatar.module.css'

/** An author's picture from disk, else their initials. The name must stand beside it. */
export function Avatar({ author, size }: { author: AuthorBrief; size: 16 | 24 | 36 }) {
  const [broken, setBroken] = useState(false)
  const url = mediaUrl(author.avatar)
  const style = { '--avatar-size': `${size}px` } as CSSProperties
  if (url && !broken) {
    return (
      <img
        className={classes.avatar}
        style={style}
        src={url}
        alt=""
        loading="lazy"
        onError={() => setBroken(true)}
      />
    )
  }
  return (
    <span className={classes.avatar} style={style} aria-hidden="true">
      {size === 16 ? initials(author.author_name).slice(0, 1) : initials(author.author_name)}
    </span>
  )
}
