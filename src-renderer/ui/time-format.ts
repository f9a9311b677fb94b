/** How instants read in the zone and hour cycle of the settings. Every input is ISO 8601. */
export type TimeFormat = {
  /** The zone in use; never null. */
  tz: string
  /** `14:05` */
  time(iso: string): string
  /** `3 Mar 2025` */
  day(iso: string): string
  /** `Monday, 3 March 2025` */
  longDay(iso: string): string
  /** `3 Mar 2025, 14:05` */
  dateTime(iso: string): string
  /** With weekday, seconds and zone: for tooltips. */
  exact(iso: string): string
  /** The calendar day in the zone, `2025-03-03`: to compare days. */
  dayKey(iso: string): string
}

/** The zone of the system. */
export const systemTz = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Formats in one zone and hour cycle. Make it once, not per message: Intl formats are slow to build. */
export function timeFormat(tz: string, hourCycle: 'h12' | 'h23'): TimeFormat {
  const use = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: tz, hourCycle, ...options })
    return (iso: string) => format.format(new Date(iso))
  }
  const hour = hourCycle === 'h12' ? 'numeric' : '2-digit'
  const key = new Intl.DateTimeFormat('en-CA', { timeZone: tz, dateStyle: 'short' })
  return {
    tz,
    time: use({ hour, minute: '2-digit' }),
    day: use({ day: 'numeric', month: 'short', year: 'numeric' }),
    longDay: use({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    dateTime: use({
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour,
      minute: '2-digit',
    }),
    exact: use({
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour,
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
    }),
    dayKey: (iso) => key.format(new Date(iso)),
  }
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const STEPS = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** How long ago, in one unit: `3 days ago`, `just now`. */
export function timeAgo(iso: string, now = Date.now()): string {
  const seconds = (Date.parse(iso) - now) / 1000
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit)
  }
  return 'just now'
}

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function zoneOffset(ms: number, tz: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: tz,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(ms)
  const get = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const wall = Date.UTC(
    get('year'),
    get('month') - 1,
    get('day'),
    get('hour'),
    get('minute'),
    get('second'),
  )
  return wall - Math.floor(ms / 1000) * 1000
}

/** The instant at which a day `YYYY-MM-DD` begins in a zone, as ISO 8601 in UTC. */
export function startOfDay(day: string, tz: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`)
  const near = wall - zoneOffset(wall, tz)
  return new Date(wall - zoneOffset(near, tz)).toISOString()
}
