import { t } from '@lingui/core/macro'
import { type TimeFormat, timeAgo } from '../ui/time-format'

/** How each of Discord's styles reads by the settings; what is not in here reads as `f`. */
const STYLES: Record<string, (format: TimeFormat, iso: string) => string> = {
  t: (format, iso) => format.time(iso),
  T: (format, iso) => format.seconds(iso),
  d: (format, iso) => format.day(iso),
  D: (format, iso) => format.day(iso),
  f: (format, iso) => format.dateTime(iso),
  F: (format, iso) => `${format.longDay(iso)}, ${format.time(iso)}`,
  s: (format, iso) => format.dateTime(iso),
  S: (format, iso) => `${format.day(iso)}, ${format.seconds(iso)}`,
  R: (_format, iso) => timeAgo(iso),
}

/** How a `<t:…>` token reads, and its exact instant; an instant beyond the calendar says so. */
export function tokenTime(
  seconds: number,
  style: string,
  format: TimeFormat,
): { text: string; exact: string } {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return { text: t`Invalid date`, exact: `<t:${seconds}>` }
  const iso = date.toISOString()
  const write = STYLES[style] ?? ((own: TimeFormat) => own.dateTime(iso))
  return { text: write(format, iso), exact: format.exact(iso) }
}
