import { t } from '@lingui/core/macro'
import { Link } from '@tanstack/react-router'
import classes from './Panel.module.css'

const PAGES = {
  links: '/g/$guildId/links',
  media: '/g/$guildId/media',
  pinned: '/g/$guildId/pinned',
} as const

/** The way from a channel's panel to the same of its whole guild. */
export function GuildLink({ guild_id, to }: { guild_id: string; to: keyof typeof PAGES }) {
  return (
    <Link className={classes.whole} to={PAGES[to]} params={{ guildId: guild_id }}>
      {t`Whole guild`}
    </Link>
  )
}
