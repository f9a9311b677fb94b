import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'

/** The guild or channel that the window shows; null where it shows neither. */
export function useHereToSearch() {
  const client = useQueryClient()
  const { guildId, channelId } = useParams({ strict: false })
  if (!guildId) return null
  return { client, place: { guild_id: guildId, channel_id: channelId ?? null } }
}
