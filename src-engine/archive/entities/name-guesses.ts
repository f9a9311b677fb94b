import type { EntityType } from '#shared/entities'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'

/*
 * Grammar is slow, so only names that are shown and that neither a list nor a rule knows are asked about, and each of them
 * by a few of its messages: the first ones, so that the same archive always tells the same.
 */

/** Names asked about in one go. */
const NAMES = 20
/** Messages that a name is judged by. */
const MESSAGES = 12

/** A place that says a name, in its message. */
export type NamePlace = { name_id: number; content: string; start: number; end: number }

/** Names that grammar has to be asked about, in how many messages each is said, and where. */
export type Unsure = { names: { id: number; messages: number }[]; places: NamePlace[] }

/** The next names that nobody knows, the most said first; none = all are judged. */
export async function unsureNames(tx: Queryable): Promise<Unsure> {
  const names = await tx.query<{ id: number; messages: number }>(sql`
    select n.id, e.messages
    from discord.entities e
    join discord.entity_names n on n.id = e.entity_id
    where e.is_shown and (n.guessed_of is null or e.messages >= greatest(n.guessed_of * 2, 1))
      and not exists (select from discord.entity_spans s where s.name_id = n.id and s.is_certain)
    order by e.messages desc, n.key limit ${NAMES}::int`)
  if (names.length === 0) return { names, places: [] }
  const places = await tx.query<NamePlace>(sql`
    select s.name_id, m.content, s.start_at::int as start, s.end_at::int as end
    from unnest(${names.map(({ id }) => id)}::int[]) n (id)
    cross join lateral (
      select s.* from discord.entity_spans s
      join discord.message_signals g on g.channel_id = s.channel_id and g.message_id = s.message_id
      where s.name_id = n.id and coalesce(g.language, 'en') = 'en'
      order by s.channel_id, s.message_id, s.start_at limit ${MESSAGES}::int) s
    join discord.messages m on m.channel_id = s.channel_id and m.id = s.message_id`)
  return { names, places }
}

/** Remembers what grammar makes of names; null = nothing. Their entities have to be settled anew. */
export async function writeGuesses(
  tx: Queryable,
  names: Unsure['names'],
  guesses: ReadonlyMap<number, EntityType>,
): Promise<void> {
  await tx.query(sql`
    update discord.entity_names n
    set guess = t.guess, guessed_of = t.messages, is_stale = is_stale or n.guess is distinct from t.guess
    from unnest(${names.map(({ id }) => id)}::int[], ${names.map(({ messages }) => messages)}::int[],
                ${names.map(({ id }) => guesses.get(id) ?? null)}::text[]) t (id, messages, guess)
    where n.id = t.id`)
}
