import { t } from '@lingui/core/macro'
import { type CommandId, commandOf } from '#shared/commands'
import { fold } from '#shared/fold'
import { channelAddress, channelOf, guildAddress, parseLink } from '#shared/link'
import type { QuestionInfo } from '#shared/question'
import type { AuthorBrief, AuthorSuggestion, GuildRow, PlaceName } from '#shared/rows'
import type { SavedSearch } from '#shared/saved-search'
import { sharedText } from '../../ui/shared-text'
import { isPage, type RecentPlace } from '../recent-places'
import { stringifySearch } from '../search-params'
import type { Folded } from './score'

/** What choosing an entry does. */
export type Target = { kind: 'address'; address: string } | { kind: 'command'; id: CommandId }

/** The kinds that a sign before the words keeps to. */
export type EntryKind = 'channel' | 'author' | 'question' | 'action' | 'other'

/** Something that the palette finds. */
export type Entry = {
  key: string
  kind: EntryKind
  /** How it reads. */
  name: string
  /** What it belongs to; null = nothing. */
  context: string | null
  folded: Folded
  /** Among entries that fit equally well, the smaller comes first. */
  order: number
  target: Target
  /** Whose kind is drawn. */
  place?: PlaceName
  /** Whose picture is drawn. */
  author?: AuthorBrief
}

/** The address of a guild, with or without a search behind it. */
const GUILD = /^\/g\/[^/?]+(\?|$)/
const ORDER = { channel: 0, guild: 1, author: 2, question: 3, action: 4, thread: 5 }

/** A guild as an entry. */
export function guildEntry({ guild_id, guild_name }: GuildRow): Entry {
  const address = guildAddress(guild_id)
  return {
    key: address,
    kind: 'other',
    name: guild_name,
    context: t`Guild`,
    folded: { name: fold(guild_name), context: '' },
    order: ORDER.guild,
    target: { kind: 'address', address },
  }
}

/** A channel, thread or post as an entry. `guildName` is left out where the archive has one guild only. */
export function placeEntry(place: PlaceName, guildName: string | null): Entry {
  const { guild_id, channel_id, channel_name, is_thread, parent_name } = place
  const around = [parent_name, guildName].filter((name) => name !== null)
  const address = channelAddress({ guild_id, channel_id, message_id: null })
  return {
    key: address,
    kind: 'channel',
    name: channel_name,
    context: around.join(' · ') || null,
    folded: { name: fold(channel_name), context: fold(around.join(' ')) },
    order: is_thread ? ORDER.thread : ORDER.channel,
    target: { kind: 'address', address },
    place,
  }
}

/** A question as an entry. */
export function questionEntry({ id, title }: QuestionInfo): Entry {
  const address = `/questions/${id}`
  return {
    key: address,
    kind: 'question',
    name: title,
    context: t`Question`,
    folded: { name: fold(title), context: fold(t`Question`) },
    order: ORDER.question,
    target: { kind: 'address', address },
  }
}

/** A command as an entry; its other words find it, too. */
export function commandEntry(id: CommandId): Entry {
  const { label, words = '' } = commandOf(id)
  const name = sharedText(label)
  return {
    key: `command ${id}`,
    kind: 'action',
    name,
    context: null,
    folded: { name: fold(`${name} ${words}`), context: '' },
    order: ORDER.action,
    target: { kind: 'command', id },
  }
}

/** An author that the engine found; the name that it found them by stands beside when it is another. */
export function authorEntry(
  author: AuthorSuggestion,
  name: string,
  guildName: string | null,
): Entry {
  const { author_id, author_name, user_name, found_name, guild_id } = author
  const address = `${guildAddress(guild_id)}/author?${new URLSearchParams({ author: author_id })}`
  const isPast = found_name !== author_name && found_name !== user_name
  const other = name.includes(found_name) ? null : isPast ? t`formerly ${found_name}` : found_name
  return {
    key: address,
    kind: 'author',
    name,
    context: [other, guildName].filter((part) => part !== null).join(' · ') || null,
    folded: { name: fold(found_name), context: fold(guildName ?? '') },
    order: ORDER.author,
    target: { kind: 'address', address },
    author,
  }
}

/** A search of messages for what was typed. */
export function searchEntry(text: string): Entry {
  return {
    key: 'search',
    kind: 'other',
    name: t`Search messages for “${text}”`,
    context: null,
    folded: { name: '', context: '' },
    order: 0,
    target: { kind: 'address', address: `/search${stringifySearch({ text })}` },
  }
}

/** A saved search as an entry. */
export function savedEntry({ search_id, name, text, mode, sort }: SavedSearch): Entry {
  return {
    key: `saved ${search_id}`,
    kind: 'other',
    name,
    context: t`Saved search`,
    folded: { name: fold(name), context: fold(`${t`Saved search`} ${text}`) },
    order: ORDER.question,
    target: { kind: 'address', address: `/search${stringifySearch({ text, mode, sort })}` },
  }
}

/** The place that a pasted link leads to; null when the text is no link, or the archive does not hold it. */
export function linkEntry(text: string, entries: ReadonlyMap<string, Entry>): Entry | null {
  const address = parseLink(text)
  if (address === null) return null
  const channel = channelOf(address)
  const known = entries.get(address.replace(/\?.*$/s, ''))
  if (!known && (channel || GUILD.test(address))) return null
  const place = known?.name ?? address
  return {
    key: `link ${address}`,
    kind: 'other',
    name: channel?.message_id ? t`A message in ${place}` : place,
    context: t`Link`,
    folded: { name: '', context: '' },
    order: 0,
    target: { kind: 'address', address },
    ...(known?.place ? { place: known.place } : {}),
  }
}

/** A place of the past: as it is named now when the archive holds it; null when it does not. */
export function recentEntry(recent: RecentPlace, known: ReadonlyMap<string, Entry>): Entry | null {
  const { address, title, context } = recent
  const entry = known.get(address)
  if (entry) return entry
  if (!isPage(address)) return null
  return {
    key: address,
    kind: 'other',
    name: title,
    context,
    folded: { name: fold(title), context: '' },
    order: 0,
    target: { kind: 'address', address },
  }
}
