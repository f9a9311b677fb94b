import type { SearchSort } from '#shared/search'
import type { MessageKey } from '#shared/version'
import type { Queryable } from '../../db/database'
import { join, type Sql, sql } from '../../db/sql'
import { decodeCursor, encodeCursor } from '../cursor'
import { keyTable } from '../message-keys'
import type { ScoredHit } from './best'
import { hasWords, wordsConditions, wordsFrom } from './from'
import type { SearchPlan } from './plan'

/** How hits are sorted where the words do not decide. */
export type PlainSort = Exclude<SearchSort, 'best'>

/** A hit and what decides about its place before the time does. */
export type SortedHit = MessageKey & { weight: number }

/** A page of the hits of any search in such an order, the newest first where it tells nothing apart. Every score is 0. */
export async function sortedHits(
  db: Queryable,
  plan: SearchPlan,
  sort: PlainSort,
  cursor: string | null,
  limit: number,
): Promise<{ hits: ScoredHit[]; next_cursor: string | null }> {
  const rows = await sortedRows(db, plan, sort, cursor, limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    hits: page.map(({ channel_id, message_id }) => ({ channel_id, message_id, score: 0 })),
    next_cursor: rows.length > limit && last ? sortCursor(last, sort) : null,
  }
}

/** The first hits behind a cursor: of a search, or of messages that are known. */
export function sortedRows(
  db: Queryable,
  of: SearchPlan | readonly MessageKey[],
  sort: PlainSort,
  cursor: string | null,
  count: number,
): Promise<SortedHit[]> {
  const way = sort === 'oldest' ? sql`asc` : sql`desc`
  const weight = weightOf(sort)
  const keys = weight === null ? [] : [weight]
  const order = [...keys, sql`m.id`, sql`m.channel_id`].map((key) => sql`${key} ${way}`)
  const [from, conditions] = isList(of) ? listed(of) : [fromOf(of), conditionsOf(of)]
  return db.query<SortedHit>(sql`
    select m.channel_id, m.id as message_id, ${weight ?? sql`0`}::float8 as weight
    from ${from}
    where ${conditions} ${cursor === null ? sql`` : sql`and ${isAfter(cursor, sort, weight)}`}
    order by ${join(order, ', ')}
    limit ${count}`)
}

/** The place behind a hit. */
export function sortCursor({ weight, message_id, channel_id }: SortedHit, sort: PlainSort): string {
  return encodeCursor([sort, weight, message_id, channel_id])
}

/** Hits of several lists in the order of one. */
export function inSortOrder(hits: readonly SortedHit[], sort: PlainSort): SortedHit[] {
  const way = sort === 'oldest' ? 1 : -1
  const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0)
  return hits.toSorted(
    (a, b) =>
      way *
      (a.weight - b.weight ||
        compare(BigInt(a.message_id), BigInt(b.message_id)) ||
        compare(BigInt(a.channel_id), BigInt(b.channel_id))),
  )
}

function isList(of: SearchPlan | readonly MessageKey[]): of is readonly MessageKey[] {
  return Array.isArray(of)
}

function listed(keys: readonly MessageKey[]): [Sql, Sql] {
  const from = sql`${keyTable(keys)}
    join discord.messages m on m.channel_id = k.channel_id and m.id = k.message_id`
  return [from, sql`true`]
}

/** The tables of any search: messages m, and message_words w where words are asked. */
function fromOf(plan: SearchPlan): Sql {
  if (!hasWords(plan)) return sql`discord.messages m`
  const isJoined = plan.where !== null || plan.words.patterns !== null
  return isJoined
    ? wordsFrom(plan)
    : sql`${wordsFrom(plan)} join discord.messages m on m.channel_id = w.channel_id and m.id = w.message_id`
}

/** What a row of {@link fromOf} has to fulfil to be a hit. */
export function conditionsOf(plan: SearchPlan): Sql {
  if (hasWords(plan)) return wordsConditions(plan)
  const { words, where } = plan
  return sql`m.is_content and not m.is_twin
    ${words === null ? sql`` : sql`and ${words.patterns === null ? sql`false` : sql`m.content like all (${words.patterns}::text[])`}`}
    ${where === null ? sql`` : sql`and (${where})`}`
}

/** What decides before the time does; null = the time alone. */
function weightOf(sort: PlainSort): Sql | null {
  if (sort === 'reactions') return sql`m.reaction_count`
  if (sort === 'replies') {
    return sql`(select count(*)::int from discord.replies r
      where r.to_channel_id = m.channel_id and r.to_message_id = m.id)`
  }
  return null
}

function isAfter(cursor: string, sort: PlainSort, weight: Sql | null): Sql {
  const [, last, id, channel] = decodeCursor(cursor, [
    new RegExp(`^${sort}$`),
    /^\d{1,10}$/,
    /^\d{1,19}$/,
    /^\d{1,19}$/,
  ])
  if (weight !== null) {
    return sql`(${weight}, m.id, m.channel_id) < (${last}::text::int, ${id}::bigint, ${channel}::bigint)`
  }
  return sort === 'oldest'
    ? sql`(m.id, m.channel_id) > (${id}::bigint, ${channel}::bigint)`
    : sql`(m.id, m.channel_id) < (${id}::bigint, ${channel}::bigint)`
}
