import type { GuildRow } from '#shared/rows'

/** The guild with most messages: what a screen shows before one is chosen. Undefined when there is none. */
export function largestGuild(guilds: readonly GuildRow[] | undefined): GuildRow | undefined {
  return guilds?.toSorted((a, b) => b.messages - a.messages)[0]
}
