import type { HitReason, SearchHit } from '#shared/search'
import type { Queryable } from '../../db/database'
import { type Sql, sql } from '../../db/sql'
import type { Mark } from '../../language/query'
import { searchedText } from '../../language/searched-text'
import { briefAuthors } from '../authors'
import { keyTable, messageKey } from '../message-keys'
import { toInlineEmojis } from '../messages-map'
import { hasWords, wordsHits } from './from'
import type { SearchPlan } from './plan'
import { snippetOf } from './snippet'
import { conditionsOf } from './sorted'

/** A hit before its text is read. */
export type RankedHit = {
  channel_id: string
  message_id: string
  score: number
  why: HitReason[]
}

/** Every counted message that a search finds, for a `from`: channel_id, message_id. */
export function hitsOf(plan: SearchPlan): Sql {
  return hasWords(plan)
    ? sql`(${wordsHits(plan)})`
    : sql`(select m.channel_id, m.id as message_id from discord.messages m where ${conditionsOf(plan)})`
}

type HydratedRow = Pick<
  SearchHit,
  | 'message_id'
  | 'channel_id'
  | 'channel_name'
  | 'guild_id'
  | 'author_id'
  | 'posted_at'
  | 'content'
  | 'reaction_count'
  | 'reply_count'
  | 'file_id'
> & { webhook_name: string; extra: unknown; forwarded: unknown; embeds: unknown[] | null }

/** Hits as they are shown, in the order given; one whose message is gone meanwhile is left out. */
export async function showHits(
  db: Queryable,
  hits: readonly RankedHit[],
  marks: readonly Mark[],
): Promise<SearchHit[]> {
  if (hits.length === 0) return []
  const rows = await db.query<HydratedRow>(sql`
    select m.id as message_id, m.channel_id, coalesce(c.name, '') as channel_name, m.guild_id,
           m.author_id, m.webhook_name, m.posted_at, m.content, m.reaction_count,
           m.file_id, m.extra,
           (select count(*)::int from discord.replies r
            where r.to_channel_id = m.channel_id and r.to_message_id = m.id) as reply_count,
           case when m.is_forward then m.extra -> 'forwardedMessage' end as forwarded,
           case when m.embed_count > 0 then
             (select jsonb_agg(e.data order by e.position) from discord.embeds e
              where e.channel_id = m.channel_id and e.message_id = m.id) end as embeds
    from ${keyTable(hits)}
    join discord.messages m on m.channel_id = k.channel_id and m.id = k.message_id
    left join discord.channels c on c.id = m.channel_id`)
  const brief = await briefAuthors(db, rows)
  const byKey = new Map(rows.map((row) => [messageKey(row), row]))
  return hits.flatMap((hit) => {
    const { score, why } = hit
    const row = byKey.get(messageKey(hit))
    if (row === undefined) return []
    const { webhook_name: _, extra, forwarded, embeds, ...shown } = row
    const snippet = snippetOf(searchedText(row.content, embeds, forwarded), marks)
    const inline_emojis = toInlineEmojis(extra, embeds ?? [])
    return [{ ...shown, ...brief(row), snippet, inline_emojis, score, why }]
  })
}
