/*
 * Dates as a person types them: `2025`, `2025-03`, `2025-03-14`, `2025-W11`, `march 2025`, `14 march`, `today`,
 * `yesterday`, `last week`, `3 days ago`, an instant, and ranges of them (`2025-03..2025-05`, `2025-03..`).
 */

/** A span of time: from the first day until before the other, as clocks show them; an instant has a T. null = open. */
export type TimeSpan = { from: string | null; to: string | null }

const DAY_MS = 86_400_000
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAMES = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
]
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const UNITS = ['day', 'week', 'month', 'year'] as const
type Unit = (typeof UNITS)[number]

/** The calendar day of an instant in a time zone, `2025-03-14`. */
export function dayIn(tz: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: tz,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    calendar: 'gregory',
    numberingSystem: 'latn',
  }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/** Reads a date or a range of them; `today` is the day it is now. null = it is none. */
export function readDate(typed: string, today: string): TimeSpan | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
  const range = /^(.*?)\.\.(.*)$/.exec(text)
  if (!range) return readSpan(text, today)
  const [, first = '', last = ''] = range
  const from = first === '' ? null : readSpan(first.trim(), today)
  const to = last === '' ? null : readSpan(last.trim(), today)
  if ((from === null && first !== '') || (to === null && last !== '')) return null
  if (from === null && to === null) return null
  const span = { from: from?.from ?? null, to: to?.to ?? null }
  return span.from !== null && span.to !== null && span.from >= span.to ? null : span
}

function readSpan(text: string, today: string): TimeSpan | null {
  return (
    readInstant(text) ?? readNumbers(text) ?? readNames(text, today) ?? readRelative(text, today)
  )
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(z|[+-]\d{2}:\d{2})$/

/** One instant is a span without length. */
function readInstant(text: string): TimeSpan | null {
  const [, day, time, zone = ''] = INSTANT.exec(text) ?? []
  if (!day || !time || span(day, 'day') === null) return null
  const instant = `${day}T${time.length === 5 ? `${time}:00` : time}${zone.toUpperCase()}`
  return Number.isNaN(Date.parse(instant)) ? null : { from: instant, to: instant }
}

function readNumbers(text: string): TimeSpan | null {
  const week = /^(\d{4})-?w(\d{1,2})$/.exec(text)
  if (week) return weekOf(Number(week[1]), Number(week[2]))
  const [, year, month, day] = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text) ?? []
  if (year === undefined) return null
  const first = `${year}-${(month ?? '1').padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`
  return span(first, day !== undefined ? 'day' : month !== undefined ? 'month' : 'year')
}

/** An ISO week. */
function weekOf(year: number, week: number): TimeSpan | null {
  const fourth = Date.UTC(year, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS
  const start = isoDay(monday + (week - 1) * 7 * DAY_MS)
  const thursday = isoDay(monday + ((week - 1) * 7 + 3) * DAY_MS)
  return week > 0 && thursday.startsWith(String(year).padStart(4, '0')) ? span(start, 'week') : null
}

/** `march 2025`, `14 mar 2025`, `march 14`, `monday`: without a year the last one that has begun. */
function readNames(text: string, today: string): TimeSpan | null {
  const weekday = DAYS.findIndex((name) => text === name || text === name.slice(0, 3))
  if (weekday >= 0) {
    const ago = (weekdayOf(today) - weekday + 7) % 7
    return span(addDays(today, -ago), 'day')
  }
  const words = text
    .replace(/[,.]/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
  const at = words.findIndex((word) => monthOf(word) !== null)
  if (at < 0 || words.length > 3) return null
  const month = monthOf(words[at] as string) as number
  const others = words.filter((_, index) => index !== at)
  const year = others.find((word) => /^\d{4}$/.test(word))
  const day = others.find((word) => /^\d{1,2}(?:st|nd|rd|th)?$/.test(word))
  if (others.length !== Number(year !== undefined) + Number(day !== undefined)) return null
  const unit = day === undefined ? 'month' : 'day'
  const of = (y: string) =>
    `${y}-${String(month).padStart(2, '0')}-${String(parseInt(day ?? '1', 10)).padStart(2, '0')}`
  if (year !== undefined) return span(of(year), unit)
  const thisYear = today.slice(0, 4)
  const last = String(Number(thisYear) - 1).padStart(4, '0')
  return of(thisYear) <= today ? span(of(thisYear), unit) : span(of(last), unit)
}

function monthOf(word: string): number | null {
  const index = MONTH_NAMES.findIndex(
    (name, month) => word === name || word === MONTHS[month] || (word === 'sept' && month === 8),
  )
  return index < 0 ? null : index + 1
}

function readRelative(text: string, today: string): TimeSpan | null {
  if (text === 'today') return span(today, 'day')
  if (text === 'yesterday') return span(addDays(today, -1), 'day')
  const [, which, named] = /^(this|last|past) ([a-z]+)$/.exec(text) ?? []
  const unit = UNITS.find((one) => one === named)
  if (which && unit) {
    const start = startOf(today, unit)
    return span(which === 'this' ? start : add(start, unit, -1), unit)
  }
  const weekday = DAYS.indexOf(named ?? '')
  if (which === 'last' && weekday >= 0) {
    const ago = (weekdayOf(today) - weekday + 7) % 7 || 7
    return span(addDays(today, -ago), 'day')
  }
  const counted =
    /^(?:(last|past) )?(\d{1,4}) ?(d|w|m|y|days?|weeks?|months?|years?)( ago)?$/.exec(text) ?? []
  const [, isLast, number, letter = '', isAgo] = counted
  const asked = UNITS.find((one) => one[0] === letter[0])
  if (number === undefined || asked === undefined || (isLast && isAgo)) return null
  if (isAgo) return span(add(startOf(today, asked), asked, -Number(number)), asked)
  // the last 7 days end with today
  const before = add(today, asked, -Number(number))
  return before.length === 10 && before >= '0001'
    ? { from: addDays(before, 1), to: addDays(today, 1) }
    : null
}

/** The unit that begins on a day; null when the day does not exist. */
function span(start: string, unit: Unit): TimeSpan | null {
  const ms = Date.parse(`${start}T00:00:00Z`)
  if (Number.isNaN(ms) || isoDay(ms) !== start || start < '0001') return null
  const end = add(start, unit, 1)
  return { from: start, to: end.length === 10 ? end : null }
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, -14)
}

/** A day a number of units later; the last of a shorter month at most. */
export function add(day: string, unit: Unit, count: number): string {
  if (unit === 'day') return addDays(day, count)
  if (unit === 'week') return addDays(day, count * 7)
  const date = new Date(`${day}T00:00:00Z`)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + (unit === 'month' ? count : count * 12))
  const next = new Date(date)
  next.setUTCMonth(next.getUTCMonth() + 1, 0)
  date.setUTCDate(Math.min(wanted, next.getUTCDate()))
  return isoDay(date.getTime())
}

/** The day a number of days later. */
export function addDays(day: string, count: number): string {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS)
}

/** 0 = Monday. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** The first day of the unit that a day is in; weeks begin on Mondays. */
export function startOf(day: string, unit: Unit): string {
  if (unit === 'day') return day
  if (unit === 'week') return addDays(day, -weekdayOf(day))
  return unit === 'month' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`
}
