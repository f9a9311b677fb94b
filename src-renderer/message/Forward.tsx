import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { IconArrowForwardUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ForwardRow, MessageRow, ReferenceRow } from '#shared/rows'
import { callQuery } from '../client'
import { keyed } from '../ui/keyed'
import { useTimeFormat } from '../ui/time'
import { Attachments } from './Attachments'
import { AuthorName } from './AuthorName'
import { Embeds } from './Embeds'
import { Markdown } from './Markdown'
import classes from './MessageView.module.css'
import { Sticker } from './Sticker'

/** A forwarded snapshot. The export does not say who wrote it; the archive may hold the original. */
export function Forward({ message, forward }: { message: MessageRow; forward: ForwardRow }) {
  const format = useTimeFormat()
  return (
    <div className={classes.forward}>
      <div className={classes.forwardHead}>
        <IconArrowForwardUp size={14} aria-hidden="true" />
        <span>{t`Forwarded`}</span>
        {message.reference && <Origin original={message.reference} />}
        {forward.posted_at && (
          <time dateTime={forward.posted_at} title={format.exact(forward.posted_at)}>
            {format.dateTime(forward.posted_at)}
          </time>
        )}
      </div>
      {forward.content !== '' && <Markdown text={forward.content} />}
      <Attachments attachments={forward.attachments} file_id={message.file_id} />
      <Embeds embeds={forward.embeds} file_id={message.file_id} />
      {keyed(forward.stickers, (sticker) => (
        <Sticker sticker={sticker} file_id={message.file_id} />
      ))}
    </div>
  )
}

/** Whose it was and where, as far as the archive holds that. */
function Origin({ original }: { original: ReferenceRow }) {
  const { guild_id, channel_id, message_id, author } = original
  const { data: channel } = useQuery({
    ...callQuery('channels.list', { guild_id: guild_id ?? '0' }),
    enabled: guild_id !== null,
    select: (channels) => channels.find((one) => one.channel_id === channel_id),
  })
  const place = <bdi>#{channel?.channel_name}</bdi>
  return (
    <>
      {channel && (
        <span>
          <Trans>from {place}</Trans>
        </span>
      )}
      {author && (
        <span>
          <Trans>
            by <AuthorName author={author} />
          </Trans>
        </span>
      )}
      {author && guild_id && channel_id && message_id ? (
        <Link
          to="/g/$guildId/c/$channelId"
          params={{ guildId: guild_id, channelId: channel_id }}
          search={{ at: message_id }}
        >
          {t`Go to the original`}
        </Link>
      ) : (
        <span>{t`The original is not in the archive`}</span>
      )}
    </>
  )
}
