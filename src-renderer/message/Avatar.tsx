import type { CSSProperties } from 'react'
import type { AuthorBrief } from '#shared/rows'
import { initials } from '../ui/initials'
import { useMedia } from '../ui/media'
import { useSettings } from '../ui/settings'
import classes from './Avatar.module.css'

/** An author's picture from disk, else their initials. The name must stand beside it. */
export function Avatar(props: {
  author: Pick<AuthorBrief, 'author_name' | 'user_name' | 'avatar'>
  size: 16 | 24 | 36 | 56 | 72
}) {
  const { author, size } = props
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
  // drawn, not written: the letters would be text of the button around them that its name does not say
  return (
    <span
      className={classes.avatar}
      style={style}
      data-initials={size === 16 ? letters.slice(0, 1) : letters}
      aria-hidden="true"
    />
  )
}
