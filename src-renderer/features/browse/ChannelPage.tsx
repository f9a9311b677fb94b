import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBarToDown, IconArrowBarToUp, IconMessageOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { PagePlace } from '#shared/api'
import type { ChannelRow } from '#shared/rows'
import { callQuery } from '../../client'
import { useCommand } from '../../ui/commands'
import { EmptyState } from '../../ui/EmptyState'
import { ExportMenu } from '../../ui/ExportMenu'
import { Late } from '../../ui/Late'
import { rememberPlace } from '../../ui/places'
import classes from './ChannelPage.module.css'
import { channelKind, isForum } from './channel-kinds'
import { DateJump } from './DateJump'
import { ForumPosts } from './ForumPosts'
import { type Jump, MessageList } from './MessageList'
import { MessageSkeleton } from './MessageSkeleton'
import { ChannelPanel } from './panel/ChannelPanel'
import { PanelToggles } from './panel/PanelToggles'

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
      <EmptyState icon={IconMessageOff} title="The archive does not hold this channel">
        Its export may not have been added yet.
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

function MessagesPage({ channel }: { channel: ChannelRow }) {
  const navigate = route.useNavigate()
  // Both from the location: the route's own search follows it later. The same link followed twice is two
  // visits of one address; the key tells them apart.
  const at = useLocation({ select: ({ search }) => search.at })
  const date = useLocation({ select: ({ search }) => search.date })
  const visit = useLocation({ select: ({ state }) => state.__TSR_key })
  const panel = useLocation({ select: ({ search }) => `${search.panel} ${search.author}` })
  const [jump, setJump] = useState<Jump | null>(() => jumpTo(at, date))

  const handled = useRef({ at, date, visit, panel })
  useEffect(() => {
    const { current } = handled
    const isSame = at === current.at && date === current.date
    if (isSame && visit === current.visit) return
    handled.current = { at, date, visit, panel }
    // A panel that opens or closes is a visit, too, and moves nothing.
    if ((at || date) && (!isSame || panel === current.panel)) setJump(jumpTo(at, date))
  }, [at, date, visit, panel])

  const go = useCallback(
    (place: PagePlace) => {
      setJump({ place })
      void navigate({ search: {}, replace: true })
    },
    [navigate],
  )

  useCommand('oldest', () => go({ kind: 'oldest' }))
  useCommand('newest', () => go({ kind: 'newest' }))

  return (
    <div className={classes.page}>
      <ChannelHead channel={channel}>
        <ExportMenu
          source={{ kind: 'messages', scope: { channel_id: channel.channel_id } }}
          name={channel.channel_name}
          disabled={channel.messages === 0}
        />
        <DateJump channel={channel} onPick={(date) => go({ kind: 'date', at: date })} />
        <Tooltip label="Oldest message">
          <ActionIcon aria-label="Go to the oldest message" onClick={() => go({ kind: 'oldest' })}>
            <IconArrowBarToUp size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Newest message">
          <ActionIcon aria-label="Go to the newest message" onClick={() => go({ kind: 'newest' })}>
            <IconArrowBarToDown size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </ChannelHead>
      <MessageList
        channel={channel}
        jump={jump}
        at={at ?? null}
        onNewest={() => go({ kind: 'newest' })}
      />
    </div>
  )
}

function jumpTo(at: string | undefined, date: string | undefined): Jump | null {
  if (at) return { place: { kind: 'around', message_id: at } }
  return date ? { place: { kind: 'date', at: date } } : null
}

function ChannelHead({ channel, children }: { channel: ChannelRow; children?: ReactNode }) {
  const { icon: Icon, label } = channelKind(channel)
  return (
    <header className={classes.head}>
      <Icon size={20} stroke={1.7} aria-label={label} />
      <h2 className={classes.title}>
        <bdi>{channel.channel_name}</bdi>
      </h2>
      <span className={classes.topic} title={channel.topic ?? undefined}>
        {channel.topic}
      </span>
      <div className={classes.actions}>
        <PanelToggles />
        {children}
      </div>
    </header>
  )
}
