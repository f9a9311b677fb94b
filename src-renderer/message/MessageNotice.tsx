import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import {
  IconArrowRight,
  IconBroadcast,
  IconChartBar,
  IconCompass,
  IconCrown,
  IconDiamond,
  IconDoorExit,
  IconInfoCircle,
  IconMessages,
  IconMicrophone2,
  IconPencil,
  IconPhone,
  IconPhoto,
  IconPinned,
  IconShield,
  IconShoppingBag,
  IconUserPlus,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { MessageRow } from '#shared/rows'
import { EmojiText } from '../ui/Emoji'
import { keyed } from '../ui/keyed'
import { useTimeFormat } from '../ui/time'
import { AuthorLink } from './AuthorLink'
import { Embeds } from './Embeds'
import { EditedMark, MissingMark } from './ExportMarks'
import { useGuildNames } from './guild-names'
import { HighlightedText } from './HighlightedText'
import classes from './MessageView.module.css'
import { type NoticeKind, type NoticePart, noticeOf } from './notice'
import { Reactions } from './Reactions'

const ICONS: Record<NoticeKind, typeof IconPhone> = {
  join: IconArrowRight,
  leave: IconDoorExit,
  call: IconPhone,
  rename: IconPencil,
  icon: IconPhoto,
  pin: IconPinned,
  boost: IconDiamond,
  follow: IconBroadcast,
  discovery: IconCompass,
  thread: IconMessages,
  invite: IconUserPlus,
  safety: IconShield,
  subscription: IconCrown,
  stage: IconMicrophone2,
  purchase: IconShoppingBag,
  poll: IconChartBar,
  other: IconInfoCircle,
}

/** Types whose embed is what the sentence was made of. */
const SAID = new Set(['24', '46', 'PollResult'])

type Props = { message: MessageRow; isMarked: boolean }

/** A join, pin, boost or other notice as one line, with a way to what it points to. */
export function MessageNotice({ message, isMarked }: Props) {
  const format = useTimeFormat()
  const { kind, parts, below } = noticeOf(message)
  const Icon = ICONS[kind]
  return (
    <article
      className={`${classes.message} ${classes.notice}`}
      data-message-id={message.message_id}
      data-marked={isMarked || undefined}
    >
      <div className={classes.noticeIcon}>
        <Icon size={16} stroke={1.7} aria-hidden="true" />
      </div>
      <div className={classes.body}>
        {keyed(parts, (part) => (
          <Part part={part} message={message} />
        ))}{' '}
        <time
          className={classes.time}
          dateTime={message.posted_at}
          title={format.exact(message.posted_at)}
        >
          {format.time(message.posted_at)}
        </time>
        <EditedMark message={message} />
        <MissingMark message={message} />
        {below !== null && (
          <div className={classes.noticeText} dir="auto">
            <HighlightedText text={below} />
          </div>
        )}
        {!SAID.has(message.type) && <Embeds embeds={message.embeds} file_id={message.file_id} />}
        <Reactions message={message} reactions={message.reactions} />
      </div>
    </article>
  )
}

function Part({ part, message }: { part: NoticePart; message: MessageRow }) {
  const format = useTimeFormat()
  if (typeof part === 'string') return part
  switch (part.kind) {
    case 'author':
      return <AuthorLink author={message.author} guild_id={message.guild_id} />
    case 'person':
      return <AuthorLink author={part.author} guild_id={message.guild_id} />
    case 'name':
      return (
        <bdi className={classes.noticeName}>
          <EmojiText text={part.text} />
        </bdi>
      )
    case 'time':
      return <time dateTime={part.iso}>{format.dateTime(part.iso)}</time>
    case 'thread':
      return <ThreadLink message={message} />
    case 'target':
      return <TargetLink {...part} message={message} />
  }
}

function TargetLink(props: { text: string; lost: string; message: MessageRow }) {
  const { reference, guild_id } = props.message
  if (!reference?.author || !reference.channel_id || !reference.message_id) return props.lost
  return (
    <Link
      to="/g/$guildId/c/$channelId"
      params={{ guildId: reference.guild_id ?? guild_id, channelId: reference.channel_id }}
      search={{ at: reference.message_id }}
      title={t`Go to the message`}
    >
      {props.text}
    </Link>
  )
}

/** The thread whose start the notice tells of: the message's own, or the one that the reference names. */
function ThreadLink({ message }: { message: MessageRow }) {
  const { thread, reference, guild_id } = message
  const named = useGuildNames(guild_id).channelById(reference?.channel_id ?? '')
  const found = thread ?? named
  if (!found) return t`a thread that the archive does not hold`
  return (
    <Trans>
      the thread{' '}
      <Link
        to="/g/$guildId/c/$channelId"
        params={{ guildId: guild_id, channelId: found.channel_id }}
        title={t`Go to the thread`}
      >
        <EmojiText text={found.channel_name} />
      </Link>
    </Trans>
  )
}
