import type { HandlerInput } from '#shared/api'
import type { SearchMode, SearchPage } from '#shared/search'
import type { Queryable } from '../db/database'
import { type Sql, sql } from '../db/sql'
import { decodeCursor, encodeCursor } from './cursor'
import { hitsOf, type RankedHit, showHits } from './search-hits'
import { planSearch, type SearchPlan } from './search-plan'

type Found = { channel_id: string; message_id: string; score: number; weight: number }

/** A page of hits that are not read yet, and how they were found. */
export type FoundHits = {
  hits: RankedHit[]
  next_cursor: string | null
  mode: SearchMode
  plan: SearchPlan
}

/**
 * The counted messages that a typed search finds, a page of them. Never an error, whatever the text. Equal ones come
 * newest first; so do all where there is nothing to rank by (a search of symbols or operators alone).
 */
export async function searchMessages(
  db: Queryable,
  query: HandlerInput<'search.messages'>,
): Promise<SearchPage> {
  const { hits, next_cursor, mode, plan } = await findHits(db, query)
  const rows = await showHits(db, hits, plan.marks)
  return { rows, next_cursor, mode, problems: plan.problems, did_you_mean: null }
}

/** The same before anything of the messages is read: pages may be large. */
export async function findHits(
  db: Queryable,
  query: HandlerInput<'search.messages'>,
): Promise<FoundHits> {
  const { cursor, limit, sort = 'best' } = query
  const plan = await planSearch(db, query)
  const found = await db.query<Found>(sql`
    select * from (
      select h.channel_id, h.message_id, h.score, ${weightFor(sort)} as weight from ${hitsOf(plan)} h
    ) w
    where ${afterCursor(cursor, sort)}
    order by weight ${direction(sort)}, message_id ${direction(sort)}, channel_id ${direction(sort)}
    limit ${limit + 1}`)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const why = plan.words === null ? ('filters' as const) : ('words' as const)
  return {
    hits: page.map(({ channel_id, message_id, score }) => ({
      channel_id,
      message_id,
      score,
      why: [why],
    })),
    next_cursor:
      found.length > limit && last
        ? encodeCursor([last.weight, last.message_id, last.channel_id])
        : null,
    mode: 'words',
    plan,
  }
}

type Sort = NonNullable<HandlerInput<'search.messages'>['sort']>

/** What decides before the time does. */
function weightFor(sort: Sort): Sql {
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

function direction(sort: Sort): Sql {
  return sort === 'oldest' ? sql`asc` : sql`desc`
}

function afterCursor(cursor: string | null, sort: Sort): Sql {
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
