import { channelTypeName, type RawRoot } from './format'
import type { FileHeader } from './parsed'
import { isTooDeep, object, toId, toInstant, toText } from './values'

const KNOWN_KEYS = new Set([
  'guild',
  'channel',
  'dateRange',
  'exportedAt',
  'messages',
  'messageCount',
])
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

/** Root keys that no column takes; null when there are none. What nests too deeply is left out and told. */
export function extraOf(root: RawRoot, onTooDeep: () => void): Record<string, unknown> | null {
  const entries = Object.entries(root).filter(([key, value]) => {
    if (KNOWN_KEYS.has(key)) return false
    const isDeep = isTooDeep(value)
    if (isDeep) onTooDeep()
    return !isDeep
  })
  return entries.length === 0 ? null : Object.fromEntries(entries)
}
