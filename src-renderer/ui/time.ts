import { useSettings } from './settings'
import { dayFormat, firstWeekday, type TimeFormat, timeFormat } from './time-format'

/** The {@link TimeFormat} of the settings. */
export function useTimeFormat(): TimeFormat {
  return timeFormat(useSettings())
}

/** How calendar days, `2025-03-03`, read by the settings; they are in no zone. */
export function useDayFormat(): Pick<TimeFormat, 'day' | 'longDay'> {
  return dayFormat(useSettings())
}

/** The day that weeks begin with by the settings: 0 = Sunday … 6 = Saturday. */
export function useFirstWeekday(): 0 | 1 | 6 {
  return firstWeekday(useSettings().week_start)
}
