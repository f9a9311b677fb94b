import { IconMessageOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useChildMatches, useParams } from '@tanstack/react-router'
import type { ChannelRow } from '#shared/rows'
import { callQuery } from '../../client'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { SidebarLayout } from '../../ui/SidebarLayout'
import { ChannelSidebar } from './ChannelSidebar'

/** A guild: its channels beside the one that is read. Without a channel it opens its first place. */
export function BrowsePage() {
  const { guildId = '', channelId } = useParams({ strict: false })
  const isInside = useChildMatches({ select: (matches) => matches.length > 0 })
  const guilds = useQuery(callQuery('guilds.list', {}))
  const channels = useQuery(callQuery('channels.list', { guild_id: guildId }))
  const guild = guilds.data?.find((one) => one.guild_id === guildId)
  const first = channels.data && firstPlace(channels.data, guildId)

  return (
    <SidebarLayout
      section="browse"
      label={guildId === '0' ? 'Conversations' : 'Channels'}
      sidebar={
        <ChannelSidebar
          key={guildId}
          guildId={guildId}
          guild={guild}
          channels={channels.data ?? null}
          hereId={channelId ?? null}
        />
      }
    >
      {channels.error ? (
        <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />
      ) : isInside ? (
        <Outlet />
      ) : first ? (
        <Navigate
          to="/g/$guildId/c/$channelId"
          params={{ guildId, channelId: first.channel_id }}
          replace
        />
      ) : (
        channels.data && (
          <EmptyState icon={IconMessageOff} title="The archive holds no channel of this guild">
            Add its exports in the library.
          </EmptyState>
        )
      )}
    </SidebarLayout>
  )
}

/** Where a guild opens when nothing was read there yet: its busiest channel; of direct messages, the latest. */
function firstPlace(channels: readonly ChannelRow[], guildId: string): ChannelRow | undefined {
  const better =
    guildId === '0'
      ? (a: ChannelRow, b: ChannelRow) => (a.last_message_at ?? '') >= (b.last_message_at ?? '')
      : (a: ChannelRow, b: ChannelRow) => a.messages >= b.messages
  return channels
    .filter((one) => one.channel_type !== 'GuildCategory')
    .reduce<ChannelRow | undefined>(
      (best, one) => (best && better(best, one) ? best : one),
      undefined,
    )
}
