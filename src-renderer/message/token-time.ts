import { timeAgo } from '../ui/time-format'

const STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
}

/** How a `<t:…>` token reads, and its exact instant; an instant beyond the calendar says so. */
export function tokenTime(
  seconds: number,
  style: string,
  tz: string,
): { text: string; exact: string } {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return { text: 'Invalid date', exact: String(seconds) }
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: tz, ...options }).format(date)
  const exact = write({ dateStyle: 'full', timeStyle: 'long' })
  if (style === 'R') return { text: timeAgo(date.toISOString()), exact }
  return { text: write(STYLES[style] ?? { dateStyle: 'long', timeStyle: 'short' }), exact }
}
