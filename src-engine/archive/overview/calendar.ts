import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'

/** When messages were posted, as clocks of a time zone showed it; rows as the columns have them. */
export type Calendar = {
  tz: string
  /** Days since 1970-01-01. */
  day: Int32Array
  /** The hour of the week, 0 = Monday's first. */
  hour: Uint8Array
}

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/**
 * The calendar of instants in ascending order. What a zone's clocks showed is asked of the database, so that days are the same
 * as in every question.
 */
export async function readCalendar(
  db: Queryable,
  tz: string,
  time: Float64Array,
): Promise<Calendar> {
  const changes = tz === 'UTC' ? [] : await readChanges(db, tz, time)
  const day = new Int32Array(time.length)
  const hour = new Uint8Array(time.length)
  let next = 0
  let ahead = 0
  for (let row = 0; row < time.length; row++) {
    const ms = time[row] as number
    while (next < changes.length && (changes[next] as Change).from <= ms) {
      ahead = (changes[next++] as Change).ahead
    }
    const local = ms + ahead
    const days = Math.floor(local / DAY_MS)
    day[row] = days
    // 1970-01-01 was a Thursday
    hour[row] = mod(days + 3, 7) * 24 + Math.floor((local - days * DAY_MS) / HOUR_MS)
  }
  return { tz, day, hour }
}

const mod = (a: number, b: number) => ((a % b) + b) % b

/** From an instant on, clocks are ahead of UTC by so much; both in milliseconds. */
type Change = { from: number; ahead: number }

/** Each change of clocks on a day with messages: by days first, and to the minute where one begins and ends otherwise. */
async function readChanges(db: Queryable, tz: string, time: Float64Array): Promise<Change[]> {
  const days: number[] = []
  let until = Number.NEGATIVE_INFINITY
  for (const ms of time) {
    if (ms < until) continue
    const day = Math.floor(ms / DAY_MS)
    days.push(day)
    until = (day + 1) * DAY_MS
  }
  const found = await db.query<{ minute: number; ahead: number }>(sql`
    with days as (
      select day, ${aheadAt(sql`day * 1440`, tz)} as first, ${aheadAt(sql`day * 1440 + 1439`, tz)} as last
      from unnest(${days}::int[]) day
    ), minutes as (
      select minute, ahead, lag(ahead) over (partition by day order by minute) as before
      from days cross join generate_series(day * 1440, day * 1440 + 1439) minute
      cross join lateral (select ${aheadAt(sql`minute`, tz)} as ahead) a
      where first <> last
    )
    select day * 1440 as minute, first as ahead from days
    union all select minute, ahead from minutes where ahead <> before
    order by minute`)
  const changes: Change[] = []
  for (const { minute, ahead } of found) {
    if (changes.at(-1)?.ahead !== ahead * 1000) {
      changes.push({ from: minute * MINUTE_MS, ahead: ahead * 1000 })
    }
  }
  return changes
}

/** By how many seconds the clocks of a zone are ahead of UTC at a minute since 1970. */
function aheadAt(minute: ReturnType<typeof sql>, tz: string) {
  const instant = sql`(timestamptz 'epoch' + (${minute}) * interval '1 minute')`
  return sql`extract(epoch from (${instant} at time zone ${tz}::text) - (${instant} at time zone 'UTC'))::int`
}

/** `YYYY-MM-DD` of days since 1970. */
export function dayName(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}
