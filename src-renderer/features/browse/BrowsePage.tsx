import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useMatchRoute, useNavigate, useParams } from '@tanstack/react-router'
import { callQuery } from '../../client'
import { useCommand } from '../../ui/commands'
import { ErrorState } from '../../ui/ErrorState'
import { SidebarLayout } from '../../ui/SidebarLayout'
import { ChannelSidebar } from './ChannelSidebar'

/** A guild: its channels beside the one that is read, or beside what tells of all of them. */
export function BrowsePage() {
  const { guildId = '', channelId } = useParams({ strict: false })
  const isOverview = useMatchRoute()({ to: '/g/$guildId', params: { guildId } }) !== false
  const navigate = useNavigate()
  useCommand('overview', () => void navigate({ to: '/g/$guildId', params: { guildId } }))
  const guilds = useQuery(callQuery('guilds.list', {}))
  const channels = useQuery(callQuery('channels.list', { guild_id: guildId }))
  const guild = guilds.data?.find((one) => one.guild_id === guildId)

  return (
    <SidebarLayout
      section="browse"
      label={guildId === '0' ? t`Conversations` : t`Channels`}
      sidebar={
        <ChannelSidebar
          key={guildId}
          guildId={guildId}
          guild={guild}
          channels={channels.data ?? null}
          hereId={channelId ?? null}
          isOverview={isOverview}
        />
      }
    >
      {channels.error ? (
        <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />
      ) : (
        <Outlet />
      )}
    </SidebarLayout>
  )
}
