import { Tooltip } from '@mantine/core'
import { IconSettings } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { callQuery } from '../client'
import { withKey } from '../ui/commands'
import { GuildIcon } from '../ui/GuildIcon'
import classes from './Rail.module.css'
import { guildLink, useSections } from './sections'

/** The sections, the guilds, and the settings. */
export function Rail() {
  const { data: guilds = [] } = useQuery(callQuery('guilds.list', {}))
  const sections = useSections()
  const path = useLocation({ select: (location) => location.pathname })
  // the library is the root, and the files are a part of it
  const isHere = (prefix: string) =>
    prefix === '/' ? path === '/' || path === '/files' : path.startsWith(prefix)

  return (
    <nav className={classes.rail} aria-label="Sections" data-pane="rail">
      {sections.map(({ label, icon: Icon, prefix, link, command }) => (
        <Tooltip key={label} label={withKey(label, command)} position="right">
          <Link
            {...link}
            className={classes.item}
            data-here={isHere(prefix) || undefined}
            aria-current={isHere(prefix) ? 'page' : undefined}
          >
            <Icon size={20} stroke={1.7} aria-hidden="true" />
            {label}
          </Link>
        </Tooltip>
      ))}
      <div className={classes.guilds}>
        {guilds.map((guild) => (
          <Tooltip key={guild.guild_id} label={guild.guild_name} position="right">
            <Link
              {...guildLink(guild.guild_id)}
              className={classes.guild}
              data-here={isHere(`/g/${guild.guild_id}`) || undefined}
              aria-label={guild.guild_name}
            >
              <GuildIcon guild={guild} size={40} />
            </Link>
          </Tooltip>
        ))}
      </div>
      <Link
        to="/settings"
        className={classes.item}
        data-here={isHere('/settings') || undefined}
        aria-current={isHere('/settings') ? 'page' : undefined}
      >
        <IconSettings size={20} stroke={1.7} aria-hidden="true" />
        Settings
      </Link>
    </nav>
  )
}
