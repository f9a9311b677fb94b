import { messageTypeName, type RawMessage, type RawRoot } from './format'
import { object, toId } from './values'

/** What DCE's own file names say: `Guild - Category - channel [id] (after 2024-01-01) [part 2].json`. */
export type ExportName = {
  guild: string | null
  category: string | null
  channel: string
  channel_id: string
}

const NAME =
  /^(.+) \[(\d{15,20})\](?: \((?:after|before) [^)]*\)| \([^)]* to [^)]*\))?(?: \[part \d+\])?\.json$/i

/** The parts of a name that DCE gave; null when it is another name. Takes a whole path. */
export function readExportName(path: string): ExportName | null {
  const base = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const match = NAME.exec(base)
  const channel_id = toId(match?.[2])
  if (match?.[1] === undefined || channel_id === null) return null
  const parts = match[1].split(' - ')
  const channel = parts.at(-1) as string
  const guild = parts.length > 1 ? (parts[0] as string) : null
  const category = parts.length > 2 ? parts.slice(1, -1).join(' - ') : null
  return { guild, category, channel, channel_id }
}

/** Where the messages of a file without a header say they are: replies name their own guild and channel. */
export class PlaceHints {
  readonly #seen = new Map<string, number>()

  see(message: RawMessage): void {
    if (messageTypeName(message.type) !== 'Reply') return
    const reference = object(message.reference)
    const guild = toId(reference?.guildId)
    const channel = toId(reference?.channelId)
    if (guild === null || channel === null) return
    const key = `${guild} ${channel}`
    this.#seen.set(key, (this.#seen.get(key) ?? 0) + 1)
  }

  /** The place named most often, in the given channel unless it is null; null when none is. */
  likeliest(channelId: string | null): { guild_id: string; channel_id: string } | null {
    let best: { guild_id: string; channel_id: string } | null = null
    let most = 0
    for (const [key, count] of this.#seen) {
      const [guild_id = '', channel_id = ''] = key.split(' ')
      if (count <= most || (channelId !== null && channel_id !== channelId)) continue
      most = count
      best = { guild_id, channel_id }
    }
    return best
  }
}

/**
 * The header of a file that has none, or half of one, from its name and its replies; null when they do not
 * tell guild and channel. The ids inside the file come first, then its name.
 */
export function guessHeader(root: RawRoot, path: string, hints: PlaceHints): RawRoot | null {
  const guild = object(root.guild)
  const channel = object(root.channel)
  const name = readExportName(path)
  const known = toId(channel?.id) ?? name?.channel_id ?? null
  const likely = hints.likeliest(known)
  const channelId = known ?? likely?.channel_id ?? null
  const isDirect = name?.guild === 'Direct Messages'
  const guildId = toId(guild?.id) ?? likely?.guild_id ?? (isDirect ? '0' : null)
  if (channelId === null || guildId === null) return null
  const isNamed = name?.channel_id === channelId
  return {
    ...root,
    guild: { name: isNamed ? name.guild : null, ...guild, id: guildId },
    channel: {
      name: isNamed ? name.channel : null,
      category: isNamed ? name.category : null,
      ...(guildId === '0' ? { type: 'DirectTextChat' } : {}),
      ...channel,
      id: channelId,
    },
  }
}
