import { t } from '@lingui/core/macro'
import { IconMessageOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import { callQuery } from '../../client'
import { isForum } from '../../ui/channel-kinds'
import { EmptyState } from '../../ui/EmptyState'
import { Late } from '../../ui/Late'
import { rememberPlace } from '../../ui/places'
import { ChannelHead } from './ChannelHead'
import classes from './ChannelPage.module.css'
import { ForumPosts } from './ForumPosts'
import { MessageSkeleton } from './MessageSkeleton'
import { MessagesPage } from './MessagesPage'
import { ChannelPanel } from './panel/ChannelPanel'

const route = getRouteApi('/g/$guildId/c/$channelId')

/** A channel, thread or post with its messages; a forum with its posts. */
export function ChannelPage() {
  const { guildId, channelId } = route.useParams()
  const { data: channels } = useQuery(callQuery('channels.list', { guild_id: guildId }))
  const channel = channels?.find((one) => one.channel_id === channelId)
  useEffect(() => rememberPlace(guildId, channelId), [guildId, channelId])

  if (!channels) {
    return (
      <Late>
        <MessageSkeleton />
      </Late>
    )
  }
  if (!channel) {
    return (
      <EmptyState icon={IconMessageOff} title={t`The archive does not hold this channel`}>
        {t`Its export may not have been added yet.`}
      </EmptyState>
    )
  }
  if (isForum(channel)) {
    const posts = channels.filter((one) => one.parent_id === channelId)
    return (
      <ChannelPanel channel={channel}>
        <div className={classes.page}>
          <ChannelHead channel={channel} />
          <ForumPosts key={channelId} forum={channel} posts={posts} />
        </div>
      </ChannelPanel>
    )
  }
  return (
    <ChannelPanel channel={channel}>
      <MessagesPage key={channelId} channel={channel} />
    </ChannelPanel>
  )
}
