import { t } from '@lingui/core/macro'
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
  GuildTextChat: [IconHash, t`Text channel`],
  DirectTextChat: [IconUser, t`Direct messages`],
  GuildVoiceChat: [IconVolume, t`Voice channel`],
  DirectGroupTextChat: [IconUsers, t`Group messages`],
  GuildNews: [IconSpeakerphone, t`Announcement channel`],
  GuildNewsThread: [IconMessageCircle, t`Announcement thread`],
  GuildPublicThread: [IconMessageCircle, t`Thread`],
  GuildPrivateThread: [IconLock, t`Private thread`],
  GuildStageVoice: [IconMicrophone2, t`Stage`],
  GuildForum: [IconMessages, t`Forum`],
  '16': [IconLayoutList, t`Media channel`],
}

/** The icon of a channel, and what kind of channel it is in words. */
export function channelKind(channel: Pick<ChannelRow, 'channel_type' | 'is_thread'>): {
  icon: Icon
  label: string
} {
  const [icon, label] = KINDS[channel.channel_type] ?? [
    channel.is_thread ? IconMessageCircle : IconHash,
    channel.is_thread ? t`Thread` : t`Channel`,
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
