import { t } from '@lingui/core/macro'
import {
  IconBooks,
  IconHelpCircle,
  IconLayoutDashboard,
  IconMessages,
  IconReportAnalytics,
  IconSearch,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { LinkProps } from '@tanstack/react-router'
import type { CommandId } from '#shared/commands'
import { callQuery } from '../client'
import { lastChannel, lastGuild, wasAtOverview } from '../ui/places'

type Section = {
  label: string
  icon: typeof IconBooks
  /** The command that opens it. */
  command: CommandId
  /** The addresses that belong to the section begin with this. */
  prefix: string
  link: Pick<LinkProps, 'to' | 'params' | 'search'>
}

/** Where a guild opens: where it was left, at a channel or at its overview; at the overview when it is new. */
export function guildLink(guildId: string): Section['link'] {
  const channelId = wasAtOverview(guildId) ? null : lastChannel(guildId)
  return channelId
    ? { to: '/g/$guildId/c/$channelId', params: { guildId, channelId } }
    : overviewLink(guildId)
}

/** A guild as a whole. */
export function overviewLink(guildId: string): Section['link'] {
  return { to: '/g/$guildId', params: { guildId } }
}

/** The sections of the rail, in order. Without a guild, Browse is the library. */
export function useSections(): Section[] {
  const { data: guilds } = useQuery(callQuery('guilds.list', {}))
  const last = lastGuild()
  const guild = guilds?.find((one) => one.guild_id === last) ?? guilds?.[0]
  return [
    {
      label: t`Library`,
      icon: IconBooks,
      command: 'library',
      prefix: '/',
      link: { to: '/' },
    },
    {
      label: t`Browse`,
      icon: IconMessages,
      command: 'browse',
      prefix: '/g/',
      link: guild ? guildLink(guild.guild_id) : { to: '/' },
    },
    {
      label: t`Search`,
      icon: IconSearch,
      command: 'search_page',
      prefix: '/search',
      link: { to: '/search' },
    },
    {
      label: t`Questions`,
      icon: IconHelpCircle,
      command: 'questions',
      prefix: '/questions',
      link: { to: '/questions' },
    },
    {
      label: t`Report`,
      icon: IconReportAnalytics,
      command: 'report',
      prefix: '/report',
      link: { to: '/report' },
    },
    {
      label: t`Dashboards`,
      icon: IconLayoutDashboard,
      command: 'dashboards',
      prefix: '/dashboards',
      link: { to: '/dashboards' },
    },
  ]
}
