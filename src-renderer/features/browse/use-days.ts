import { useQuery } from '@tanstack/react-query'
import { callQuery } from '../../client'
import { useTimeFormat } from '../../ui/time'
import type { DayCount } from './timeline-bins'

/** The days on which a channel has messages, in the zone of the settings; undefined until they are counted. */
export function useDays(channel_id: string): readonly DayCount[] | undefined {
  const { tz } = useTimeFormat()
  return useQuery(callQuery('messages.days', { channel_id, tz })).data?.days
}
