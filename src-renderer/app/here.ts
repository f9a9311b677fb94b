import { t } from '@lingui/core/macro'
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
  '/': t`Library`,
  '/files': t`Export files`,
  '/entities': t`Entities`,
  '/archive': t`About this archive`,
  '/questions': t`Questions`,
  '/report': t`Audit report`,
  '/dashboards': t`Dashboards`,
  '/settings': t`Settings`,
}

const GUILD_PAGES: Record<string, string> = {
  author: t`Author`,
  media: t`Media`,
  links: t`Links`,
  pinned: t`Pinned messages`,
}

/** The name of a page of a guild that shows one author's part. */
function pageOf(kind: string, name: string): string {
  if (kind === 'media') return t`Media of ${name}`
  if (kind === 'links') return t`Links of ${name}`
  if (kind === 'pinned') return t`Pinned messages of ${name}`
  return name
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
    if (author === undefined) return { title: GUILD_PAGES[kind] ?? '', context: guild }
    if (!written) return null
    return { title: pageOf(kind, nameOf(written, names)), context: guild }
  }
  if (inGuild) {
    const guild = guilds?.find((one) => one.guild_id === id)?.guild_name
    const channel = channels?.find((one) => one.channel_id === channelId)?.channel_name
    if (channelId) return channel ? { title: channel, context: guild ?? null } : null
    return guild ? { title: guild, context: null } : null
  }
  if (section === 'search') {
    return { title: text === '' ? t`Search` : t`Search: ${text}`, context: null }
  }
  if (section === 'questions' && id !== '') {
    const title = questions?.find((one) => one.id === id)?.title
    return title ? { title, context: t`Questions` } : null
  }
  if (section === 'dashboards' && id !== '') {
    const name = dashboards?.find((one) => one.dashboard_id === Number(id))?.name
    return name ? { title: name, context: t`Dashboards` } : null
  }
  if (section === 'entities' && id !== '') {
    return entity ? { title: entity.name, context: t`Entities` } : null
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
