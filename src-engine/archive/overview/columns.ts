import type { Id } from '#shared/snowflake'

/*
 * The counted messages of a guild as columns: what an overview narrows and counts by, and nothing that can be read. Rows
 * stand in the order of time; what a message may have several of (reactions, links, names) stands in lists of its own.
 */

/** What the flags of a row say. */
export const FLAG = { bot: 1, reply: 2, question: 4, first: 8 } as const

/**
 * Rows and what each has: the number of a row, what it is of (a place in a dictionary, or an id), how often. `count` is empty where
 * it is always once.
 */
export type Pairs = { row: Uint32Array; of: Uint32Array; count: Int32Array }

/** Columns with one value a row. `time` = Unix milliseconds, with fractions; `characters` = code points. */
export type Rows = {
  time: Float64Array
  author: Uint32Array
  flags: Uint8Array
  attachments: Uint16Array
  characters: Uint32Array
}

/**
 * What messages have several of: each of a row once. `names` are of a name's id, those of one row together; `terms` of a term's id.
 */
export const LISTS = ['reactions', 'links', 'names', 'terms'] as const
export type ListName = (typeof LISTS)[number]

/** Some messages of some channels in the order of time, then of their ids, without the flag `first`. */
export type ColumnsPart = Rows &
  Record<ListName, Pairs> & {
    /** By place in `channels`. */
    channel: Uint32Array
    channels: readonly { channel_id: Id; is_thread: boolean }[]
  }

/** Values that rows name by their place. */
export type Dictionary = { values: string[]; places: Map<string, number> }

/** All of a guild. */
export type GuildColumns = Rows &
  Record<ListName, Pairs> & {
    guild_id: Id
    /** By place; a channel without messages may be among them. */
    channel_ids: Id[]
    is_thread: Uint8Array
    channel: Uint32Array
    /** Author keys. */
    authors: Dictionary
    emojis: Dictionary
    domains: Dictionary
    /** First and last message of each author in the guild. */
    author_first: Float64Array
    author_last: Float64Array
  }

/** A dictionary of some values. */
export function dictionary(values: string[] = []): Dictionary {
  return { values, places: new Map(values.map((value, place) => [value, place])) }
}

/** The place of a value, which is added when it is not there. */
export function placeOf(of: Dictionary, value: string): number {
  const known = of.places.get(value)
  if (known !== undefined) return known
  const place = of.values.length
  of.places.set(value, place)
  of.values.push(value)
  return place
}

/** A guild of which nothing is known. */
export function emptyColumns(guild_id: Id): GuildColumns {
  return {
    guild_id,
    channel_ids: [],
    is_thread: new Uint8Array(0),
    channel: new Uint32Array(0),
    ...newRows(0),
    reactions: newPairs(0),
    links: newPairs(0),
    names: newPairs(0),
    terms: newPairs(0),
    authors: dictionary(),
    emojis: dictionary(),
    domains: dictionary(),
    author_first: new Float64Array(0),
    author_last: new Float64Array(0),
  }
}

/** Room for rows. */
export function newRows(rows: number): Rows {
  return {
    time: new Float64Array(rows),
    author: new Uint32Array(rows),
    flags: new Uint8Array(rows),
    attachments: new Uint16Array(rows),
    characters: new Uint32Array(rows),
  }
}

/** Room for pairs. */
export function newPairs(pairs: number, isCounted = true): Pairs {
  return {
    row: new Uint32Array(pairs),
    of: new Uint32Array(pairs),
    count: new Int32Array(isCounted ? pairs : 0),
  }
}
