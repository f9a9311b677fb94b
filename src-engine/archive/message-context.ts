import type { MessageKey } from '#shared/version'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { searchedText } from '../language/searched-text'
import { type AuthorRef, briefAuthors } from './authors'

/** A message as plain text. */
export type PlainMessage = {
  message_id: string
  author_name: string
  user_name: string
  posted_at: string
  /** Its text, what it forwards and its cards. */
  text: string
  /** The names of its files and stickers. */
  files: string[]
}

type ContextRow = AuthorRef & {
  place: number
  message_id: string
  posted_at: string
  content: string
  forwarded: unknown
  embeds: unknown[] | null
  files: string[] | null
  stickers: string[] | null
}

/**
 * Each of these messages with the content messages before and after it in its channel, `around` on each side, oldest first;
 * in the order given. Empty for a message that is not there.
 */
export async function messagesAround(
  db: Queryable,
  keys: readonly MessageKey[],
  around: number,
): Promise<PlainMessage[][]> {
  const rows = await db.query<ContextRow>(sql`
    select k.place::int, m.id as message_id, m.guild_id, m.author_id, m.webhook_name, m.posted_at, m.content,
      case when m.is_forward then m.extra -> 'forwardedMessage' end as forwarded,
      case when m.embed_count > 0 then
        (select jsonb_agg(e.data order by e.position) from discord.embeds e
         where e.channel_id = m.channel_id and e.message_id = m.id) end as embeds,
      case when m.attachment_count > 0 then
        (select array_agg(a.file_name order by a.position) from discord.attachments a
         where a.channel_id = m.channel_id and a.message_id = m.id) end as files,
      case when m.sticker_count > 0 then
        (select array_agg(s.name order by s.position) from discord.stickers s
         where s.channel_id = m.channel_id and s.message_id = m.id) end as stickers
    from unnest(${keys.map((key) => key.channel_id)}::bigint[],
                ${keys.map((key) => key.message_id)}::bigint[])
      with ordinality as k (channel_id, message_id, place)
    cross join lateral (
      (select * from discord.messages b
       where b.channel_id = k.channel_id and b.id < k.message_id and b.is_content
       order by b.id desc limit ${around}::int)
      union all
      (select * from discord.messages a
       where a.channel_id = k.channel_id and a.id >= k.message_id
         and (a.is_content or a.id = k.message_id)
       order by a.id limit ${around + 1}::int)
    ) m
    order by k.place, m.id`)
  const brief = await briefAuthors(db, rows)
  const found: PlainMessage[][] = keys.map(() => [])
  for (const row of rows) {
    const { author_name, user_name } = brief(row)
    found[row.place - 1]?.push({
      message_id: row.message_id,
      author_name,
      user_name,
      posted_at: row.posted_at,
      text: searchedText(row.content, row.embeds, row.forwarded),
      files: [...(row.files ?? []), ...(row.stickers ?? [])],
    })
  }
  return found
}
