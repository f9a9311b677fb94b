import type { SearchSort } from '#shared/search'
import type { Queryable } from '../db/database'
import { type Sql, sql } from '../db/sql'
import type { MessageKey } from './code-index'
import { decodeCursor, encodeCursor } from './cursor'

/** What is ranked, and which part of it is asked. */
export type Ranking = {
  /** Rows with channel_id, message_id, score. */
  from: Sql
  sort: SearchSort
  cursor: string | null
  limit: number
  /** Left out. */
  without?: readonly MessageKey[]
}

type Found<More> = MessageKey & { score: number; weight: number } & More

/** A page of what is found, in the order asked for. */
export async function rankedPage<More = unknown>(
  db: Queryable,
  { from, sort, cursor, limit, without = [] }: Ranking,
): Promise<{ hits: (MessageKey & { score: number } & More)[]; next_cursor: string | null }> {
  const isLeft =
    without.length === 0
      ? sql`true`
      : sql`(w.channel_id, w.message_id) not in (select * from unnest(
          ${without.map((key) => key.channel_id)}::bigint[],
          ${without.map((key) => key.message_id)}::bigint[]))`
  const found = await db.query<Found<More>>(sql`
    select * from (select h.*, ${weightFor(sort)} as weight from ${from} h) w
    where ${afterCursor(cursor, sort)} and ${isLeft}
    order by weight ${direction(sort)}, message_id ${direction(sort)}, channel_id ${direction(sort)}
    limit ${limit + 1}`)
  const hits = found.slice(0, limit)
  const last = hits.at(-1)
  return {
    hits,
    next_cursor:
      found.length > limit && last
        ? encodeCursor([last.weight, last.message_id, last.channel_id])
        : null,
  }
}

/** What decides before the time does. */
function weightFor(sort: SearchSort): Sql {
  if (sort === 'best') return sql`h.score::float8`
  if (sort === 'reactions') {
    return sql`(select m.reaction_count::float8 from discord.messages m
      where m.channel_id = h.channel_id and m.id = h.message_id)`
  }
  if (sort === 'replies') {
    return sql`(select count(*)::float8 from discord.replies r
      where r.to_channel_id = h.channel_id and r.to_message_id = h.message_id)`
  }
  return sql`0::float8`
}

function direction(sort: SearchSort): Sql {
  return sort === 'oldest' ? sql`asc` : sql`desc`
}

function afterCursor(cursor: string | null, sort: SearchSort): Sql {
  if (cursor === null) return sql`true`
  const [weight, id, channel] = decodeCursor(cursor, [
    /^[\d.e-]{1,24}$/,
    /^\d{1,19}$/,
    /^\d{1,19}$/,
  ])
  const place = sql`(${weight}::text::float8, ${id}::bigint, ${channel}::bigint)`
  return sort === 'oldest'
    ? sql`(w.weight, w.message_id, w.channel_id) > ${place}`
    : sql`(w.weight, w.message_id, w.channel_id) < ${place}`
}
