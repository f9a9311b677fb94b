import { IconArrowForwardUp, IconCornerUpRight, IconSlash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { MessageRow, ReferenceRow } from '#shared/rows'
import { AuthorName } from './AuthorName'
import { Avatar } from './Avatar'
import { excerptLine } from './excerpt'
import classes from './MessageView.module.css'

/** The line above a message that says what it answers: a message, a command, or another guild's post. */
export function Origin({ message }: { message: MessageRow }) {
  const { interaction, reference, forward } = message
  if (interaction) {
    return (
      <div className={classes.above}>
        <IconSlash size={14} aria-hidden="true" />
        <bdi>{interaction.user_name}</bdi> used /{interaction.name}
      </div>
    )
  }
  if (!reference || forward) return null
  if (message.type === 'Reply' || message.type === '19') return <Replied reference={reference} />
  if (reference.guild_id !== null && reference.guild_id !== message.guild_id) {
    return (
      <div className={classes.above}>
        <IconArrowForwardUp size={14} aria-hidden="true" />
        Published from a channel of another guild
      </div>
    )
  }
  return null
}

function Replied({ reference }: { reference: ReferenceRow }) {
  const { author, excerpt, guild_id, channel_id, message_id } = reference
  if (!author || !guild_id || !channel_id || !message_id) {
    return (
      <div className={classes.above}>
        <IconCornerUpRight size={14} aria-hidden="true" />
        The original message is not in the archive
      </div>
    )
  }
  return (
    <Link
      className={classes.above}
      to="/g/$guildId/c/$channelId"
      params={{ guildId: guild_id, channelId: channel_id }}
      search={{ at: message_id }}
      title="Go to the original message"
    >
      <IconCornerUpRight size={14} aria-hidden="true" />
      <Avatar author={author} size={16} />
      <AuthorName author={author} />
      <span className={classes.excerpt} dir="auto">
        {excerptLine(excerpt ?? '') || '(no text)'}
      </span>
    </Link>
  )
}
