import type { OverviewQuery } from '#shared/overview'
import { compareIds, splitAuthorKey } from '#shared/snowflake'
import { FLAG, type GuildColumns, type Pairs } from './columns'
import { largest } from './largest'
import { FAILS, type Guild } from './narrow'

/* The lists of an overview: each ignores the filter that it sets itself. */

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

/** The largest channels, authors and roles, without their lines. */
export function countPlaces({ columns, roles }: Guild, fails: Uint8Array, { top }: OverviewQuery) {
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
export function lines(
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

/** How often each value stands in a list, and in how many messages. */
export function countPairs(
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

/** The values that stand there most often. */
export function largestPairs(
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

/** The entities that most messages name. */
export function countEntities(
  { row, of }: Pairs,
  { entity_ids, entity_of }: NameBook,
  fails: Uint8Array,
  top: number,
): { place: number; messages: number }[] {
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
