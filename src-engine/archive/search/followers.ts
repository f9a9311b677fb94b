import type { MessageKey } from '#shared/version'
import type { Queryable } from '../../db/database'
import { join, type Sql, sql } from '../../db/sql'
import { type EmbeddingModel, vectorsOf } from '../meaning/embeddings'
import type { NearMessage } from '../meaning/meanings'
import { messageKey } from '../message-keys'

/*
 * In a conversation an answer seldom says again what it answers: "Fine tweezers, straight out" is near to no question
 * about ticks, but follows one. So what follows the nearest messages, or replies to them, counts as nearly as near.
 */

/** Nearest messages whose followers count, and how many of each. */
const SEEDS = 5
const FOLLOWERS = 2
/** How near the first follower counts beside the message that it follows, and each later one beside the one before. */
const FIRST_SHARE = 0.9
const NEXT_SHARE = 0.95
const MOST_MS = 30 * 60_000
/** "ok" and "thanks" are no answers. */
const LEAST_CHARACTERS = 15

/** A hit of a search by meaning: near itself, or in the conversation of one that is. */
export type MeantMessage = NearMessage & { why: 'meaning' | 'conversation' }

/** The nearest messages, what else holds for all, how many there may be, and how near they have to count. */
type Followed = {
  near: readonly NearMessage[]
  where: readonly Sql[]
  depth: number
  floor: number
}

/** The nearest messages with those that follow the first of them, in one order; `where` holds for all. */
export async function withFollowers(
  db: Queryable,
  model: EmbeddingModel,
  { near, where, depth, floor }: Followed,
): Promise<MeantMessage[]> {
  const found = new Map<string, MeantMessage>()
  for (const message of near) found.set(messageKey(message), { ...message, why: 'meaning' })
  for (const follower of await followersOf(db, model, near.slice(0, SEEDS), where)) {
    const seed = near[follower.seed]
    if (seed === undefined) continue
    const score = seed.score * FIRST_SHARE * NEXT_SHARE ** follower.place
    const known = found.get(messageKey(follower))
    if (score < floor || (known !== undefined && known.score >= score)) continue
    const { channel_id, message_id } = follower
    found.set(messageKey(follower), { channel_id, message_id, score, why: 'conversation' })
  }
  // sorting is stable: equally near ones stay newest first
  return [...found.values()].sort((a, b) => b.score - a.score).slice(0, depth)
}

/** `seed` = the place of the message that it follows, `place` = 0 for the next one and for replies, 1 for the one after. */
type Follower = MessageKey & { seed: number; place: number }

async function followersOf(
  db: Queryable,
  model: EmbeddingModel,
  seeds: readonly NearMessage[],
  where: readonly Sql[],
): Promise<Follower[]> {
  if (seeds.length === 0) return []
  const conditions = join(
    [
      sql`m.is_content and not m.is_twin and length(m.content) >= ${LEAST_CHARACTERS}::int`,
      sql`exists (select from ${vectorsOf(model)} e where e.channel_id = m.channel_id
        and e.message_id = m.id and e.embedding is not null)`,
      ...where,
    ],
    ' and ',
  )
  // an id is a time, 22 bits up
  return db.query<Follower>(sql`
    with seeds as (
      select channel_id, message_id, number::int - 1 as seed
      from unnest(${seeds.map((seed) => seed.channel_id)}::bigint[],
                  ${seeds.map((seed) => seed.message_id)}::bigint[])
        with ordinality s (channel_id, message_id, number)
    )
    select s.seed, n.channel_id, n.message_id, (row_number() over (partition by s.seed order by n.message_id))::int - 1 as place
    from seeds s cross join lateral (
      select m.channel_id, m.id as message_id from discord.messages m
      where m.channel_id = s.channel_id and m.id > s.message_id
        and m.id < s.message_id + (${MOST_MS}::bigint << 22) and ${conditions}
      order by m.id limit ${FOLLOWERS}::int
    ) n
    union all
    select s.seed, n.channel_id, n.message_id, 0 as place
    from seeds s cross join lateral (
      select m.channel_id, m.id as message_id
      from discord.replies r
      join discord.messages m on m.channel_id = r.channel_id and m.id = r.message_id
      where r.to_channel_id = s.channel_id and r.to_message_id = s.message_id and ${conditions}
      order by m.id limit ${FOLLOWERS}::int
    ) n`)
}
