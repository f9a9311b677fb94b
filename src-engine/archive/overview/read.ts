import { setImmediate as turn } from 'node:timers/promises'
import { type Id, joinAuthorKey } from '#shared/snowflake'
import type { Queryable } from '../../db/database'
import { type Sql, sql } from '../../db/sql'
import {
  type ColumnsPart,
  type Dictionary,
  FLAG,
  type GuildColumns,
  LISTS,
  newPairs,
  newRows,
  type Pairs,
  placeOf,
} from './columns'

/*
 * Columns are read in slices between which others are answered: of a large channel, or of many small ones. A slice comes as
 * bytes, for as many cells would take several times as long.
 */

/** How many messages one statement reads. */
const SLICE = 10_000
const MOST_CHANNELS = 500

/** Bytes of a row as the statement packs it: channel, id, time, author, characters, attachments, flags. */
const ROW = 40
/** The same of a pair: channel, id, and the name or how often. */
const PAIR = 20
const IS_FACE = 1 << 15

type Channel = { channel_id: Id; is_thread: boolean }
type Books = Pick<GuildColumns, 'authors' | 'emojis' | 'domains'>

/** The messages of some channels of a guild; their authors, emoji and domains are added to its dictionaries. */
export async function readParts(
  db: Queryable,
  of: { guild_id: Id; channels: readonly Channel[] },
  into: Books,
  signal: AbortSignal,
): Promise<ColumnsPart[]> {
  const authorOf = authorBook(into.authors)
  const parts: ColumnsPart[] = []
  for (const channels of await batches(db, of.channels)) {
    for (let after: Id | null = '-1'; after !== null; ) {
      signal.throwIfAborted()
      const slice = { guild_id: of.guild_id, channels, after }
      const { part, last_id }: Slice = await readSlice(db, slice, into, authorOf)
      parts.push(part)
      after = last_id
      await turn()
    }
  }
  return parts
}

/** Channels that are read together: as many as have no more messages than a slice, or one. */
async function batches(db: Queryable, channels: readonly Channel[]): Promise<Channel[][]> {
  const ids = channels.map(({ channel_id }) => channel_id)
  const counts = await db.query<{ channel_id: Id; messages: number }>(sql`
    select channel_id, count(*)::int as messages from discord.messages
    where channel_id = any (${ids}::bigint[]) group by 1`)
  const messages = new Map(counts.map((row) => [row.channel_id, row.messages]))
  const all: Channel[][] = []
  let room = 0
  for (const channel of channels) {
    const size = messages.get(channel.channel_id) ?? 0
    const last = all.at(-1)
    if (last && size <= room && last.length < MOST_CHANNELS) last.push(channel)
    else {
      all.push([channel])
      room = SLICE
    }
    room -= size
  }
  return all
}

/** What of a channel alone comes after; null = nothing. */
type Slice = { part: ColumnsPart; last_id: Id | null }

async function readSlice(
  db: Queryable,
  { guild_id, channels, after }: { guild_id: Id; channels: readonly Channel[]; after: Id },
  into: Books,
  authorOf: (id: bigint, face: string) => number,
): Promise<Slice> {
  const ids = channels.map(({ channel_id }) => channel_id)
  const isOne = channels.length === 1
  const [found] = await db.query<{
    rows: Uint8Array | null
    faces: string[] | null
    seen: number
    last_id: Id | null
  }>(sql`
    select string_agg(int8send(channel_id) || int8send(id) || timestamptz_send(posted_at)
        || int8send(author_id) || int4send(char_length(content)) || int2send(attachment_count)
        || int2send((is_bot::int * ${FLAG.bot}::int + (type = 'Reply')::int * ${FLAG.reply}::int
          + is_question::int * ${FLAG.question}::int - (webhook_name <> '')::int * ${IS_FACE}::int)::int2),
        '' order by channel_id, id) filter (where counts) as rows,
      json_agg(webhook_name order by channel_id, id)
        filter (where webhook_name <> '' and counts) as faces,
      count(*)::int as seen, max(id) as last_id
    from (
      select *, is_content and not is_twin and guild_id = ${guild_id} as counts
      from discord.messages
      where ${isOne ? sql`channel_id = ${ids[0] as Id} and id > ${after}::bigint` : sql`channel_id = any (${ids}::bigint[])`}
      order by channel_id, id ${isOne ? sql`limit ${SLICE}` : sql``}
    ) m`)
  const { rows, faces, seen, last_id } = found ?? {
    rows: null,
    faces: null,
    seen: 0,
    last_id: null,
  }
  const unpacked = unpack(rows ?? new Uint8Array(0), faces ?? [], ids, authorOf)
  const { rowOf, ...columns } = unpacked
  const isIn = isOne
    ? sql`channel_id = ${ids[0] as Id} and message_id > ${after}::bigint and message_id <= ${last_id}::bigint`
    : sql`channel_id = any (${ids}::bigint[])`
  const lists = columns.time.length === 0 ? NO_LISTS : await readLists(db, isIn)
  const part = byTime({
    ...columns,
    channels,
    reactions: unpackPairs(lists.reactions, rowOf, (emoji) => placeOf(into.emojis, emoji)),
    links: unpackPairs(lists.links, rowOf, (domain) => placeOf(into.domains, domain)),
    names: unpackNames(lists.names, rowOf),
    terms: unpackTerms(lists.terms, rowOf),
  })
  return { part, last_id: isOne && seen === SLICE ? last_id : null }
}

type PackedPairs = { value: string; pairs: Uint8Array }
type PackedLists = {
  reactions: PackedPairs[]
  links: PackedPairs[]
  names: Uint8Array
  terms: Uint8Array
}
const NOTHING = new Uint8Array(0)
const NO_LISTS: PackedLists = { reactions: [], links: [], names: NOTHING, terms: NOTHING }

async function readLists(db: Queryable, isIn: Sql): Promise<PackedLists> {
  const key = sql`int8send(channel_id) || int8send(message_id)`
  const reactions = await db.query<PackedPairs>(sql`
    select emoji_key as value, string_agg(${key} || int4send(count), '') as pairs
    from discord.reactions where ${isIn} group by emoji_key`)
  const links = await db.query<PackedPairs>(sql`
    select domain as value, string_agg(${key} || int4send(links), '') as pairs
    from (select domain, channel_id, message_id, count(*)::int as links from discord.links
          where ${isIn} group by 1, 2, 3) l group by domain`)
  const [named] = await db.query<{ pairs: Uint8Array | null }>(sql`
    select string_agg(${key} || int4send(name_id), '' order by channel_id, message_id) as pairs
    from (select distinct channel_id, message_id, name_id from discord.entity_spans
          where ${isIn}) n`)
  const [said] = await db.query<{ terms: Uint8Array | null }>(sql`
    select string_agg(${key} || int4send(cardinality(terms)) || array_send(terms), '') as terms
    from discord.message_signals where ${isIn} and cardinality(terms) > 0`)
  return { reactions, links, names: named?.pairs ?? NOTHING, terms: said?.terms ?? NOTHING }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The row of a message of a slice; undefined = it is not counted. */
type RowOf = (channel: bigint, message: bigint) => number | undefined

function unpack(
  bytes: Uint8Array,
  faces: readonly string[],
  channelIds: readonly Id[],
  authorOf: (id: bigint, face: string) => number,
) {
  const size = bytes.length / ROW
  const columns = { ...newRows(size), channel: new Uint32Array(size) }
  const places = new Map(channelIds.map((id, place) => [BigInt(id), place]))
  const rows = channelIds.map(() => new Map<bigint, number>())
  const view = viewOf(bytes)
  let face = 0
  for (let row = 0; row < size; row++) {
    const at = row * ROW
    const place = places.get(view.getBigInt64(at)) as number
    rows[place]?.set(view.getBigInt64(at + 8), row)
    columns.channel[row] = place
    columns.time[row] = unixMs(view, at + 16)
    columns.characters[row] = view.getUint32(at + 32)
    columns.attachments[row] = view.getUint16(at + 36)
    const flags = view.getUint16(at + 38)
    const name = flags & IS_FACE ? (faces[face++] as string) : ''
    columns.author[row] = authorOf(view.getBigInt64(at + 24), name)
    columns.flags[row] = flags & 0xff
  }
  const rowOf: RowOf = (channel, message) => rows[places.get(channel) as number]?.get(message)
  return { ...columns, rowOf }
}

/** PostgreSQL's microseconds since 2000. */
function unixMs(view: DataView, at: number): number {
  const micros = view.getInt32(at) * 4_294_967_296 + view.getUint32(at + 4)
  return micros / 1000 + 946_684_800_000
}

function unpackPairs(
  lists: readonly PackedPairs[],
  rowOf: RowOf,
  placeOfValue: (value: string) => number,
): Pairs {
  const all = newPairs(lists.reduce((sum, { pairs }) => sum + pairs.length / PAIR, 0))
  let found = 0
  for (const { value, pairs } of lists) {
    const view = viewOf(pairs)
    const of = placeOfValue(value)
    for (let at = 0; at < pairs.length; at += PAIR) {
      const row = rowOf(view.getBigInt64(at), view.getBigInt64(at + 8))
      // notices and second copies have some, too
      if (row === undefined) continue
      all.row[found] = row
      all.of[found] = of
      all.count[found++] = view.getInt32(at + 16)
    }
  }
  return firstOf(all, found)
}

function unpackNames(bytes: Uint8Array, rowOf: RowOf): Pairs {
  const view = viewOf(bytes)
  const all = newPairs(bytes.length / PAIR, false)
  let found = 0
  for (let at = 0; at < bytes.length; at += PAIR) {
    const row = rowOf(view.getBigInt64(at), view.getBigInt64(at + 8))
    if (row === undefined) continue
    all.row[found] = row
    all.of[found++] = view.getInt32(at + 16)
  }
  return firstOf(all, found)
}

/** An array as PostgreSQL sends it: five numbers about it, then each element behind its length. */
const ARRAY_HEAD = 20

function unpackTerms(bytes: Uint8Array, rowOf: RowOf): Pairs {
  const view = viewOf(bytes)
  const all = newPairs(bytes.length / 8, false)
  let found = 0
  for (let at = 0; at < bytes.length; ) {
    const row = rowOf(view.getBigInt64(at), view.getBigInt64(at + 8))
    const first = at + PAIR + ARRAY_HEAD
    const end = first + 8 * view.getInt32(at + 16)
    for (let element = first; element < end && row !== undefined; element += 8) {
      all.row[found] = row
      all.of[found++] = view.getInt32(element + 4)
    }
    at = end
  }
  const { row, of, count } = firstOf(all, found)
  // what was not needed is given back
  return { row: row.slice(), of: of.slice(), count }
}

const firstOf = ({ row, of, count }: Pairs, pairs: number): Pairs => ({
  row: row.subarray(0, pairs),
  of: of.subarray(0, pairs),
  count: count.subarray(0, pairs),
})

/** The places of authors, found by their number and not by its text. */
function authorBook(authors: Dictionary): (id: bigint, face: string) => number {
  const people = new Map<bigint, number>()
  return (id, face) => {
    if (face !== '') return placeOf(authors, joinAuthorKey(id.toString(), face))
    const known = people.get(id)
    if (known !== undefined) return known
    const place = placeOf(authors, id.toString())
    people.set(id, place)
    return place
  }
}

/** The rows in the order of time; ids tell it, but for hardly any message of one channel. */
function byTime(part: ColumnsPart): ColumnsPart {
  const { time } = part
  const isSorted = time.every((ms, row) => row === 0 || ms >= (time[row - 1] as number))
  if (isSorted) return part
  const order = Uint32Array.from({ length: time.length }, (_, row) => row).sort(
    (a, b) => (time[a] as number) - (time[b] as number) || a - b,
  )
  const placed = new Uint32Array(order.length)
  order.forEach((row, at) => {
    placed[row] = at
  })
  const pick = <C extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(column: C): C =>
    column.map((_, at) => column[order[at] as number] as number) as C
  const lists = LISTS.map((list): [string, Pairs] => [
    list,
    { ...part[list], row: part[list].row.map((row) => placed[row] as number) },
  ])
  return {
    ...part,
    time: pick(part.time),
    channel: pick(part.channel),
    author: pick(part.author),
    flags: pick(part.flags),
    attachments: pick(part.attachments),
    characters: pick(part.characters),
    ...Object.fromEntries(lists),
  }
}
