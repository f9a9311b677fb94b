import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReferenceRow } from '#shared/rows'
import { callQuery } from '../client'

/** Why a message's original cannot be shown: which of guild, channel and message the archive does not hold. */
export function useLostPlace(reference: ReferenceRow | null, guild_id: string): string {
  const there = reference?.guild_id ?? guild_id
  const { data: guilds } = useQuery(callQuery('guilds.list', {}))
  const guild = guilds?.find((one) => one.guild_id === there)
  const { data: channels } = useQuery({
    ...callQuery('channels.list', { guild_id: there }),
    enabled: guild !== undefined,
  })
  if (!reference?.message_id) return t`An answer; the export does not say to which message`
  if (!guilds || (guild && !channels)) return t`The original message is not in the archive`
  const isElsewhere = there !== guild_id
  if (!guild) return t`The original is in a guild that the archive does not hold`
  const channel = channels?.find((one) => one.channel_id === reference.channel_id)
  if (!channel) {
    return isElsewhere
      ? t`The original is in a channel of ${guild.guild_name} that the archive does not hold`
      : t`The original is in a channel that the archive does not hold`
  }
  const where = isElsewhere ? `${guild.guild_name} #${channel.channel_name}` : null
  return where
    ? t`The original, in ${where}, is not in the archive`
    : t`The original message is not in the archive`
}
