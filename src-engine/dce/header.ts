import { channelTypeName, type RawRoot } from './format'
import type { FileHeader } from './parsed'
import { type Shape, unknownOf } from './unknown-keys'
import { isTooDeep, object, toId, toInstant, toText } from './values'

const KNOWN_KEYS = new Set([
  'guild',
  'channel',
  'dateRange',
  'exportedAt',
  'messages',
  'messageCount',
])
const HEADER_PARTS: Readonly<Record<string, Shape>> = {
  guild: { known: new Set(['id', 'name', 'iconUrl']), telling: [] },
  channel: {
    known: new Set(['id', 'type', 'categoryId', 'category', 'name', 'topic', 'iconUrl']),
    telling: [],
  },
  dateRange: { known: new Set(['after', 'before']), telling: [] },
}
const MAX_NAME = 500

/** The ids of guild and channel, without which no message has a place; null when one is missing or unusable. */
export function headerIds(root: RawRoot): { guild_id: string; channel_id: string } | null {
  const guild_id = toId(object(root.guild)?.id)
  const channel_id = toId(object(root.channel)?.id)
  if (guild_id === null || channel_id === null || channel_id === '0') return null
  return { guild_id, channel_id }
}

/** True when the root says when the export was made (DCE 2.40.1 and newer). */
export function hasExportedAt(root: RawRoot): boolean {
  return toInstant(root.exportedAt) !== null
}

/** The header as rows need it; null without usable ids. `fallbackTime` dates an export that does not say. */
export function makeHeader(root: RawRoot, fallbackTime: string): FileHeader | null {
  const ids = headerIds(root)
  if (ids === null) return null
  const guild = object(root.guild) ?? {}
  const channel = object(root.channel) ?? {}
  const parent = toId(channel.categoryId)
  return {
    ...ids,
    guild_name: toText(guild.name, MAX_NAME) ?? ids.guild_id,
    guild_icon_url: toText(guild.iconUrl, 4000),
    channel_name: toText(channel.name, MAX_NAME) ?? ids.channel_id,
    channel_type: channelTypeName(channel.type),
    parent_id: parent === '0' ? null : parent,
    // before 2.41 a fallback word such as "Text" stood here when there was no parent: kept, it groups
    category: toText(channel.category, MAX_NAME),
    topic: toText(channel.topic, 10_000),
    channel_icon_url: toText(channel.iconUrl, 4000),
    after_at: toInstant(object(root.dateRange)?.after),
    before_at: toInstant(object(root.dateRange)?.before),
    exported_at: toInstant(root.exportedAt) ?? fallbackTime,
    has_exported_at: hasExportedAt(root),
  }
}

/**
 * Root keys that no column takes, and such keys of the guild, the channel and the dates; null when there are none. What
 * nests too deeply is left out and told.
 */
export function extraOf(root: RawRoot, onTooDeep: () => void): Record<string, unknown> | null {
  const entries: [string, unknown][] = []
  for (const [key, value] of Object.entries(root)) {
    if (KNOWN_KEYS.has(key)) continue
    if (isTooDeep(value)) onTooDeep()
    else entries.push([key, value])
  }
  for (const [key, shape] of Object.entries(HEADER_PARTS)) {
    const part = object(root[key] as object | null)
    const unknown = part === null ? null : unknownOf(part, shape, onTooDeep)
    if (unknown !== null) entries.push([key, unknown])
  }
  return entries.length === 0 ? null : Object.fromEntries(entries)
}
