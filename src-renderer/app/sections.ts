import {
  IconBooks,
  IconHelpCircle,
  IconMessages,
  IconReportAnalytics,
  IconSearch,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type LinkProps, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { callQuery } from '../client'
import { lastChannel, lastGuild } from '../ui/places'

type Section = {
  label: string
  icon: typeof IconBooks
  /** The addresses that belong to the section begin with this. */
  prefix: string
  link: Pick<LinkProps, 'to' | 'params' | 'search'>
}

/** Where a guild opens: at the channel read last, else at its first. */
export function guildLink(guildId: string): Section['link'] {
  const channelId = lastChannel(guildId)
  return channelId
    ? { to: '/g/$guildId/c/$channelId', params: { guildId, channelId } }
    : { to: '/g/$guildId', params: { guildId } }
}

/** The sections of the rail, in order; Alt+1 … Alt+5 open them. Without a guild, Browse is the library. */
export function useSections(): Section[] {
  const { data: guilds } = useQuery(callQuery('guilds.list', {}))
  const last = lastGuild()
  const guild = guilds?.find((one) => one.guild_id === last) ?? guilds?.[0]
  return [
    { label: 'Library', icon: IconBooks, prefix: '/', link: { to: '/' } },
    {
      label: 'Browse',
      icon: IconMessages,
      prefix: '/g/',
      link: guild ? guildLink(guild.guild_id) : { to: '/' },
    },
    { label: 'Search', icon: IconSearch, prefix: '/search', link: { to: '/search' } },
    { label: 'Questions', icon: IconHelpCircle, prefix: '/questions', link: { to: '/questions' } },
    { label: 'Report', icon: IconReportAnalytics, prefix: '/report', link: { to: '/report' } },
  ]
}

/** Alt+1 … Alt+5 open the sections. */
export function useSectionKeys() {
  const sections = useSections()
  const navigate = useNavigate()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return
      const section = /^Digit[1-5]$/.test(event.code) && sections[Number(event.code.slice(5)) - 1]
      if (!section) return
      event.preventDefault()
      void navigate(section.link)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [sections, navigate])
}
