import { snowflakeToMs } from '#shared/snowflake'
import { toInstant } from './values'

/** 2000-01-01 UTC, where PostgreSQL counts from, in milliseconds since 1970. */
const EPOCH_MS = 946_684_800_000
const MAX_MS = 95_617_584_000_000

/**
 * An ISO 8601 time as microseconds since 2000-01-01 UTC (PostgreSQL's binary timestamptz); null when it is none. What
 * DCE writes (`2020-01-01T00:00:00.1234567+00:00`) is read digit by digit, everything else as {@link toInstant} does.
 */
export function toMicros(value: unknown): number | null {
  if (typeof value !== 'string') return null
  return fastMicros(value) ?? slowMicros(value)
}

/** The instant that an id stands for, in microseconds since 2000-01-01 UTC. */
export function idToMicros(id: string): number {
  return (Math.min(snowflakeToMs(id), MAX_MS) - EPOCH_MS) * 1000
}

/** Microseconds since 2000-01-01 UTC of an instant that {@link toInstant} made. */
export function instantToMicros(instant: string): number {
  return toMicros(instant) ?? 0
}

function slowMicros(value: string): number | null {
  const instant = toInstant(value)
  if (instant === null) return null
  const fraction = /\.\d{3}(\d{1,6})/.exec(instant)?.[1] ?? ''
  const micros = Math.round(Number(`0.${fraction === '' ? '0' : fraction}`) * 1000)
  return (Date.parse(instant) - EPOCH_MS) * 1000 + micros
}

/** The `count` digits at an offset as a number; -1 when something else stands there. */
function number(text: string, at: number, count: number): number {
  let value = 0
  for (let index = at; index < at + count; index++) {
    const digit = text.charCodeAt(index) - 48
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}

let lastDay = ''
let lastDayMs = 0

/** The start of a day (`2020-01-01`) in UTC milliseconds; NaN when there is no such day. Messages come in order. */
function dayMs(day: string): number {
  if (day !== lastDay) {
    lastDay = day
    lastDayMs = Date.parse(`${day}T00:00:00Z`)
    if (Number(day.slice(8)) > 28 && !isDay(day, lastDayMs)) lastDayMs = Number.NaN
  }
  return lastDayMs
}

function isDay(day: string, ms: number): boolean {
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day)
}

/** null = not written the way DCE does; the slow way decides. */
function fastMicros(text: string): number | null {
  const { length } = text
  if (length < 25 || length > 35) return null
  if (text.charCodeAt(10) !== 84 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) {
    return null
  }
  const hours = number(text, 11, 2)
  const minutes = number(text, 14, 2)
  const seconds = number(text, 17, 2)
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
    return null
  }
  const zoneAt = length - 6
  let micros = 0
  if (zoneAt > 19) {
    const count = zoneAt - 20
    const fraction = text.charCodeAt(19) === 46 && count > 0 ? number(text, 20, count) : -1
    if (fraction < 0) return null
    micros = Math.round(fraction * 10 ** (6 - count))
  }
  const sign = text.charCodeAt(zoneAt)
  const zoneHours = number(text, zoneAt + 1, 2)
  const zoneMinutes = number(text, zoneAt + 4, 2)
  if ((sign !== 43 && sign !== 45) || text.charCodeAt(zoneAt + 3) !== 58) return null
  if (zoneHours < 0 || zoneHours > 14 || zoneMinutes < 0 || zoneMinutes > 59) return null
  const year = number(text, 0, 4)
  const day = year < 1 || year > 2999 ? Number.NaN : dayMs(text.slice(0, 10))
  if (Number.isNaN(day)) return null
  const zone = (zoneHours * 60 + zoneMinutes) * (sign === 43 ? -1 : 1)
  const ofDay = ((hours * 60 + minutes + zone) * 60 + seconds) * 1000
  return (day - EPOCH_MS + ofDay) * 1000 + micros
}
