import { i18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import type { Settings } from '#shared/settings'
import { dateTag } from './format'

/** How instants read by the settings. Every input is ISO 8601; the examples are of the style `dmy`. */
export type TimeFormat = {
  /** The zone in use; never null. */
  tz: string
  /** `14:05` */
  time(iso: string): string
  /** `14:05:20` */
  seconds(iso: string): string
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

/** The part of the settings that times follow. */
export type TimeStyle = Pick<Settings, 'tz' | 'hour_cycle' | 'date_style'>

/** The English whose order of day and month a style means; another language has its own order. */
const LOCALES = { iso: 'en-GB', dmy: 'en-GB', mdy: 'en-US' } as const

/** The language that a style writes dates in; `undefined` = the system's. */
function localeOf(style: TimeStyle['date_style']): string | undefined {
  return style === 'system' ? systemLocale() : dateTag(LOCALES[style])
}

/** The system's language and region, such as `de-AT`; undefined where there is no window. */
export function systemLocale(): string | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.language
}

const made = new Map<string, TimeFormat>()

/** The formats of a style: one object for equal styles, as Intl's formats are slow to build. */
export function timeFormat(style: TimeStyle): TimeFormat {
  const tz = style.tz ?? systemTz
  const key = [tz, style.hour_cycle, style.date_style, localeOf(style.date_style)].join(' ')
  const format = made.get(key) ?? makeFormat(tz, style)
  made.set(key, format)
  return format
}

function makeFormat(tz: string, { hour_cycle, date_style }: TimeStyle): TimeFormat {
  const use = (options: Intl.DateTimeFormatOptions, locale = localeOf(date_style)) => {
    const format = new Intl.DateTimeFormat(locale, {
      timeZone: tz,
      hourCycle: hour_cycle,
      ...options,
    })
    return (iso: string) => format.format(new Date(iso))
  }
  const clock = { hour: hour_cycle === 'h12' ? 'numeric' : '2-digit', minute: '2-digit' } as const
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const
  const written = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const exact = { second: '2-digit', timeZoneName: 'short' } as const
  // not en-CA: its spelling of dates has changed once
  const dayKey = use({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv-SE')
  const time = use(clock)
  const seconds = use({ ...clock, second: '2-digit' })
  if (date_style === 'iso') {
    const weekday = use({ weekday: 'long' })
    const exactTime = use({ ...clock, ...exact })
    return {
      tz,
      time,
      seconds,
      day: dayKey,
      longDay: (iso) => `${weekday(iso)}, ${dayKey(iso)}`,
      dateTime: (iso) => `${dayKey(iso)} ${time(iso)}`,
      exact: (iso) => `${weekday(iso)}, ${dayKey(iso)} ${exactTime(iso)}`,
      dayKey,
    }
  }
  return {
    tz,
    time,
    seconds,
    day: use(date),
    longDay: use(written),
    dateTime: use({ ...date, ...clock }),
    exact: use({ ...written, weekday: 'short', ...clock, ...exact }),
    dayKey,
  }
}

/** The format of calendar days, `2025-03-03`: they have no zone, and are the same day whatever the settings' one. */
export function dayFormat(style: TimeStyle): Pick<TimeFormat, 'day' | 'longDay'> {
  const format = timeFormat({ ...style, tz: 'UTC' })
  return {
    day: (day) => format.day(`${day}T00:00:00Z`),
    longDay: (day) => format.longDay(`${day}T00:00:00Z`),
  }
}

const WEEKDAYS = { sunday: 0, monday: 1, saturday: 6 } as const

/** The day that weeks begin with: 0 = Sunday … 6 = Saturday. */
export function firstWeekday(start: Settings['week_start']): 0 | 1 | 6 {
  if (start !== 'system') return WEEKDAYS[start]
  const locale = new Intl.Locale(systemLocale() ?? 'en-GB') as Intl.Locale & {
    getWeekInfo?(): { firstDay: number }
  }
  const day = (locale.getWeekInfo?.().firstDay ?? 1) % 7
  return day === 0 || day === 6 ? day : 1
}

const relative = new Intl.RelativeTimeFormat(i18n.locale, { numeric: 'auto' })
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
  return t`just now`
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
