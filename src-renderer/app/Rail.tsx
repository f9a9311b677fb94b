import { t } from '@lingui/core/macro'
import { Tooltip } from '@mantine/core'
import { IconSettings } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { withKey } from '../ui/commands'
import classes from './Rail.module.css'
import { RailGuilds } from './RailGuilds'
import { useSections } from './sections'

/** What belongs to a section although its address begins otherwise. */
const PARTS: Record<string, readonly string[]> = {
  '/': ['/files', '/archive', '/export-guide'],
  '/search': ['/entities'],
  '/settings': ['/about'],
}

/** The sections, the guilds, and the settings. */
export function Rail() {
  const sections = useSections()
  const path = useLocation({ select: (location) => location.pathname })
  const isHere = (prefix: string) =>
    PARTS[prefix]?.some((part) => path.startsWith(part)) ||
    (prefix === '/' ? path === '/' : `${path}/`.startsWith(prefix))

  return (
    <nav className={classes.rail} aria-label={t`Sections`} data-pane="rail">
      {sections.map(({ label, icon: Icon, prefix, link, command }) => (
        <Tooltip key={command} label={withKey(label, command)} position="right">
          <Link
            {...link}
            className={classes.item}
            data-here={isHere(prefix) || undefined}
            aria-current={isHere(prefix) ? 'page' : undefined}
          >
            <Icon size={20} stroke={1.7} aria-hidden="true" />
            <span className={classes.label}>{label}</span>
          </Link>
        </Tooltip>
      ))}
      <RailGuilds isHere={isHere} />
      <Tooltip label={withKey(t`Settings`, 'settings')} position="right">
        <Link
          to="/settings"
          className={classes.item}
          data-here={isHere('/settings') || undefined}
          aria-current={isHere('/settings') ? 'page' : undefined}
        >
          <IconSettings size={20} stroke={1.7} aria-hidden="true" />
          <span className={classes.label}>{t`Settings`}</span>
        </Link>
      </Tooltip>
    </nav>
  )
}
