import { t } from '@lingui/core/macro'
import { DatePicker } from '@mantine/dates'
import { countMessagesOrNone } from '../../ui/counts'
import '@mantine/dates/styles.css'
import { useMemo } from 'react'
import type { ChannelRow } from '#shared/rows'
import { useDayFormat, useFirstWeekday, useTimeFormat } from '../../ui/time'
import classes from './Calendar.module.css'
import { useDays } from './use-days'

/** A calendar of the channel: days with messages stand out, their counts in words; other days cannot be picked. */
export function Calendar(props: {
  channel: ChannelRow
  /** When what is on screen was posted; null = unknown. */
  at: string | null
  onPick: (day: string) => void
}) {
  const { channel, onPick } = props
  const format = useTimeFormat()
  const { longDay } = useDayFormat()
  const days = useDays(channel.channel_id)
  const counts = useMemo(() => new Map(days?.map(({ day, messages }) => [day, messages])), [days])
  const most = Math.max(1, ...counts.values())
  const first = channel.first_message_at ? format.dayKey(channel.first_message_at) : undefined
  const last = channel.last_message_at ? format.dayKey(channel.last_message_at) : undefined
  const shown = props.at === null ? last : format.dayKey(props.at)
  return (
    <DatePicker
      size="sm"
      firstDayOfWeek={useFirstWeekday()}
      {...(first && { minDate: first })}
      {...(last && { maxDate: last })}
      {...(shown && { defaultDate: shown })}
      maxLevel="decade"
      hideOutsideDates
      weekendDays={[]}
      ariaLabels={{
        previousMonth: t`Previous month`,
        nextMonth: t`Next month`,
        previousYear: t`Previous year`,
        nextYear: t`Next year`,
        previousDecade: t`Previous decade`,
        nextDecade: t`Next decade`,
      }}
      getDayAriaLabel={(day) => `${longDay(day)}, ${words(counts.get(day))}`}
      getDayProps={(day) => ({
        title: words(counts.get(day)),
        disabled: days !== undefined && !counts.has(day),
      })}
      renderDay={(day) => (
        <div className={classes.day}>
          {Number(day.slice(8))}
          <span
            className={classes.mark}
            style={{ width: `${Math.ceil(Math.sqrt((counts.get(day) ?? 0) / most) * 20)}px` }}
          />
        </div>
      )}
      onChange={(day) => day !== null && onPick(day)}
    />
  )
}

function words(messages: number | undefined): string {
  return countMessagesOrNone(messages ?? 0)
}
