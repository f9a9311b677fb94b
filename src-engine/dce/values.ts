import { MAX_ID, snowflakeToMs } from '#shared/snowflake'

const MAX_ID_TEXT = MAX_ID.toString()

/** A Discord id as a canonical decimal string, or null when it is no id that fits a bigint. */
export function toId(value: unknown): string | null {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && value >= 0 ? String(value) : null
  }
  if (typeof value !== 'string' || !/^\d{1,20}$/.test(value)) return null
  const id = value.charCodeAt(0) === 48 && value.length > 1 ? value.replace(/^0+(?=\d)/, '') : value
  if (id.length < 19) return id
  return id.length > 19 || id > MAX_ID_TEXT ? null : id
}

/** True when the value was meant as an id but is none that can be stored. */
export function isBadId(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && toId(value) === null
}

const INSTANT =
  /^([0-2]\d{3})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/**
 * An ISO 8601 instant as SQL takes it, digits below milliseconds kept; null when it is no instant.
 * A time without an offset counts as UTC.
 */
export function toInstant(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const match = INSTANT.exec(value)
  if (match !== null && Number(match[3]) <= 28 && match[1] !== '0000') {
    return Number.isNaN(Date.parse(value)) ? null : value
  }
  const withZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`
  const ms = Date.parse(withZone)
  if (Number.isNaN(ms) || ms < -62_135_596_800_000 || ms > 95_617_584_000_000) return null
  return new Date(ms).toISOString()
}

/** The instant that an id stands for, as SQL takes it. */
export function idToInstant(id: string): string {
  return new Date(Math.min(snowflakeToMs(id), 95_617_584_000_000)).toISOString()
}

/** A whole number between 0 and `max`; what is none becomes 0. */
export function toCount(value: unknown, max: number): number {
  if (typeof value !== 'number' || !(value > 0)) return 0
  return Math.min(Math.floor(value), max)
}

/** A string that is not empty, cut to `max` UTF-16 units; anything else becomes null. */
export function toText(value: unknown, max = 1_000_000): string | null {
  if (typeof value !== 'string' || value === '') return null
  return value.length > max ? value.slice(0, max).toWellFormed() : value
}

/** The elements of an array that are objects; [] for anything else. */
export function objects<T extends object>(value: readonly T[] | null | undefined): readonly T[] {
  if (!Array.isArray(value)) return []
  for (const item of value) {
    if (typeof item !== 'object' || item === null) {
      return value.filter((each) => typeof each === 'object' && each !== null)
    }
  }
  return value
}

/** A plain object, or null. */
export function object<T extends object>(value: T | null | undefined): T | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
}

/** jsonb and our own recursion end somewhere; no real embed is deeper than five. */
const MAX_DEPTH = 60

/** True when a parsed value nests deeper than any real one: too deep to be stored. */
export function isTooDeep(value: unknown, levels = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  for (const inner of Object.values(value)) {
    if (typeof inner === 'object' && inner !== null && isTooDeep(inner, levels - 1)) return true
  }
  return false
}
