import { i18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import { Tooltip } from '@mantine/core'
import {
  IconChartBar,
  IconCopy,
  IconFiles,
  IconMessages,
  IconSearch,
  IconTrash,
} from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { guildAddress } from '#shared/link'
import type { GuildRow } from '#shared/rows'
import { callQuery } from '../client'
import { type MenuAction, useContextMenu } from '../ui/ContextMenu'
import { copyLink } from '../ui/copy-link'
import { countMessages } from '../ui/counts'
import { GuildIcon } from '../ui/GuildIcon'
import { useRemove } from '../ui/removal'
import { searchIn } from '../ui/search-in'
import classes from './Rail.module.css'
import { guildLink, overviewLink } from './sections'

const collator = new Intl.Collator(i18n.locale, { numeric: true })

/** Direct messages first, then the guilds by name: a place that stays while the archive grows. */
export function inRailOrder(guilds: readonly GuildRow[]): GuildRow[] {
  return guilds.toSorted(
    (a, b) =>
      Number(b.guild_id === '0') - Number(a.guild_id === '0') ||
      collator.compare(a.guild_name, b.guild_name),
  )
}

/** The guilds as pictures: each leads back to where it was left, the one that is here to its overview. */
export function RailGuilds({ isHere }: { isHere: (prefix: string) => boolean }) {
  const { data: guilds = [] } = useQuery(callQuery('guilds.list', {}))
  const { open, menu } = useContextMenu()
  const actionsOf = useGuildActions()
  return (
    <ul className={classes.guilds} aria-label={t`Guilds`}>
      {inRailOrder(guilds).map((guild) => {
        const is_here = isHere(`/g/${guild.guild_id}/`)
        return (
          <li key={guild.guild_id}>
            <Tooltip
              label={`${guild.guild_name}, ${countMessages(guild.messages)}`}
              position="right"
            >
              <Link
                {...(is_here ? overviewLink : guildLink)(guild.guild_id)}
                className={classes.guild}
                data-here={is_here || undefined}
                data-rail-guild
                aria-label={guild.guild_name}
                aria-current={is_here ? 'true' : undefined}
                onKeyDown={walk}
                onContextMenu={(event) => open(event, guild.guild_name, actionsOf(guild))}
              >
                <GuildIcon guild={guild} size={40} />
              </Link>
            </Tooltip>
          </li>
        )
      })}
      {menu}
    </ul>
  )
}

/** Up and down move the focus to the neighbouring guild. */
function walk(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const all = [...document.querySelectorAll<HTMLElement>('[data-rail-guild]')]
  const at = all.indexOf(document.activeElement as HTMLElement)
  const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
}

function useGuildActions(): (guild: GuildRow) => MenuAction[] {
  const navigate = useNavigate()
  const client = useQueryClient()
  const remove = useRemove()
  return ({ guild_id }) => [
    { label: t`Open`, icon: IconMessages, run: () => void navigate(guildLink(guild_id)) },
    { label: t`Overview`, icon: IconChartBar, run: () => void navigate(overviewLink(guild_id)) },
    {
      label: guild_id === '0' ? t`Search in direct messages` : t`Search in this guild`,
      icon: IconSearch,
      run: () => void searchIn(client, { guild_id, channel_id: null }),
    },
    {
      label: t`Copy link`,
      icon: IconCopy,
      isApart: true,
      run: () => void copyLink(guildAddress(guild_id)),
    },
    {
      label: t`Its export files`,
      icon: IconFiles,
      run: () => void navigate({ to: '/files', search: { guild_id } }),
    },
    {
      label: t`Remove from the archive…`,
      icon: IconTrash,
      tone: 'bad',
      isApart: true,
      run: () => remove({ kind: 'guild', guild_id }),
    },
  ]
}
