import type { HandlerInput } from '#shared/api'
import type { AuthorBrief } from '#shared/rows'
import type { SearchHit, SearchProblem } from '#shared/search'
import type { Queryable } from '../db/database'
import { type Sql, sql } from '../db/sql'
import { searchedText } from '../language/searched-text'
import { briefAuthors } from './authors'
import { decodeCursor, encodeCursor } from './cursor'
import { foundBy } from './found'
import { planSearch, type SearchPlan } from './search-plan'
import { snippetOf } from './snippet'

/** A page of hits, best first; `total` counts all of them. */
type Page = {
  rows: SearchHit[]
  total: number
  next_cursor: string | null
  problems: SearchProblem[]
}

type FoundRow = Omit<SearchHit, 'snippet' | 'why' | keyof AuthorBrief> & {
  author_id: string
  webhook_name: string
  forwarded: unknown
  embeds: unknown[] | null
  total: number
}

/**
 * The counted messages that a typed search finds (`discord.found`), best first, equally good ones newest first. Never
 * an error, whatever the text. Where only the writing could be compared (a search of symbols alone) every score is 0,
 * so the newest come first.
 */
export async function searchMessages(
  db: Queryable,
  query: HandlerInput<'search.messages'>,
): Promise<Page> {
  const { text, tz, cursor, limit } = query
  const plan = await planSearch(db, { text, tz })
  const found = await db.query<FoundRow>(sql`
    with hits as materialized (
      ${hitsOf(plan)}
    ), page as (
      select * from hits h ${afterCursor(cursor)}
      order by score desc, message_id desc, channel_id desc limit ${limit + 1}
    )
    select p.message_id, p.channel_id, coalesce(c.name, '') as channel_name, m.guild_id,
           m.author_id, m.webhook_name, m.posted_at, m.content, p.score, m.reaction_count,
           (select count(*)::int from discord.replies r
            where r.to_channel_id = p.channel_id and r.to_message_id = p.message_id) as reply_count, m.extra -> 'forwardedMessage' as forwarded,
           case when m.embed_count > 0 then
             (select jsonb_agg(e.data order by e.position) from discord.embeds e
              where e.channel_id = p.channel_id and e.message_id = p.message_id) end as embeds,
           (select count(*)::int from hits) as total
    from page p
    join discord.messages m on m.channel_id = p.channel_id and m.id = p.message_id
    left join discord.channels c on c.id = p.channel_id
    order by p.score desc, p.message_id desc, p.channel_id desc`)
  const page = found.slice(0, limit)
  const brief = await briefAuthors(db, page)
  const last = page.at(-1)
  return {
    rows: page.map((hit) => {
      return {
        message_id: hit.message_id,
        channel_id: hit.channel_id,
        channel_name: hit.channel_name,
        guild_id: hit.guild_id,
        ...brief(hit),
        posted_at: hit.posted_at,
        content: hit.content,
        snippet: snippetOf(searchedText(hit.content, hit.embeds, hit.forwarded), plan.marks),
        score: hit.score,
        why: [plan.words ? 'words' : 'filters'],
        reaction_count: hit.reaction_count,
        reply_count: hit.reply_count,
      }
    }),
    total: found[0]?.total ?? 0,
    next_cursor:
      found.length > limit && last
        ? encodeCursor([last.score, last.message_id, last.channel_id])
        : null,
    problems: plan.problems,
  }
}

/** Every hit with its score. */
function hitsOf({ words, where }: SearchPlan): Sql {
  if (words === null) {
    return sql`select m.channel_id, m.id as message_id, 0::real as score from discord.messages m
      where m.is_content and not m.is_twin and ${where ?? sql`true`}`
  }
  return sql`select f.channel_id, f.message_id, f.score from ${foundBy(words)} f
    ${where === null ? sql`` : sql`join discord.messages m on m.channel_id = f.channel_id and m.id = f.message_id where ${where}`}`
}

function afterCursor(cursor: string | null): Sql {
  if (cursor === null) return sql``
  const [score, id, channel] = decodeCursor(cursor, [/^[\d.e-]{1,24}$/, /^\d{1,19}$/, /^\d{1,19}$/])
  return sql`where (h.score, h.message_id, h.channel_id)
    < (${score}::text::real, ${id}::bigint, ${channel}::bigint)`
}
