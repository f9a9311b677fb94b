/**
 * Links to places of the archive. A place is an address of the window: `/g/<guild>/c/<channel>?at=<message>`,
 * `/search?text=…`, `/questions/<id>?scope=…`, `/` and so on. What Discord can show as well has Discord's own link, so
 * that one link works here and there; every other place has `discord-binding://archive` and the address behind it.
 * Nothing is registered with the system: links are understood inside the window and nowhere else.
 */

/** What every link of our own begins with; the place's address follows. */
export const LINK_BASE = 'discord-binding://archive'

/** How long a link may be: a question with its scope and parameters is far shorter. */
const MAX_LINK = 8000
const DISCORD = /^https?:\/\/(?:(?:www|ptb|canary)\.)?discord(?:app)?\.com\/channels\//i
const ID = /^\d{1,19}$/
/** Discord's word where a guild stands in links to direct messages; exports say 0. */
const DIRECT = '@me'

/** A channel or message that an address or a link names; `message_id` null = the channel itself. */
export type ChannelPlace = { guild_id: string; channel_id: string; message_id: string | null }

/** The address of a guild. */
export function guildAddress(guild_id: string): string {
  return `/g/${guild_id}`
}

/** The address of a channel, or of a message in it. */
export function channelAddress({ guild_id, channel_id, message_id }: ChannelPlace): string {
  const at = message_id === null ? '' : `?at=${message_id}`
  return `${guildAddress(guild_id)}/c/${channel_id}${at}`
}

/** The channel or message of an address; null when it is another place, or more than that. */
export function channelOf(address: string): ChannelPlace | null {
  const match = /^\/g\/(\d{1,19})\/c\/(\d{1,19})(?:\?at=(\d{1,19}))?$/.exec(address)
  const [, guild_id, channel_id, message_id = null] = match ?? []
  return guild_id && channel_id ? { guild_id, channel_id, message_id } : null
}

/** The link of a place: Discord's for a guild, a channel and a message, our own for every other address. */
export function formatLink(address: string): string {
  const [, guild] = /^\/g\/(\d{1,19})$/.exec(address) ?? []
  const place = channelOf(address)
  if (place === null) {
    return guild && guild !== '0' ? discordLink([guild]) : `${LINK_BASE}${address}`
  }
  const { guild_id, channel_id, message_id } = place
  return discordLink([
    guild_id === '0' ? DIRECT : guild_id,
    channel_id,
    ...(message_id === null ? [] : [message_id]),
  ])
}

function discordLink(parts: readonly string[]): string {
  return `https://discord.com/channels/${parts.join('/')}`
}

/**
 * The address that a link leads to, spaces and `<…>` around it left out; null when the text is no link to a place. The
 * address may name something that the archive does not hold. Links of Discord to anything but guilds, channels and
 * messages are none.
 */
export function parseLink(text: string): string | null {
  const link = text.trim().replace(/^<(.*)>$/s, '$1')
  if (link.length > MAX_LINK || /\s/.test(link)) return null
  return parseDiscordLink(link) ?? parseOwnLink(link)
}

function parseDiscordLink(link: string): string | null {
  if (!DISCORD.test(link)) return null
  const path = link.replace(DISCORD, '').replace(/[?#].*$/s, '')
  const [first = '', channel_id, message_id = null, ...more] = path.replace(/\/$/, '').split('/')
  const guild_id = first === DIRECT ? '0' : first
  const ids = [guild_id, ...(channel_id ? [channel_id] : []), ...(message_id ? [message_id] : [])]
  if (more.length > 0 || !ids.every((id) => ID.test(id))) return null
  if (!channel_id) return first === DIRECT ? null : guildAddress(guild_id)
  return channelAddress({ guild_id, channel_id, message_id })
}

/** Only the shape is looked at: the router says what is at an address. */
function parseOwnLink(link: string): string | null {
  if (!link.toLowerCase().startsWith(`${LINK_BASE}/`)) return null
  const address = link.slice(LINK_BASE.length)
  const [path = '', ...search] = address.split('?')
  const isPlace = /^\/$|^(?:\/[\w.:@~%-]+)+$/.test(path) && !/(^|\/)\.{1,2}(\/|$)/.test(path)
  return isPlace && search.length <= 1 && !address.includes('#') ? address : null
}
