/** An instant as clocks and calendars of a zone show it. */
export type Local = { day: string; week: string; month: string; weekday: number; hour: number }

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(tz: string): Intl.DateTimeFormat {
  const known = formats.get(tz)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: tz,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(tz, format)
  return format
}

const DAY_MS = 86_400_000

/** The local calendar of an instant, by ICU and not by PostgreSQL. */
export function localOf(ms: number, tz: string): Local {
  const parts = Object.fromEntries(
    formatOf(tz)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  )
  const day = `${parts.year}-${parts.month}-${parts.day}`
  const noon = Date.parse(`${day}T12:00:00Z`)
  const weekday = new Date(noon).getUTCDay() || 7
  const week = new Date(noon - (weekday - 1) * DAY_MS).toISOString().slice(0, 10)
  return { day, week, month: day.slice(0, 7), weekday, hour: Number(parts.hour) }
}

type Unit = 'day' | 'week' | 'month'

/** Every period from the first to the last of some, in order. */
export function everyPeriod(unit: Unit, some: readonly string[]): string[] {
  const sorted = some.toSorted()
  const last = sorted.at(-1) ?? ''
  const found: string[] = []
  for (let p = sorted[0]; p !== undefined && p <= last; p = nextPeriod(unit, p)) found.push(p)
  return found
}

/** The name of the period after. */
function nextPeriod(unit: Unit, period: string): string {
  if (unit !== 'month') {
    const days = unit === 'week' ? 7 : 1
    return new Date(Date.parse(period) + days * DAY_MS).toISOString().slice(0, 10)
  }
  const [year = 0, month = 0] = period.split('-').map(Number)
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
}
