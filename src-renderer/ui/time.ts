import { useMemo } from 'react'
import { useSettings } from './settings'
import { systemTz, type TimeFormat, timeFormat } from './time-format'

/** The {@link TimeFormat} of the settings. */
export function useTimeFormat(): TimeFormat {
  const { tz, hour_cycle } = useSettings()
  return useMemo(() => timeFormat(tz ?? systemTz, hour_cycle), [tz, hour_cycle])
}
