import {
  IconArrowRight,
  IconDiamond,
  IconDoorExit,
  IconHash,
  IconInfoCircle,
  IconMessages,
  IconMicrophone2,
  IconPhone,
  IconPinned,
  IconShield,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { MessageRow } from '#shared/rows'
import { useTimeFormat } from '../ui/time'
import { AuthorLink } from './AuthorLink'
import { Embeds } from './Embeds'
import { EditedMark, MissingMark } from './ExportMarks'
import classes from './MessageView.module.css'
import { type NoticeKind, noticeOf } from './notice'

const ICONS: Record<NoticeKind, typeof IconPhone> = {
  join: IconArrowRight,
  leave: IconDoorExit,
  pin: IconPinned,
  thread: IconMessages,
  call: IconPhone,
  boost: IconDiamond,
  channel: IconHash,
  safety: IconShield,
  stage: IconMicrophone2,
  other: IconInfoCircle,
}

/** A join, pin, boost or other notice as one line, with a way to what it points to. */
export function MessageNotice({ message, isMarked }: { message: MessageRow; isMarked: boolean }) {
  const format = useTimeFormat()
  const { kind, text } = noticeOf(message)
  const Icon = ICONS[kind]
  return (
    <article
      className={`${classes.message} ${classes.notice}`}
      data-message-id={message.message_id}
      data-marked={isMarked || undefined}
    >
      <div className={classes.gutter}>
        <Icon size={16} stroke={1.7} aria-hidden="true" />
      </div>
      <div className={classes.body}>
        <AuthorLink author={message.author} guild_id={message.guild_id} /> {text}{' '}
        <Target message={message} />
        <time
          className={classes.time}
          dateTime={message.posted_at}
          title={format.exact(message.posted_at)}
        >
          {format.time(message.posted_at)}
        </time>
        <EditedMark message={message} />
        <MissingMark message={message} />
        {message.embeds.length > 0 && <Embeds embeds={message.embeds} file_id={message.file_id} />}
      </div>
    </article>
  )
}

function Target({ message: { reference, thread, guild_id } }: { message: MessageRow }) {
  if (thread) {
    return (
      <>
        <Link
          to="/g/$guildId/c/$channelId"
          params={{ guildId: guild_id, channelId: thread.channel_id }}
        >
          {thread.channel_name}
        </Link>{' '}
      </>
    )
  }
  if (!reference?.author || !reference.channel_id || !reference.message_id) return null
  return (
    <>
      <Link
        to="/g/$guildId/c/$channelId"
        params={{ guildId: reference.guild_id ?? guild_id, channelId: reference.channel_id }}
        search={{ at: reference.message_id }}
      >
        Show the message
      </Link>{' '}
    </>
  )
}
