import { t } from '@lingui/core/macro'
import { InputBase, Popover, TextInput, UnstyledButton } from '@mantine/core'
import { IconCalendar, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { addDays } from '#shared/search-text/dates'
import classes from './DateRange.module.css'
import { type DayRange, datePresets, lastDayBefore, presetOf, rangeWords } from './date-presets'
import { useDayFormat } from './time'

type Props = {
  value: DayRange
  /** First and last day with messages; null = there are none, or it is not known yet. */
  extent: { first: string; last: string } | null
  onChange: (range: DayRange) => void
}

/** A stretch of time: the ones that are asked for most with a click, any other by its first and last day. */
export function DateRange({ value, extent, onChange }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { day } = useDayFormat()
  const presets = extent ? datePresets(extent.first, extent.last) : []
  const chosen = presetOf(presets, value)
  const words = chosen?.label ?? rangeWords(value, day)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <InputBase
          className={classes.control}
          component="button"
          type="button"
          pointer
          size="xs"
          label={t`Time`}
          leftSection={<IconCalendar size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          rightSectionPointerEvents="none"
          title={rangeWords(value, day)}
          aria-haspopup="dialog"
          onClick={() => setOpen(!isOpen)}
        >
          <span className={classes.words}>{words}</span>
        </InputBase>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Time`}>
        <div className={classes.drop}>
          {presets.length > 0 && (
            <div className={classes.presets}>
              {presets.map(({ label, range }) => (
                <UnstyledButton
                  key={label}
                  className={classes.preset}
                  aria-pressed={label === chosen?.label}
                  onClick={() => {
                    onChange({ from: range.from, to: range.to })
                    setOpen(false)
                  }}
                >
                  {label}
                </UnstyledButton>
              ))}
            </div>
          )}
          <div className={classes.own}>
            <TextInput
              type="date"
              size="xs"
              label={t`First day`}
              value={value.from?.slice(0, 10) ?? ''}
              onChange={(event) =>
                onChange({ ...value, from: event.currentTarget.value || undefined })
              }
            />
            <TextInput
              type="date"
              size="xs"
              label={t`Last day`}
              value={value.to === undefined ? '' : lastDayBefore(value.to)}
              onChange={(event) => {
                const last = event.currentTarget.value
                onChange({ ...value, to: last === '' ? undefined : addDays(last, 1) })
              }}
            />
            {extent && (
              <p className={classes.note}>
                {t`The last days are those up to the last message, ${day(extent.last)}.`}
              </p>
            )}
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
