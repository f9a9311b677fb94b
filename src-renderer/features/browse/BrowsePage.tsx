import { IconMessageOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useParams } from '@tanstack/react-router'
import { callQuery } from '../../client'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { SidebarLayout } from '../../ui/SidebarLayout'
import { ChannelSidebar } from './ChannelSidebar'
import { isForum } from './channel-kinds'

/** A guild: its channels beside the one that is read. Without a channel it opens the first that has messages. */
export function BrowsePage() {
  const { guildId = '', channelId } = useParams({ strict: false })
  const guilds = useQuery(callQuery('guilds.list', {}))
  const channels = useQuery(callQuery('channels.list', { guild_id: guildId }))
  const guild = guilds.data?.find((one) => one.guild_id === guildId)
  const first =
    channels.data?.find((one) => !one.is_thread && !isForum(one) && one.messages > 0) ??
    channels.data?.[0]

  return (
    <SidebarLayout
      section="browse"
      label="Channels"
      sidebar={
        <ChannelSidebar
          key={guildId}
          guild={guild}
          channels={channels.data ?? []}
          hereId={channelId ?? null}
        />
      }
    >
      {channels.error ? (
        <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />
      ) : channelId ? (
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
