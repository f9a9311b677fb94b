import { IconMessageOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useParams } from '@tanstack/react-router'
import type { ChannelRow } from '#shared/rows'
import { callQuery } from '../../client'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { SidebarLayout } from '../../ui/SidebarLayout'
import { ChannelSidebar } from './ChannelSidebar'

/** A guild: its channels beside the one that is read. Without a channel it opens the busiest. */
export function BrowsePage() {
  const { guildId = '', channelId } = useParams({ strict: false })
  const guilds = useQuery(callQuery('guilds.list', {}))
  const channels = useQuery(callQuery('channels.list', { guild_id: guildId }))
  const guild = guilds.data?.find((one) => one.guild_id === guildId)
  const busiest = channels.data
    ?.filter((one) => one.channel_type !== 'GuildCategory')
    .reduce<ChannelRow | undefined>(
      (best, one) => (best && best.messages >= one.messages ? best : one),
      undefined,
    )

  return (
    <SidebarLayout
      section="browse"
      label="Channels"
      sidebar={
        <ChannelSidebar
          key={guildId}
          guild={guild}
          channels={channels.data ?? null}
          hereId={channelId ?? null}
        />
      }
    >
      {channels.error ? (
        <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />
      ) : channelId ? (
        <Outlet />
      ) : busiest ? (
        <Navigate
          to="/g/$guildId/c/$channelId"
          params={{ guildId, channelId: busiest.channel_id }}
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
