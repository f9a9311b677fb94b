import { useSettings } from './settings'
import { firstWeekday, type TimeFormat, timeFormat } from './time-format'

/** The {@link TimeFormat} of the settings. */
export function useTimeFormat(): TimeFormat {
  return timeFormat(useSettings())
}

/** The day that weeks begin with by the settings: 0 = Sunday … 6 = Saturday. */
export function useFirstWeekday(): 0 | 1 | 6 {
  return firstWeekday(useSettings().week_start)
}
