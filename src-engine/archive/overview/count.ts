import type { Overview, OverviewQuery, OverviewTotals } from '#shared/overview'
import { compareIds, splitAuthorKey } from '#shared/snowflake'
import { dayName } from './calendar'
import { FLAG, type GuildColumns, type Pairs } from './columns'
import { largest } from './largest'
import { FAILS, failsBefore, failsOf, type Guild } from './narrow'
import { periodsBetween, unitOf } from './parts'

/** Which entity a name is of, by its id; -1 = none that is shown. */
export type NameBook = { entity_ids: number[]; entity_of: Int32Array }

export type CountedChannel = {
  place: number
  messages: number
  authors: number
  last: number
  spark: number[]
}
export type CountedAuthor = { place: number; messages: number; reactions: number; spark: number[] }

/** An overview in numbers and places of the guild's dictionaries. */
export type Counted = Pick<Overview, 'totals' | 'before' | 'activity' | 'hours'> & {
  channels: CountedChannel[]
  authors: CountedAuthor[]
  newcomers: CountedAuthor[]
  roles: { place: number; authors: number; messages: number }[]
  emojis: { place: number; count: number; messages: number }[]
  domains: { place: number; count: number; messages: number }[]
  entities: { place: number; messages: number }[]
}

/** Counts everything in a few passes over the rows. `invalid_input` for a time that does not exist. */
export function countOverview(guild: Guild, names: NameBook, query: OverviewQuery): Counted {
  const { columns } = guild
  const fails = failsOf(guild, query)
  const before = failsBefore(guild, query.scope, fails)
  const { activity, bins } = countActivity(guild, fails, query)
  const { channels, authors, newcomers, roles } = countPlaces(guild, fails, query)
  const withLines = lines(columns, fails, { bins, periods: activity.rows.length })
  return {
    totals: countTotals(columns, fails),
    before: before && countTotals(columns, before),
    activity,
    hours: countHours(guild, fails),
    channels: withLines.channels(channels),
    authors: withLines.authors(authors),
    newcomers: withLines.authors(newcomers),
    roles,
    emojis: largestPairs(
      countPairs(columns.reactions, columns.emojis.values.length, fails, FAILS.emoji),
      query.top,
      columns.emojis.values,
    ),
    domains: largestPairs(
      countPairs(columns.links, columns.domains.values.length, fails, FAILS.domain),
      query.top,
      columns.domains.values,
    ),
    entities: countEntities(columns.names, names, fails, query.top),
  }
}

function countTotals(columns: GuildColumns, fails: Uint8Array): OverviewTotals {
  const { time, author, channel, flags, attachments, characters, is_thread } = columns
  const seenAuthor = new Uint8Array(columns.authors.values.length)
  const seenChannel = new Uint8Array(is_thread.length)
  let [messages, authors, new_authors, replies, questions] = [0, 0, 0, 0, 0]
  let [files, length, channels, threads] = [0, 0, 0, 0]
  let [first, last] = [-1, -1]
  for (let row = 0; row < time.length; row++) {
    if (fails[row] !== 0) continue
    if (first < 0) first = row
    last = row
    messages++
    const who = author[row] as number
    if (seenAuthor[who] === 0) {
      seenAuthor[who] = 1
      authors++
    }
    const where = channel[row] as number
    if (seenChannel[where] === 0) {
      seenChannel[where] = 1
      if (is_thread[where] === 1) threads++
      else channels++
    }
    const flag = flags[row] as number
    if (flag & FLAG.first) new_authors++
    if (flag & FLAG.reply) replies++
    if (flag & FLAG.question) questions++
    files += attachments[row] as number
    length += characters[row] as number
  }
  const sumOf = ({ row, count }: Pairs) => {
    let sum = 0
    for (let pair = 0; pair < row.length; pair++) {
      if (fails[row[pair] as number] === 0) sum += count[pair] as number
    }
    return sum
  }
  return {
    messages,
    authors,
    new_authors,
    channels,
    threads,
    replies,
    reactions: sumOf(columns.reactions),
    attachments: files,
    links: sumOf(columns.links),
    questions,
    characters: length,
    first_message_at: first < 0 ? null : instant(time[first] as number),
    last_message_at: last < 0 ? null : instant(time[last] as number),
  }
}

/** An instant as rows have it. */
export function instant(ms: number): string {
  return new Date(Math.floor(ms)).toISOString()
}

/** The curve, and in which of its periods each row is that is of what the page is about. */
function countActivity({ columns, calendar }: Guild, fails: Uint8Array, query: OverviewQuery) {
  const { day } = calendar
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let row = 0; row < fails.length; row++) {
    if ((fails[row] as number) & FAILS.out) continue
    first = Math.min(first, day[row] as number)
    last = Math.max(last, day[row] as number)
  }
  const bins = new Uint32Array(fails.length)
  if (first > last) return { activity: { unit: query.unit ?? ('day' as const), rows: [] }, bins }
  const [from, to] = [dayName(first), dayName(last)]
  const unit = unitOf(query, from, to)
  const starts = periodsBetween(unit, from, to)
  const binOf = new Uint32Array(last - first + 1)
  let bin = 0
  for (let at = 0; at < binOf.length; at++) {
    const next = starts[bin + 1]
    if (next !== undefined && dayName(first + at) >= next) bin++
    binOf[at] = bin
  }
  const { author, flags } = columns
  const messages = new Uint32Array(starts.length)
  const newAuthors = new Uint32Array(starts.length)
  for (let row = 0; row < fails.length; row++) {
    const fail = fails[row] as number
    if (fail & FAILS.out) continue
    const at = binOf[(day[row] as number) - first] as number
    bins[row] = at
    if (fail & ~FAILS.time) continue
    messages[at] = (messages[at] as number) + 1
    if ((flags[row] as number) & FLAG.first) newAuthors[at] = (newAuthors[at] as number) + 1
  }
  const authors = distinctAuthors(bins, author, fails, {
    bins: starts.length,
    authors: columns.authors.values.length,
  })
  const rows = starts.map((start, at) => ({
    start,
    messages: messages[at] as number,
    authors: authors[at] as number,
    new_authors: newAuthors[at] as number,
  }))
  return { activity: { unit, rows }, bins }
}

/** How many authors each bin has. Rows come in the order of time, and so of bins, but where clocks are set back at midnight. */
function distinctAuthors(
  bins: Uint32Array,
  author: Uint32Array,
  fails: Uint8Array,
  sizes: { bins: number; authors: number },
): Uint32Array {
  const counts = new Uint32Array(sizes.bins)
  const lastBin = new Int32Array(sizes.authors).fill(-1)
  const again = new Set<number>()
  let reached = 0
  for (let row = 0; row < bins.length; row++) {
    if ((fails[row] as number) & ~FAILS.time) continue
    const bin = bins[row] as number
    if (bin < reached) again.add(bin)
    else reached = bin
    const who = author[row] as number
    if (lastBin[who] === bin) continue
    lastBin[who] = bin
    counts[bin] = (counts[bin] as number) + 1
  }
  for (const bin of again) {
    const seen = new Set<number>()
    bins.forEach((each, row) => {
      const isCounted = ((fails[row] as number) & ~FAILS.time) === 0
      if (each === bin && isCounted) seen.add(author[row] as number)
    })
    counts[bin] = seen.size
  }
  return counts
}

function countHours({ calendar: { hour } }: Guild, fails: Uint8Array): Overview['hours'] {
  const counts = new Uint32Array(168)
  for (let row = 0; row < fails.length; row++) {
    if ((fails[row] as number) & ~FAILS.clock) continue
    const cell = hour[row] as number
    counts[cell] = (counts[cell] as number) + 1
  }
  return Array.from(counts, (messages, cell) => ({
    weekday: Math.floor(cell / 24) + 1,
    hour: cell % 24,
    messages,
  }))
}

/** The largest channels, authors and roles, without their lines. */
function countPlaces({ columns, roles }: Guild, fails: Uint8Array, { top }: OverviewQuery) {
  const { channel, author, flags, time, reactions } = columns
  const byChannel = new Uint32Array(columns.channel_ids.length)
  const lastIn = new Uint32Array(columns.channel_ids.length)
  const byAuthor = new Uint32Array(columns.authors.values.length)
  const byHolder = new Uint32Array(columns.authors.values.length)
  const isNew = new Uint8Array(columns.authors.values.length)
  for (let row = 0; row < fails.length; row++) {
    const fail = fails[row] as number
    const who = author[row] as number
    if ((fail & ~FAILS.channel) === 0) {
      const where = channel[row] as number
      byChannel[where] = (byChannel[where] as number) + 1
      lastIn[where] = row
    }
    if ((fail & ~FAILS.author) === 0) {
      byAuthor[who] = (byAuthor[who] as number) + 1
      if ((flags[row] as number) & FLAG.first) isNew[who] = 1
    }
    if ((fail & ~FAILS.role) === 0) byHolder[who] = (byHolder[who] as number) + 1
  }
  const received = new Float64Array(byAuthor.length)
  for (let pair = 0; pair < reactions.row.length; pair++) {
    const row = reactions.row[pair] as number
    if ((fails[row] as number) & ~FAILS.author) continue
    const who = author[row] as number
    received[who] = (received[who] as number) + (reactions.count[pair] as number)
  }
  const authorRow = (place: number) => ({
    place,
    messages: byAuthor[place] as number,
    reactions: received[place] as number,
    spark: [] as number[],
  })
  const keys = columns.authors.values
  const byKey = (a: number, b: number) => compareKeys(keys[a] as string, keys[b] as string)
  const byId = (a: number, b: number) =>
    compareIds(columns.channel_ids[a] as string, columns.channel_ids[b] as string)
  const newest = columns.author_first.map((ms, who) => (isNew[who] === 1 ? ms : Number.NaN))
  return {
    channels: largest(byChannel, top, byId).map((place) => ({
      place,
      messages: byChannel[place] as number,
      authors: 0,
      last: time[lastIn[place] as number] as number,
      spark: [] as number[],
    })),
    authors: largest(byAuthor, top, byKey).map(authorRow),
    newcomers: largest(newest, top, byKey, Number.NEGATIVE_INFINITY).map(authorRow),
    roles: countRoles(roles, byHolder, top),
  }
}

function countRoles(
  { role_ids, author, role }: Guild['roles'],
  byHolder: Uint32Array,
  top: number,
) {
  const authors = new Uint32Array(role_ids.length)
  const messages = new Uint32Array(role_ids.length)
  for (let pair = 0; pair < role.length; pair++) {
    const wrote = byHolder[author[pair] as number] as number
    if (wrote === 0) continue
    const of = role[pair] as number
    authors[of] = (authors[of] as number) + 1
    messages[of] = (messages[of] as number) + wrote
  }
  const byId = (a: number, b: number) => compareIds(role_ids[a] as string, role_ids[b] as string)
  return largest(messages, top, byId).map((place) => ({
    place,
    authors: authors[place] as number,
    messages: messages[place] as number,
  }))
}

/** Fills in what only the listed channels and authors need. */
function lines(
  columns: GuildColumns,
  fails: Uint8Array,
  { bins, periods }: { bins: Uint32Array; periods: number },
) {
  const authors = columns.authors.values.length
  const sparks = (of: Uint32Array, places: readonly number[], ignored: number) => {
    const counts = new Uint32Array(places.length * periods)
    const listed = listedAt(places, of === columns.author ? authors : columns.channel_ids.length)
    for (let row = 0; row < fails.length; row++) {
      if ((fails[row] as number) & ~ignored) continue
      const at = listed[of[row] as number] as number
      if (at < 0) continue
      const cell = at * periods + (bins[row] as number)
      counts[cell] = (counts[cell] as number) + 1
    }
    return places.map((_, at) => [...counts.subarray(at * periods, (at + 1) * periods)])
  }
  return {
    channels(rows: readonly CountedChannel[]): CountedChannel[] {
      const places = rows.map(({ place }) => place)
      const line = sparks(columns.channel, places, FAILS.channel | FAILS.time)
      const listed = listedAt(places, columns.channel_ids.length)
      const seen = new Uint8Array(places.length * authors)
      const wrote = places.map(() => 0)
      for (let row = 0; row < fails.length; row++) {
        if ((fails[row] as number) & ~FAILS.channel) continue
        const at = listed[columns.channel[row] as number] as number
        if (at < 0) continue
        const cell = at * authors + (columns.author[row] as number)
        if (seen[cell] === 1) continue
        seen[cell] = 1
        wrote[at] = (wrote[at] as number) + 1
      }
      return rows.map((row, at) => ({
        ...row,
        authors: wrote[at] as number,
        spark: line[at] as number[],
      }))
    },
    authors(rows: readonly CountedAuthor[]): CountedAuthor[] {
      const places = rows.map(({ place }) => place)
      const line = sparks(columns.author, places, FAILS.author | FAILS.time)
      return rows.map((row, at) => ({ ...row, spark: line[at] as number[] }))
    },
  }
}

/** Where each place stands among those that are listed; -1 = nowhere. */
function listedAt(places: readonly number[], size: number): Int32Array {
  const at = new Int32Array(size).fill(-1)
  places.forEach((place, index) => {
    at[place] = index
  })
  return at
}

function countPairs(
  { row, of, count }: Pairs,
  values: number,
  fails: Uint8Array,
  ignored: number,
): { count: Float64Array; messages: Uint32Array } {
  const counts = new Float64Array(values)
  const messages = new Uint32Array(values)
  for (let pair = 0; pair < row.length; pair++) {
    if ((fails[row[pair] as number] as number) & ~ignored) continue
    const value = of[pair] as number
    counts[value] = (counts[value] as number) + (count[pair] as number)
    messages[value] = (messages[value] as number) + 1
  }
  return { count: counts, messages }
}

function largestPairs(
  { count, messages }: { count: Float64Array; messages: Uint32Array },
  top: number,
  values: readonly string[],
) {
  const measured = count.map((sum, place) => (messages[place] === 0 ? Number.NaN : sum))
  const byText = (a: number, b: number) => compareTexts(values[a] as string, values[b] as string)
  return largest(measured, top, byText, Number.NEGATIVE_INFINITY).map((place) => ({
    place,
    count: count[place] as number,
    messages: messages[place] as number,
  }))
}

function countEntities(
  { row, of }: Pairs,
  { entity_ids, entity_of }: NameBook,
  fails: Uint8Array,
  top: number,
): Counted['entities'] {
  const messages = new Uint32Array(entity_ids.length)
  const lastRow = new Int32Array(entity_ids.length).fill(-1)
  for (let pair = 0; pair < row.length; pair++) {
    const at = row[pair] as number
    const entity = entity_of[of[pair] as number] ?? -1
    if (entity < 0 || fails[at] !== 0 || lastRow[entity] === at) continue
    lastRow[entity] = at
    messages[entity] = (messages[entity] as number) + 1
  }
  const byId = (a: number, b: number) => (entity_ids[a] as number) - (entity_ids[b] as number)
  return largest(messages, top, byId).map((place) => ({
    place,
    messages: messages[place] as number,
  }))
}

/** As PostgreSQL's collation "C" has it. */
function compareTexts(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

function compareKeys(a: string, b: string): number {
  const [one, other] = [splitAuthorKey(a), splitAuthorKey(b)]
  return (
    compareIds(one.author_id, other.author_id) || compareTexts(one.webhook_name, other.webhook_name)
  )
}
