import { IconMessages } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import type { GuildRow } from '#shared/rows'
import classes from './GuildIcon.module.css'
import { initials } from './initials'
import { useMedia } from './media'

/** A guild's picture from disk, else its initials. The name must stand beside it or in a tooltip. */
export function GuildIcon(props: {
  guild: Pick<GuildRow, 'guild_id' | 'guild_name' | 'icon'>
  size: 16 | 24 | 32 | 40 | 48
}) {
  const { src, onError } = useMedia(props.guild.icon)
  const size = { '--icon-size': `${props.size}px` } as CSSProperties
  if (src) {
    return <img className={classes.icon} style={size} src={src} alt="" onError={onError} />
  }
  // what exports call a guild of direct messages is no guild
  if (props.guild.guild_id === '0') {
    return (
      <span className={classes.icon} style={size} aria-hidden="true">
        <IconMessages size={props.size * 0.55} stroke={1.7} />
      </span>
    )
  }
  return (
    <span
      className={classes.icon}
      style={size}
      data-initials={initials(props.guild.guild_name)}
      aria-hidden="true"
    />
  )
}
