import {
  IconHash,
  IconLayoutList,
  IconLock,
  IconMessageCircle,
  IconMessages,
  IconMicrophone2,
  IconSpeakerphone,
  IconUser,
  IconUsers,
  IconVolume,
} from '@tabler/icons-react'
import type { ChannelRow } from '#shared/rows'

type Icon = typeof IconHash

const KINDS: Record<string, readonly [Icon, string]> = {
  GuildTextChat: [IconHash, 'Text channel'],
  DirectTextChat: [IconUser, 'Direct messages'],
  GuildVoiceChat: [IconVolume, 'Voice channel'],
  DirectGroupTextChat: [IconUsers, 'Group messages'],
  GuildNews: [IconSpeakerphone, 'Announcement channel'],
  GuildNewsThread: [IconMessageCircle, 'Announcement thread'],
  GuildPublicThread: [IconMessageCircle, 'Thread'],
  GuildPrivateThread: [IconLock, 'Private thread'],
  GuildStageVoice: [IconMicrophone2, 'Stage'],
  GuildForum: [IconMessages, 'Forum'],
  '16': [IconLayoutList, 'Media channel'],
}

/** The icon of a channel, and what kind of channel it is in words. */
export function channelKind(channel: Pick<ChannelRow, 'channel_type' | 'is_thread'>): {
  icon: Icon
  label: string
} {
  const [icon, label] = KINDS[channel.channel_type] ?? [
    channel.is_thread ? IconMessageCircle : IconHash,
    channel.is_thread ? 'Thread' : 'Channel',
  ]
  return { icon, label }
}

/** True for a forum, which holds posts and no messages of its own. */
export function isForum(channel: ChannelRow): boolean {
  return channel.channel_type === 'GuildForum'
}

/** True for what Discord names without a `#`: threads, posts and direct messages. */
export function isPost(channel: ChannelRow): boolean {
  return channel.is_thread || channel.channel_type.startsWith('Direct')
}
