import type { HandlerInput, PagePlace } from '#shared/api'
import { assertNever } from '#shared/errors'
import type { MessageRow } from '#shared/rows'
import { compareIds, MAX_ID, msToSnowflake } from '#shared/snowflake'
import type { Queryable } from '../db/database'
import { type Sql, sql } from '../db/sql'
import { decodeCursor, encodeCursor } from './cursor'
import {
  MESSAGE_COLUMNS,
  STORED_JSON_COLUMNS,
  type StoredMessage,
  storedFromJson,
} from './messages-facts'
import { hydrateMessages } from './messages-hydrate'
import { scopeSelect } from './scope'
import { scopeTimeMs } from './times'

/** A page of a channel as the list draws it. */
export type MessagePage = { messages: MessageRow[]; has_older: boolean; has_newer: boolean }

/**
 * A page of a channel in posting order (by id), notices and second copies included; empty for an unknown channel. A
 * centred place has half the page before it and half from it on, more where the other side ends. A calendar date is
 * its midnight in UTC.
 */
export async function pageMessages(
  db: Queryable,
  { channel_id, place, limit }: HandlerInput<'messages.page'>,
): Promise<MessagePage> {
  const { rows, has_older, has_newer } = await pageRows(db, channel_id, place, limit)
  return { messages: await hydrateMessages(db, rows), has_older, has_newer }
}

type Rows = { rows: StoredMessage[]; has_older: boolean; has_newer: boolean }

async function pageRows(
  db: Queryable,
  channel_id: string,
  place: PagePlace,
  limit: number,
): Promise<Rows> {
  const stored = sql`select ${STORED_JSON_COLUMNS} from discord.messages m
    where m.channel_id = ${channel_id}`
  // one row more than the page holds tells whether there are more
  const newestOf = (count: number) => sql`order by m.channel_id desc, m.id desc limit ${count + 1}`
  const oldestOf = (count: number) => sql`order by m.channel_id, m.id limit ${count + 1}`
  const newest = newestOf(limit)
  const oldest = oldestOf(limit)
  const query = async (statement: Sql) => {
    const [page] = await db.query<{ rows: StoredMessage[] | null }>(
      sql`select json_agg(p) as rows from (${statement}) p`,
    )
    const rows = (page?.rows ?? []).map(storedFromJson)
    return rows.sort((a, b) => compareIds(a.message_id, b.message_id))
  }
  const exists = async (condition: Sql) =>
    (
      await db.query(sql`select from discord.messages m
      where m.channel_id = ${channel_id} and ${condition} order by m.channel_id, m.id limit 1`)
    ).length > 0

  switch (place.kind) {
    case 'newest': {
      const rows = await query(sql`${stored} ${newest}`)
      return { rows: rows.slice(-limit), has_older: rows.length > limit, has_newer: false }
    }
    case 'oldest': {
      const rows = await query(sql`${stored} ${oldest}`)
      return { rows: rows.slice(0, limit), has_older: false, has_newer: rows.length > limit }
    }
    case 'before': {
      const rows = await query(sql`${stored} and m.id < ${place.message_id} ${newest}`)
      const has_newer = await exists(sql`m.id >= ${place.message_id}`)
      return { rows: rows.slice(-limit), has_older: rows.length > limit, has_newer }
    }
    case 'after': {
      const rows = await query(sql`${stored} and m.id > ${place.message_id} ${oldest}`)
      const has_older = await exists(sql`m.id <= ${place.message_id}`)
      return { rows: rows.slice(0, limit), has_older, has_newer: rows.length > limit }
    }
    case 'around':
    case 'date': {
      const centre = place.kind === 'around' ? place.message_id : firstIdAt(place.at)
      const around = (before: number, after: number) =>
        query(sql`(${stored} and m.id < ${centre} ${newestOf(before)})
          union all (${stored} and m.id >= ${centre} ${oldestOf(after)})`)
      const half = Math.floor(limit / 2)
      const rows = await around(half, limit - half)
      // both sides go on: half of the page is enough of each
      if (rows.length === limit + 2) return centred(rows, centre, limit)
      return centred(await around(limit, limit), centre, limit)
    }
    default:
      return assertNever(place)
  }
}

/** The smallest id that a message posted at the time could have. */
export function firstIdAt(time: string): string {
  const id = msToSnowflake(scopeTimeMs(time))
  return compareIds(id, MAX_ID.toString()) > 0 ? MAX_ID.toString() : id
}

/** Cuts a page around an id out of up to `limit + 1` rows on each side. */
function centred(rows: StoredMessage[], centre: string, limit: number): Rows {
  const split = rows.findIndex((row) => compareIds(row.message_id, centre) >= 0)
  const before = split < 0 ? rows.length : split
  const after = rows.length - before
  const start = before - Math.min(before, Math.max(Math.floor(limit / 2), limit - after))
  const end = Math.min(rows.length, start + limit)
  return { rows: rows.slice(start, end), has_older: start > 0, has_newer: end < rows.length }
}

/** A page of a scope; `total` counts the whole scope. */
export type ScopePage = { messages: MessageRow[]; total: number; next_cursor: string | null }

/**
 * The counted messages of a scope, newest first, bots included unless the scope says otherwise. The total is counted
 * for the first page and travels with the cursor.
 */
export async function messagesInScope(
  db: Queryable,
  { scope, cursor, limit }: HandlerInput<'messages.in_scope'>,
): Promise<ScopePage> {
  const messages = await scopeSelect(db, scope, 'included')
  let total: number
  let after = sql``
  if (cursor === null) {
    const [counted] = await db.query<{ n: number }>(
      sql`select count(*)::int as n from (${messages}) m`,
    )
    total = counted?.n ?? 0
  } else {
    const [count, at, id, channel] = decodeCursor(cursor, [/^\d{1,10}$/, INSTANT, ID, ID])
    total = Number(count)
    after = sql`where (m.posted_at, m.id, m.channel_id)
      < (${at}::text::timestamptz, ${id}::bigint, ${channel}::bigint)`
  }
  // keys first: sorting them is cheaper than sorting whole messages
  const rows = await db.query<StoredMessage & { exact_posted_at: string }>(sql`
    with page as (
      select m.channel_id, m.id, m.posted_at from (${messages}) m ${after}
      order by m.posted_at desc, m.id desc, m.channel_id desc limit ${limit + 1}
    )
    select ${MESSAGE_COLUMNS}, m.posted_at::text as exact_posted_at
    from page join discord.messages m on m.channel_id = page.channel_id and m.id = page.id
    order by m.posted_at desc, m.id desc, m.channel_id desc`)
  const last = rows[limit - 1]
  return {
    messages: await hydrateMessages(db, rows.slice(0, limit), { channelNames: true }),
    total,
    next_cursor:
      rows.length > limit && last
        ? encodeCursor([total, last.exact_posted_at, last.message_id, last.channel_id])
        : null,
  }
}

const ID = /^\d{1,19}$/
/** As PostgreSQL writes it in UTC, to the microsecond, which the ISO strings of rows may not hold. */
const INSTANT = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/
