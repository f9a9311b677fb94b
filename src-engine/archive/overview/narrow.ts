import type { OverviewQuery, OverviewScope } from '#shared/overview'
import { scopeTimeMs } from '../times'
import { type Calendar, DAY_MS } from './calendar'
import { FLAG, type GuildColumns, type Pairs } from './columns'
import { timeBefore } from './parts'
import type { TermTotals } from './typical'

/** Which filters a row fails, a bit each; `out` = it is not of what the page is about, or of a bot that does not count. */
export const FAILS = {
  time: 1,
  channel: 2,
  author: 4,
  role: 8,
  clock: 16,
  emoji: 32,
  domain: 64,
  out: 128,
} as const

/** Who holds which role: pairs of the places of an author and of a role. */
export type RoleBook = { role_ids: string[]; author: Uint32Array; role: Uint32Array }

/** What an overview is counted from. */
export type Guild = {
  columns: GuildColumns
  calendar: Calendar
  roles: RoleBook
  said: TermTotals
}

/** What each row fails. `invalid_input` for a time that does not exist. */
export function failsOf({ columns, calendar, roles }: Guild, query: OverviewQuery): Uint8Array {
  const { scope, page } = query
  const fails = new Uint8Array(columns.time.length)
  const keep = (bit: number, isKept: (row: number) => boolean) => {
    for (let row = 0; row < fails.length; row++) {
      if (!isKept(row)) fails[row] = (fails[row] as number) | bit
    }
  }
  if (scope.from !== undefined || scope.to !== undefined) {
    keep(FAILS.time, isWithin(scope, columns.time, calendar.day))
  }
  if (scope.channel_id !== undefined) {
    const place = columns.channel_ids.indexOf(scope.channel_id)
    const { channel } = columns
    keep(page === 'channel' ? FAILS.out : FAILS.channel, (row) => channel[row] === place)
  }
  if (scope.author_id !== undefined) {
    const place = columns.authors.places.get(scope.author_id) ?? -1
    const { author } = columns
    keep(page === 'author' ? FAILS.out : FAILS.author, (row) => author[row] === place)
  }
  if (scope.role_id !== undefined) {
    const holds = holdersOf(roles, scope.role_id, columns.authors.values.length)
    const { author } = columns
    keep(FAILS.role, (row) => holds[author[row] as number] === 1)
  }
  if (scope.weekday !== undefined || scope.hour !== undefined) {
    const isKept = Uint8Array.from({ length: 168 }, (_, cell) =>
      Number(
        (scope.weekday === undefined || Math.floor(cell / 24) + 1 === scope.weekday) &&
          (scope.hour === undefined || cell % 24 === scope.hour),
      ),
    )
    const { hour } = calendar
    keep(FAILS.clock, (row) => isKept[hour[row] as number] === 1)
  }
  if (scope.emoji !== undefined) {
    const has = rowsWith(columns.reactions, columns.emojis.places.get(scope.emoji), fails.length)
    keep(FAILS.emoji, (row) => has[row] === 1)
  }
  if (scope.domain !== undefined) {
    const has = rowsWith(columns.links, columns.domains.places.get(scope.domain), fails.length)
    keep(FAILS.domain, (row) => has[row] === 1)
  }
  if (scope.bots === 'exclude') {
    const { flags } = columns
    keep(FAILS.out, (row) => ((flags[row] as number) & FLAG.bot) === 0)
  }
  return fails
}

/** The same for the time just before the scope's; null when there is none. */
export function failsBefore(
  { columns, calendar }: Guild,
  scope: OverviewScope,
  fails: Uint8Array,
): Uint8Array | null {
  const before = timeBefore(scope)
  if (before === null) return null
  const isIn = isWithin(before, columns.time, calendar.day)
  return fails.map((fail, row) => (fail & ~FAILS.time) | (isIn(row) ? 0 : FAILS.time))
}

function isWithin(
  { from, to }: Pick<OverviewScope, 'from' | 'to'>,
  time: Float64Array,
  day: Int32Array,
): (row: number) => boolean {
  const [since, until] = [boundOf(from), boundOf(to)]
  const [from_day, from_ms] = [
    since?.day ?? Number.NEGATIVE_INFINITY,
    since?.ms ?? Number.NEGATIVE_INFINITY,
  ]
  const [to_day, to_ms] = [
    until?.day ?? Number.POSITIVE_INFINITY,
    until?.ms ?? Number.POSITIVE_INFINITY,
  ]
  return (row) => {
    const [ms, date] = [time[row] as number, day[row] as number]
    return ms >= from_ms && ms < to_ms && date >= from_day && date < to_day
  }
}

/** A date is a day of the calendar, whatever the instant it began at. */
function boundOf(time: string | undefined): { day?: number; ms?: number } | null {
  if (time === undefined) return null
  const ms = scopeTimeMs(time)
  if (!time.includes('T')) return { day: Math.round(ms / DAY_MS) }
  // JavaScript cuts off what is smaller than a millisecond
  const [, more = ''] = /\.\d{3}(\d{1,3})/.exec(time) ?? []
  return { ms: ms + Number(more.padEnd(3, '0')) / 1000 }
}

function holdersOf({ role_ids, author, role }: RoleBook, role_id: string, authors: number) {
  const holds = new Uint8Array(authors)
  const place = role_ids.indexOf(role_id)
  role.forEach((of, pair) => {
    if (of === place) holds[author[pair] as number] = 1
  })
  return holds
}

function rowsWith({ row, of }: Pairs, place: number | undefined, rows: number): Uint8Array {
  const has = new Uint8Array(rows)
  for (let pair = 0; pair < row.length; pair++) {
    if (of[pair] === place) has[row[pair] as number] = 1
  }
  return has
}
