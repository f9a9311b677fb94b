import { IconArrowForwardUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ForwardRow, MessageRow } from '#shared/rows'
import { useTimeFormat } from '../ui/time'
import { Attachments } from './Attachments'
import { Embeds } from './Embeds'
import { Markdown } from './Markdown'
import classes from './MessageView.module.css'

/** A forwarded snapshot. The export does not say who wrote it; the archive may hold the original. */
export function Forward({ message, forward }: { message: MessageRow; forward: ForwardRow }) {
  const format = useTimeFormat()
  const original = message.reference
  return (
    <div className={classes.forward}>
      <div className={classes.forwardHead}>
        <IconArrowForwardUp size={14} aria-hidden="true" />
        Forwarded
        {forward.posted_at && (
          <time dateTime={forward.posted_at} title={format.exact(forward.posted_at)}>
            {format.dateTime(forward.posted_at)}
          </time>
        )}
        {original?.author && original.guild_id && original.channel_id && original.message_id && (
          <Link
            to="/g/$guildId/c/$channelId"
            params={{ guildId: original.guild_id, channelId: original.channel_id }}
            search={{ at: original.message_id }}
          >
            Go to the original
          </Link>
        )}
      </div>
      {forward.content !== '' && <Markdown text={forward.content} />}
      <Attachments attachments={forward.attachments} file_id={message.file_id} />
      <Embeds embeds={forward.embeds} file_id={message.file_id} />
    </div>
  )
}
