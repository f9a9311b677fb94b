import { t } from '@lingui/core/macro'
import type { ChannelRow } from '#shared/rows'
import { isPost } from '../../ui/channel-kinds'
import { EmojiText } from '../../ui/Emoji'
import { useTimeFormat } from '../../ui/time'
import classes from './MessageList.module.css'

/** What stands above the first message: where the channel begins as far as the archive knows. */
export function ChannelStart({ channel }: { channel: ChannelRow }) {
  const { longDay } = useTimeFormat()
  const day = channel.first_message_at && longDay(channel.first_message_at)
  return (
    <div className={classes.start} data-row="start">
      <h2 className={classes.startTitle}>
        {isPost(channel) ? '' : '#'}
        <EmojiText text={channel.channel_name} />
      </h2>
      <p className={classes.startText}>
        {day
          ? t`The oldest message in the archive is of ${day}.`
          : t`The archive holds no messages of this channel.`}
      </p>
      {channel.topic && <p className={classes.startText}>{channel.topic}</p>}
    </div>
  )
}
