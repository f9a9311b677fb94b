import { t } from '@lingui/core/macro'
import { Tooltip } from '@mantine/core'
import { IconMessages, IconPinned, IconPuzzleOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo, useMemo } from 'react'
import type { MessageRow } from '#shared/rows'
import { countMessages } from '../ui/counts'
import { EmojiText } from '../ui/Emoji'
import { nameOf } from '../ui/names'
import { useSettings } from '../ui/settings'
import { useTimeFormat } from '../ui/time'
import { Attachments } from './Attachments'
import { AuthorButton, AuthorLink } from './AuthorLink'
import { Avatar } from './Avatar'
import { TextProvider, textContext } from './context'
import { Embeds } from './Embeds'
import { EditedMark, MissingMark } from './ExportMarks'
import { Forward } from './Forward'
import { Markdown } from './Markdown'
import { MessageNotice } from './MessageNotice'
import classes from './MessageView.module.css'
import { notContained } from './no-text'
import { Origin } from './Origin'
import { Reactions } from './Reactions'
import { Sticker } from './Sticker'

/** How a message stands in its list. */
export type MessageViewProps = {
  message: MessageRow
  /** True when it goes on from the one above: no author, no picture. */
  isContinued?: boolean
  /** True for the message that an address points to. */
  isMarked?: boolean
  /** Shows the whole date instead of the time of day: for lists that span days. */
  isDated?: boolean
  /** Words to mark in the text. */
  highlight?: readonly string[]
}

const NONE: readonly string[] = []

/** A message as it is drawn everywhere; a notice becomes one quiet line. */
export const MessageView = memo(function MessageView(props: MessageViewProps) {
  const { message, isContinued = false, isMarked = false, highlight = NONE } = props
  const text = useMemo(() => textContext(message, highlight), [message, highlight])
  const { density, names } = useSettings()
  const isCompact = density === 'compact'
  return (
    <TextProvider value={text}>
      {message.is_content ? (
        <article
          className={classes.message}
          data-message-id={message.message_id}
          data-first={!isContinued || undefined}
          data-marked={isMarked || undefined}
          data-density={density}
        >
          {!isContinued && <Origin message={message} />}
          <div className={classes.gutter}>
            {isContinued || isCompact ? (
              <GutterTime message={message} />
            ) : (
              <AuthorButton
                author={message.author}
                guild_id={message.guild_id}
                className={classes.face}
                isTabStop={false}
                label={t`About ${nameOf(message.author, names)}`}
              >
                <Avatar author={message.author} size={36} />
              </AuthorButton>
            )}
          </div>
          <div className={classes.body}>
            {!isContinued && (
              <Head message={message} isDated={props.isDated ?? false} isCompact={isCompact} />
            )}
            <Content message={message} />
          </div>
        </article>
      ) : (
        <MessageNotice message={message} isMarked={isMarked} />
      )}
    </TextProvider>
  )
})

function GutterTime({ message }: { message: MessageRow }) {
  const format = useTimeFormat()
  return (
    <time
      className={classes.gutterTime}
      dateTime={message.posted_at}
      title={format.exact(message.posted_at)}
    >
      {format.time(message.posted_at)}
    </time>
  )
}

function Head(props: { message: MessageRow; isDated: boolean; isCompact: boolean }) {
  const { message, isDated, isCompact } = props
  const format = useTimeFormat()
  const at = message.posted_at
  return (
    <div className={classes.head}>
      <AuthorLink author={message.author} guild_id={message.guild_id} />
      {(isDated || !isCompact) && (
        <time className={classes.time} dateTime={at} title={format.exact(at)}>
          {isDated ? format.dateTime(at) : format.time(at)}
        </time>
      )}
      {message.is_pinned && (
        <span className={classes.pinned} title={t`Pinned in its channel`}>
          <IconPinned size={12} aria-hidden="true" /> {t`Pinned`}
        </span>
      )}
    </div>
  )
}

function Content({ message }: { message: MessageRow }) {
  const { file_id, forward, thread } = message
  const edited = <EditedMark message={message} />
  return (
    <>
      {message.content !== '' ? <Markdown text={message.content} after={edited} /> : edited}
      {forward && <Forward message={message} forward={forward} />}
      <Attachments attachments={message.attachments} file_id={file_id} />
      <Embeds embeds={message.embeds} file_id={file_id} />
      {message.stickers.map((sticker) => (
        <Sticker key={sticker.sticker_id} sticker={sticker} file_id={file_id} />
      ))}
      <NotContained message={message} />
      <Reactions message={message} reactions={message.reactions} />
      <MissingMark message={message} />
      {thread && (
        <div>
          <Link
            className={classes.thread}
            to="/g/$guildId/c/$channelId"
            params={{ guildId: message.guild_id, channelId: thread.channel_id }}
          >
            <IconMessages size={16} aria-hidden="true" />
            <EmojiText text={thread.channel_name} />
            <span className={classes.time}>{countMessages(thread.messages)}</span>
          </Link>
        </div>
      )}
    </>
  )
}

/** Says what an empty message was, and why it is empty. */
function NotContained({ message }: { message: MessageRow }) {
  const line = notContained(message)
  if (line === null) return null
  return (
    <Tooltip label={line.why} multiline w={320}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason has to be reachable by the keyboard, too */}
      <span className={classes.none} tabIndex={0}>
        <IconPuzzleOff size={14} aria-hidden="true" /> {line.text}
      </span>
    </Tooltip>
  )
}
