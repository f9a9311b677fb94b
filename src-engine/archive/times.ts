import { AppError } from '#shared/errors'
import type { ScopePeriod } from '#shared/scope'
import { msToSnowflake } from '#shared/snowflake'
import type { Queryable } from '../db/database'
import { type Sql, sql } from '../db/sql'

/* Conditions on the time of a `discord.messages m`, in a time zone. */

/** When the message was posted, as clocks in the zone showed it. */
export function localTime(tz: string): Sql {
  return sql`(m.posted_at at time zone ${tz}::text)`
}

/**
 * True when the id of every message tells when it was posted, so that {@link idsAround} may narrow; an archive that is
 * loaded for the first time does not know yet.
 */
export async function tellIdsTimes(db: Queryable): Promise<boolean> {
  // a count, as PostgreSQL looks for a first one in the whole table: it expects it soon
  const [row] = await db.query<{ is_told: boolean }>(sql`
    select to_regclass('discord.messages_odd_times') is not null and 0 = (
      select count(*) from discord.messages m
      where abs(date_part('epoch', m.posted_at at time zone 'UTC') * 1000
        - ((m.id >> 22) + 1420070400000)) > 60000) as is_told`)
  return row?.is_told ?? false
}

/** Ids that messages between two times can have, with room for time zones: what an index narrows by. null = open. */
export function idsAround(from: string | null, to: string | null): Sql[] {
  const room = 2 * 86_400_000
  return [
    ...(from === null ? [] : [sql`m.id >= ${msToSnowflake(scopeTimeMs(from) - room)}::bigint`]),
    ...(to === null ? [] : [sql`m.id < ${msToSnowflake(scopeTimeMs(to) + room)}::bigint`]),
  ]
}

/** Posted at the time or later. */
export function since(time: string, tz: string): Sql {
  return isInstant(time) ? sql`m.posted_at >= ${instant(time)}` : onOrAfter(date(time), tz)
}

/** Posted before the time. */
export function before(time: string, tz: string): Sql {
  return isInstant(time) ? sql`m.posted_at < ${instant(time)}` : earlierThan(date(time), tz)
}

/** A condition on `m`: posted in the period, as clocks in the zone showed it. */
export function within(period: ScopePeriod, tz: string): Sql {
  const start = date(period.start.length === 7 ? `${period.start}-01` : period.start)
  const first = sql`date_trunc(${period.unit}, ${start})`
  const next = sql`(${first} + ${`1 ${period.unit}`}::text::interval)`
  return sql`${onOrAfter(first, tz)} and ${earlierThan(next, tz)}`
}

/*
 * Local midnights are not one instant when clocks are set back across them (São Paulo, Havana): 23:30 comes twice, or
 * 00:30 does. So the day of a message near a bound is read off its local time, exactly as questions group by it; the
 * plain comparisons around it are what an index can use, and settle all other rows without a conversion.
 */
function onOrAfter(local: Sql, tz: string): Sql {
  const bound = sql`(${local} at time zone ${tz}::text)`
  if (tz === 'UTC') return sql`m.posted_at >= ${bound}`
  return sql`m.posted_at >= ${bound} - interval '1 day'
    and (m.posted_at >= ${bound} + interval '1 day' or ${localTime(tz)} >= ${local})`
}

function earlierThan(local: Sql, tz: string): Sql {
  const bound = sql`(${local} at time zone ${tz}::text)`
  if (tz === 'UTC') return sql`m.posted_at < ${bound}`
  return sql`m.posted_at < ${bound} + interval '1 day'
    and (m.posted_at < ${bound} - interval '1 day' or ${localTime(tz)} < ${local})`
}

function isInstant(time: string): boolean {
  return time.includes('T')
}

/** The instant of a scope time in Unix milliseconds, dates as midnight in UTC; `invalid_input` when it does not exist. */
export function scopeTimeMs(time: string): number {
  const ms = Date.parse(isInstant(time) ? time : `${time}T00:00:00Z`)
  const midnight = Date.parse(`${time.slice(0, 10)}T00:00:00Z`)
  const isReal =
    !Number.isNaN(ms) &&
    !Number.isNaN(midnight) &&
    // V8 takes February 30 for March 2; year 0 is none to PostgreSQL
    new Date(midnight).toISOString().startsWith(time.slice(0, 10)) &&
    time >= '0001'
  if (!isReal) throw new AppError('invalid_input', `${time} is not a date or time that exists.`)
  return ms
}

function instant(time: string): Sql {
  scopeTimeMs(time)
  return sql`${time}::text::timestamptz`
}

function date(day: string): Sql {
  scopeTimeMs(day)
  return sql`${day}::text::timestamp`
}
