import type { ChannelRow } from '#shared/rows'
import { MessageView } from '../../message/MessageView'
import { countOf } from '../../ui/format'
import { useTimeFormat } from '../../ui/time'
import { ChannelStart } from './ChannelStart'
import type { ListItem } from './list-items'
import classes from './MessageList.module.css'

/** One row of a channel: its start, its end, or a message with the day above it when a day begins. */
export function ListRow(props: { item: ListItem; channel: ChannelRow; at: string | null }) {
  const { item, channel, at } = props
  const format = useTimeFormat()
  if (item.kind !== 'message') {
    if (item.kind === 'start') return <ChannelStart channel={channel} />
    return (
      <div className={classes.end} data-row="end">
        End of what the archive holds of this channel: {countOf(channel.messages, 'message')}
      </div>
    )
  }
  const { message } = item
  return (
    <div data-row="message">
      {item.day && <div className={classes.day}>{format.longDay(item.day)}</div>}
      <MessageView
        message={message}
        isContinued={item.isContinued}
        isMarked={message.message_id === at}
      />
    </div>
  )
}
