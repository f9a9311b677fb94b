import { AppError } from '#shared/errors'
import type { Reactors, ReactorsQuery } from '#shared/reactions'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { briefAuthors } from './authors'

type StoredReaction = { guild_id: string; count: number; users_known: boolean; listed: number }

/** Who gave a reaction, a page by ids; `not_found` when the message has no such reaction. */
export async function listReactors(
  db: Queryable,
  { channel_id, message_id, emoji_key, cursor, limit }: ReactorsQuery,
): Promise<Reactors> {
  const [reaction] = await db.query<StoredReaction>(sql`
    select r.guild_id, r.count, r.users_known, (
      select count(*)::int from discord.reaction_users u
      where u.channel_id = r.channel_id and u.message_id = r.message_id
        and u.emoji_key = r.emoji_key) as listed
    from discord.reactions r
    where r.channel_id = ${channel_id} and r.message_id = ${message_id}
      and r.emoji_key = ${emoji_key}::text`)
  if (!reaction) throw new AppError('not_found', 'The archive does not hold this reaction.')
  const { guild_id, ...told } = reaction
  // one more than asked for tells whether there are more
  const found = await db.query<{ author_id: string }>(sql`
    select author_id from discord.reaction_users
    where channel_id = ${channel_id} and message_id = ${message_id}
      and emoji_key = ${emoji_key}::text and author_id > ${cursor ?? '-1'}::bigint
    order by author_id limit ${limit + 1}::int`)
  const page = found.slice(0, limit)
  // webhooks and their many names never react
  const refs = page.map(({ author_id }) => ({ guild_id, author_id, webhook_name: '' }))
  const brief = await briefAuthors(db, refs)
  return {
    ...told,
    authors: refs.map(brief),
    next_cursor: found.length > limit ? (page.at(-1)?.author_id ?? null) : null,
  }
}
