import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { callQuery } from '../client'
import { nameOf } from '../ui/names'
import { useSettings } from '../ui/settings'
import { useTimeFormat } from '../ui/time'
import { rememberRecent } from './recent-places'
import { nameVisit } from './visits'

/** What the place is that the window shows: its name, and what it belongs to. */
export type Here = { title: string; context: string | null }

const NAMES: Record<string, string> = {
  '/': 'Library',
  '/files': 'Export files',
  '/entities': 'Entities',
  '/archive': 'About this archive',
  '/questions': 'Questions',
  '/report': 'Audit report',
  '/dashboards': 'Dashboards',
  '/settings': 'Settings',
}

const GUILD_PAGES: Record<string, string> = {
  author: 'Author',
  media: 'Media',
  links: 'Links',
  pinned: 'Pinned messages',
}

/** The name of the place that the window shows; null until it is known. */
export function useHere(): Here | null {
  const path = useLocation({ select: ({ pathname }) => pathname })
  const text = useLocation({ select: ({ search }) => search.text ?? '' })
  const author = useLocation({ select: ({ search }) => search.author })
  const guild_id = useLocation({ select: ({ search }) => search.guild_id })
  const { names } = useSettings()
  const { tz } = useTimeFormat()
  const [, section, id = '', kind = '', channelId] = path.split('/')
  const inGuild = section === 'g'
  const { data: guilds } = useQuery(callQuery('guilds.list', {}))
  const { data: channels } = useQuery({
    ...callQuery('channels.list', { guild_id: inGuild ? id : '0' }),
    enabled: inGuild,
  })
  const { data: written } = useQuery({
    ...callQuery('authors.get', { guild_id: inGuild ? id : '0', author_id: author ?? '0' }),
    enabled: inGuild && kind !== 'c' && author !== undefined,
  })
  const { data: questions } = useQuery({
    ...callQuery('questions.list', {}),
    enabled: section === 'questions' && id !== '',
  })
  const { data: dashboards } = useQuery({
    ...callQuery('dashboards.list', {}),
    enabled: section === 'dashboards' && id !== '',
  })
  const { data: entity } = useQuery({
    // as its page asks, so that it is asked once
    ...callQuery('entities.get', { entity_id: Number(id), tz, ...(guild_id && { guild_id }) }),
    enabled: section === 'entities' && id !== '',
  })

  if (inGuild && kind in GUILD_PAGES) {
    const guild = guilds?.find((one) => one.guild_id === id)?.guild_name ?? null
    const page = GUILD_PAGES[kind] ?? ''
    if (author === undefined) return { title: page, context: guild }
    if (!written) return null
    const name = nameOf(written, names)
    return { title: kind === 'author' ? name : `${page} of ${name}`, context: guild }
  }
  if (inGuild) {
    const guild = guilds?.find((one) => one.guild_id === id)?.guild_name
    const channel = channels?.find((one) => one.channel_id === channelId)?.channel_name
    if (channelId) return channel ? { title: channel, context: guild ?? null } : null
    return guild ? { title: guild, context: null } : null
  }
  if (section === 'search') {
    return { title: text === '' ? 'Search' : `Search: ${text}`, context: null }
  }
  if (section === 'questions' && id !== '') {
    const title = questions?.find((one) => one.id === id)?.title
    return title ? { title, context: 'Questions' } : null
  }
  if (section === 'dashboards' && id !== '') {
    const name = dashboards?.find((one) => one.dashboard_id === Number(id))?.name
    return name ? { title: name, context: 'Dashboards' } : null
  }
  if (section === 'entities' && id !== '') {
    return entity ? { title: entity.name, context: 'Entities' } : null
  }
  const title = NAMES[path]
  return title ? { title, context: null } : null
}

/** Names the window and the visit after the place, and keeps the place for the palette. */
export function useNamedPlace() {
  const here = useHere()
  const address = useLocation({ select: ({ href }) => href })
  const { title, context } = here ?? { title: null, context: null }
  useEffect(() => {
    const names = [title, context, 'Discord Binding'].filter((name) => name !== null)
    document.title = names.join(' · ')
    if (title === null) return
    nameVisit(address, context === null ? title : `${title} · ${context}`)
    rememberRecent({ address, title, context })
  }, [address, title, context])
}
