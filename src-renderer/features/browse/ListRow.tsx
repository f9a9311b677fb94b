import { plural, t } from '@lingui/core/macro'
import { Checkbox } from '@mantine/core'
import type { ChannelRow } from '#shared/rows'
import { DayLine } from '../../message/DayLine'
import { MessageView } from '../../message/MessageView'
import { useTimeFormat } from '../../ui/time'
import { ChannelStart } from './ChannelStart'
import type { Gap } from './coverage-gaps'
import type { ListItem } from './list-items'
import classes from './MessageList.module.css'
import { SkeletonRows } from './MessageSkeleton'

type Props = {
  item: ListItem
  channel: ChannelRow
  at: string | null
  /** Where the last export of the channel ends; null = unknown. */
  ends_at: string | null
  isSelected: boolean
  /** Selects a day; absent while nothing is selected. */
  onDay: ((iso: string) => void) | undefined
}

/** One row of a channel: its start, its end, what is still to come, or a message with what begins above it. */
export function ListRow({ item, channel, at, ends_at, isSelected, onDay }: Props) {
  const format = useTimeFormat()
  switch (item.kind) {
    case 'start':
      return <ChannelStart channel={channel} />
    case 'older':
    case 'newer':
      return <SkeletonRows />
    case 'end': {
      const { messages } = channel
      return (
        <div className={classes.end} data-row="end">
          {ends_at !== null && <ExportEnd at={ends_at} />}
          {t`End of what the archive holds of this channel: ${plural(messages, { one: '# message', other: '# messages' })}`}
        </div>
      )
    }
    case 'message': {
      const { message, day, gap } = item
      return (
        <div data-row="message" className={classes.row} data-selected={isSelected || undefined}>
          {gap && <GapLine gap={gap} />}
          {day && (
            <DayLine>
              {onDay && (
                <Checkbox
                  size="xs"
                  label={t`All of this day`}
                  checked={false}
                  onChange={() => onDay(day)}
                />
              )}
              {format.longDay(day)}
            </DayLine>
          )}
          <MessageView
            message={message}
            isContinued={item.isContinued}
            isMarked={message.message_id === at}
          />
        </div>
      )
    }
  }
}

function ExportEnd({ at }: { at: string }) {
  const { exact, dateTime } = useTimeFormat()
  const end = dateTime(at)
  return (
    <div className={classes.exportEnd} title={exact(at)}>
      {t`The last export ends here, ${end}`}
    </div>
  )
}

function GapLine({ gap: { from, to } }: { gap: Gap }) {
  const { exact, dateTime } = useTimeFormat()
  const [start, end] = [dateTime(from), dateTime(to)]
  return (
    <div className={classes.gap} title={`${exact(from)} – ${exact(to)}`}>
      {t`No export covers ${start} to ${end}`}
    </div>
  )
}
