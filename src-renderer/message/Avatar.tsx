import type { CSSProperties } from 'react'
import type { AuthorBrief } from '#shared/rows'
import { initials } from '../ui/initials'
import { useMedia } from '../ui/media'
import { useSettings } from '../ui/settings'
import classes from './Avatar.module.css'

/** An author's picture from disk, else their initials. The name must stand beside it. */
export function Avatar({ author, size }: { author: AuthorBrief; size: 16 | 24 | 36 | 56 | 72 }) {
  const { src, onError } = useMedia(author.avatar)
  const { names } = useSettings()
  const letters = initials(names === 'user_name' ? author.user_name : author.author_name)
  const style = { '--avatar-size': `${size}px` } as CSSProperties
  if (src) {
    return (
      <img
        className={classes.avatar}
        style={style}
        src={src}
        alt=""
        loading="lazy"
        onError={onError}
      />
    )
  }
  return (
    <span className={classes.avatar} style={style} aria-hidden="true">
      {size === 16 ? letters.slice(0, 1) : letters}
    </span>
  )
}
