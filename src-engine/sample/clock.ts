import { DISCORD_EPOCH_MS } from '../../src-shared/snowflake'

/** One hour in milliseconds. */
export const HOUR = 3_600_000
/** One day in milliseconds. */
export const DAY = 86_400_000

/** Offset from UTC in minutes at an instant (milliseconds since 1970). */
export type Zone = (ms: number) => number

/** The zone of an export made with `--utc`. */
export const utc: Zone = () => 0

/** Central European time; written out so that no time zone database can change the sample. */
export const berlin: Zone = (ms) => {
  const year = new Date(ms).getUTCFullYear()
  return ms >= lastSunday(year, 2) && ms < lastSunday(year, 9) ? 120 : 60
}

function lastSunday(year: number, month: number): number {
  const end = new Date(Date.UTC(year, month + 1, 0, 1))
  return end.getTime() - end.getUTCDay() * DAY
}

const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))
const dates = new Map<number, string>()

function dateOf(day: number): string {
  let text = dates.get(day)
  if (text === undefined) {
    text = new Date(day * DAY).toISOString().slice(0, 11)
    dates.set(day, text)
  }
  return text
}

/** A timestamp as the exporter writes it: local time with offset, trailing zeros cut. */
export function exporterTime(ms: number, zone: Zone, extraDigits = ''): string {
  const offset = zone(ms)
  const local = ms + offset * 60_000
  const day = Math.floor(local / DAY)
  const rest = local - day * DAY
  const seconds = Math.floor(rest / 1000)
  const clock = `${two[Math.floor(seconds / 3600)]}:${two[Math.floor(seconds / 60) % 60]}:${two[seconds % 60]}`
  const digits = (String(1000 + (rest % 1000)).slice(1) + extraDigits).replace(/0+$/, '')
  const sign = `+${two[Math.floor(offset / 60)]}:${two[offset % 60]}`
  return `${dateOf(day)}${clock}${digits && '.'}${digits}${sign}`
}

/** How many id spaces there are: ids of different spaces never collide. */
export const ID_SPACES = 4096
/** How many ids one space has in one millisecond. */
export const IDS_PER_MS = 1024

/** The snowflake of an instant; unique for each (ms, space, sequence). */
export function snowflake(ms: number, space: number, sequence = 0): string {
  const low = BigInt((space % ID_SPACES) * IDS_PER_MS + (sequence % IDS_PER_MS))
  return ((BigInt(ms - DISCORD_EPOCH_MS) << 22n) | low).toString()
}
