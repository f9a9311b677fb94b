import type { Overview, OverviewQuery, OverviewTotals } from '#shared/overview'
import { periodsBetween } from '#shared/period'
import { dayName } from './calendar'
import { FLAG, type GuildColumns, type Pairs } from './columns'
import {
  type CountedAuthor,
  type CountedChannel,
  countEntities,
  countPairs,
  countPlaces,
  largestPairs,
  lines,
  type NameBook,
} from './count-lists'
import { FAILS, failsBefore, failsOf, type Guild } from './narrow'
import { unitOf } from './parts'
import { type TypicalTerm, typicalTerms } from './typical'

/** An overview in numbers and places of the guild's dictionaries. */
export type Counted = Pick<Overview, 'totals' | 'before' | 'activity' | 'hours'> & {
  channels: CountedChannel[]
  authors: CountedAuthor[]
  newcomers: CountedAuthor[]
  roles: { place: number; authors: number; messages: number }[]
  emojis: { place: number; count: number; messages: number }[]
  domains: { place: number; count: number; messages: number }[]
  entities: { place: number; messages: number }[]
  /** More than are asked for, since several may be forms of one word. */
  words: TypicalTerm[]
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
    words: typicalTerms(columns.terms, guild.said, fails, 5 * query.top + 100),
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
    // every bin on the way may come once more
    if (bin < reached) for (let each = bin; each <= reached; each++) again.add(each)
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
