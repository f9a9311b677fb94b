import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import {
  IconArrowForwardUp,
  IconCornerUpRight,
  IconMessageOff,
  IconSlash,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { MessageRow, ReferenceRow } from '#shared/rows'
import { AuthorLink } from './AuthorLink'
import { AuthorName } from './AuthorName'
import { Avatar } from './Avatar'
import classes from './MessageView.module.css'
import { isEmptyMessage } from './no-text'
import { OriginalExcerpt } from './OriginalExcerpt'
import { useLostPlace } from './use-lost-place'

type Icon = typeof IconSlash

/** The line above a message that says what it answers: a message, a command, or another guild's post. */
export function Origin({ message }: { message: MessageRow }) {
  const { interaction, reference, forward, type } = message
  if (interaction) return <Command message={message} />
  if (type === 'Reply' || type === '19') return <Replied message={message} reference={reference} />
  if (!reference || forward) return null
  if (isEmptyMessage(message)) {
    return (
      <Above icon={IconArrowForwardUp}>
        {t`Forwarded`} <OriginalLink reference={reference} />
      </Above>
    )
  }
  if (reference.guild_id !== null && reference.guild_id !== message.guild_id) {
    return (
      <Above icon={IconArrowForwardUp}>
        {t`Published from a channel of another guild`} <OriginalLink reference={reference} />
      </Above>
    )
  }
  return null
}

function Above({ icon: Icon, children }: { icon: Icon; children: ReactNode }) {
  return (
    <div className={classes.above}>
      <Icon size={14} aria-hidden="true" />
      {children}
    </div>
  )
}

/** Who used the command that a bot answers. A menu entry is no slash command. */
function Command({ message }: { message: MessageRow }) {
  const { interaction, guild_id, type } = message
  if (!interaction) return null
  const { author, user_name, name } = interaction
  const who = author ? <AuthorLink author={author} guild_id={guild_id} /> : <bdi>{user_name}</bdi>
  const command = <bdi className={classes.command}>{type === '23' ? name : `/${name}`}</bdi>
  return (
    <Above icon={IconSlash}>
      {author && <Avatar author={author} size={16} />}
      <Trans>
        {who} <span>used</span> {command}
      </Trans>
    </Above>
  )
}

function Replied({ message, reference }: { message: MessageRow; reference: ReferenceRow | null }) {
  const { author, guild_id, channel_id, message_id } = reference ?? {}
  if (!reference || !author || !guild_id || !channel_id || !message_id) {
    return <LostOriginal reference={reference} guild_id={message.guild_id} />
  }
  return (
    <Link
      className={classes.above}
      to="/g/$guildId/c/$channelId"
      params={{ guildId: guild_id, channelId: channel_id }}
      search={{ at: message_id }}
      title={t`Go to the original message`}
    >
      <IconCornerUpRight size={14} aria-hidden="true" />
      <Avatar author={author} size={16} />
      <AuthorName author={author} />
      <OriginalExcerpt reference={reference} />
    </Link>
  )
}

function LostOriginal(props: { reference: ReferenceRow | null; guild_id: string }) {
  return <Above icon={IconMessageOff}>{useLostPlace(props.reference, props.guild_id)}</Above>
}

function OriginalLink({ reference }: { reference: ReferenceRow }) {
  const { author, guild_id, channel_id, message_id } = reference
  if (!author || !guild_id || !channel_id || !message_id) return null
  return (
    <Link
      className={classes.aboveLink}
      to="/g/$guildId/c/$channelId"
      params={{ guildId: guild_id, channelId: channel_id }}
      search={{ at: message_id }}
    >
      {t`Go to the original`}
    </Link>
  )
}
