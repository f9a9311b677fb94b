import { operatorText } from '#shared/search-text/print'

/** A guild or one of its channels; `channel_id` null = all of the guild. */
export type SearchedPlace = { guild_id: string; channel_id: string | null }

type Named = { guild_id: string; channel_id: string; channel_name: string }

/** The operators that keep a search to a place: by its name where that means nothing else, else by its id. */
export function placeOperators(
  { guild_id, channel_id }: SearchedPlace,
  guilds: readonly { guild_id: string; guild_name: string }[],
  channels: readonly Named[],
): string {
  const guild = guilds.find((one) => one.guild_id === guild_id)
  const isOnlyGuild = guilds.filter((one) => one.guild_name === guild?.guild_name).length === 1
  const inGuild = operatorText('in', guild && isOnlyGuild ? guild.guild_name : guild_id)
  if (channel_id === null) return inGuild
  const channel = channels.find((one) => one.channel_id === channel_id)
  const alike = channels.filter((one) => one.channel_name === channel?.channel_name)
  const inChannel = operatorText('in', channel ? `#${channel.channel_name}` : channel_id)
  if (channel && alike.length === 1) return inChannel
  const isOnlyHere = alike.filter((one) => one.guild_id === guild_id).length === 1
  return channel && isOnlyHere ? `${inChannel} ${inGuild}` : operatorText('in', channel_id)
}
