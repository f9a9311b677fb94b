const GUILD = 'last-guild'

/** The guild that was browsed last; null at the first start. */
export function lastGuild(): string | null {
  return localStorage.getItem(GUILD)
}

/** The channel of a guild that was browsed last; null when none was. */
export function lastChannel(guildId: string): string | null {
  return localStorage.getItem(`last-channel:${guildId}`)
}

/** Remembers where the user reads. */
export function rememberPlace(guildId: string, channelId: string) {
  localStorage.setItem(GUILD, guildId)
  localStorage.setItem(`last-channel:${guildId}`, channelId)
  localStorage.removeItem(`left-at-overview:${guildId}`)
}

/** Remembers that the user looks at a guild as a whole. */
export function rememberOverview(guildId: string) {
  localStorage.setItem(GUILD, guildId)
  localStorage.setItem(`left-at-overview:${guildId}`, 'yes')
}

/** True when a guild was left at its overview. */
export function wasAtOverview(guildId: string): boolean {
  return localStorage.getItem(`left-at-overview:${guildId}`) !== null
}

const read = new Map<string, string>()

/** The message that stood on top when the channel was left in this session; null = at its newest. */
export function lastRead(channelId: string): string | null {
  return read.get(channelId) ?? null
}

/** Remembers the message on top of a channel; null = at its newest. */
export function rememberRead(channelId: string, messageId: string | null) {
  if (messageId === null) read.delete(channelId)
  else read.set(channelId, messageId)
}
