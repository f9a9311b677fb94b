const GUILD = 'last-guild'

/** The guild that was browsed last; null at the first start. */
export function lastGuild(): string | null {
  return localStorage.getItem(GUILD)
}

/** The channel of a guild that was browsed last in this session; null when none was. */
export function lastChannel(guildId: string): string | null {
  return sessionStorage.getItem(`last-channel:${guildId}`)
}

/** Remembers where the user reads. */
export function rememberPlace(guildId: string, channelId: string) {
  localStorage.setItem(GUILD, guildId)
  sessionStorage.setItem(`last-channel:${guildId}`, channelId)
}
