import type { HandlerInput } from '#shared/api'
import type { AuthorTies } from '#shared/author-card'
import { splitAuthorKey } from '#shared/snowflake'
import type { Queryable } from '../db/database'
import { type Sql, sql } from '../db/sql'
import { type AuthorRef, briefAuthors } from './authors'
import { writtenBy } from './traits'

const TOP = 5

/**
 * With whom an author of a guild talks, and how often they reacted. Each number is that of the scope that says the same:
 * `{ author_id, replies_to_author_id }`.
 */
export async function authorTies(
  db: Queryable,
  { guild_id, author_id: key }: HandlerInput<'authors.ties'>,
): Promise<AuthorTies> {
  const { author_id, webhook_name } = splitAuthorKey(key)
  const [wroteIt, wroteOriginal] = [writtenBy(sql`m`, key), writtenBy(sql`original`, key)]
  const answers = await top(
    db,
    guild_id,
    sql`select original.author_id, original.webhook_name
      from discord.messages m
      join discord.replies r on r.channel_id = m.channel_id and r.message_id = m.id
      join discord.messages original
        on original.channel_id = r.to_channel_id and original.id = r.to_message_id
      where m.guild_id = ${guild_id} and ${wroteIt} and m.is_content and not m.is_twin
        and original.is_content and not (${wroteOriginal})`,
  )
  const answeredBy = await top(
    db,
    guild_id,
    sql`select m.author_id, m.webhook_name
      from discord.messages original
      join discord.replies r
        on r.to_channel_id = original.channel_id and r.to_message_id = original.id
      join discord.messages m on m.channel_id = r.channel_id and m.id = r.message_id
      where original.guild_id = ${guild_id} and ${wroteOriginal} and original.is_content
        and m.guild_id = ${guild_id} and m.is_content and not m.is_twin and not (${wroteIt})`,
  )
  return {
    answers,
    answered_by: answeredBy,
    reactions_given: await reactionsGiven(db, guild_id, author_id, webhook_name),
  }
}

/** The people that a query names most often. */
async function top(db: Queryable, guild_id: string, people: Sql): Promise<AuthorTies['answers']> {
  const rows = await db.query<Omit<AuthorRef, 'guild_id'> & { messages: number }>(sql`
    select author_id, webhook_name, count(*)::int as messages from (${people}) x
    group by 1, 2 order by 3 desc, 1, 2 limit ${TOP}::int`)
  const brief = await briefAuthors(
    db,
    rows.map((row) => ({ ...row, guild_id })),
  )
  return rows.map(({ messages, ...row }) => ({ author: brief({ ...row, guild_id }), messages }))
}

/** null where no export of the guild says who reacted: nothing is known then, which is not none. */
async function reactionsGiven(
  db: Queryable,
  guild_id: string,
  author_id: string,
  webhook_name: string,
): Promise<number | null> {
  if (webhook_name !== '') return null
  const [row] = await db.query<{ given: number; is_known: boolean }>(sql`
    select (select count(*)::int from discord.reaction_users
            where guild_id = ${guild_id} and author_id = ${author_id}) as given,
           exists (select from discord.reaction_users where guild_id = ${guild_id}) as is_known`)
  return row?.is_known ? row.given : null
}
