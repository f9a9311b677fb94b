import type { AuthorSuggestion, PlaceName } from '#shared/rows'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { BRIEF } from './authors'
import { namePatterns } from './name-pattern'

/** How many names are looked at closely: of more than that of equal rank, the shortest. */
const CANDIDATES = 200

/** Every channel, thread and post of the archive by its name, without a count; categories are no places. */
export async function namePlaces(db: Queryable): Promise<PlaceName[]> {
  return db.query<PlaceName>(sql`
    select c.id as channel_id, c.guild_id, c.name as channel_name, c.type as channel_type, c.is_thread,
           coalesce(p.name, c.category) as parent_name
    from discord.channels c
    left join discord.channels p on p.id = c.parent_id
    where c.type <> 'GuildCategory'
    order by c.id desc`)
}

/**
 * The authors that a typed name may mean, of all guilds: those whose name it is whole, then those whose name or a word of
 * it begins so, then those with it somewhere; among equals, who wrote last. Names of the past are found, too. Each author
 * once: in the preferred guild when they wrote there.
 */
export async function suggestAuthors(
  db: Queryable,
  { text, guild_id, limit }: { text: string; guild_id: string | null; limit: number },
): Promise<AuthorSuggestion[]> {
  const patterns = namePatterns(text)
  if (!patterns) return []
  const { whole, start, word, part } = patterns
  return db.query<AuthorSuggestion>(sql`
    with named as (
      select n.author_id, n.webhook_name, n.guild_id, n.name,
             case when n.name ~* ${whole} then 0 when n.name ~* ${start} then 1
                  when n.name ~* ${word} then 2 else 3 end as rank
      from discord.author_names n
      where n.name ~* ${part}
    ), people as (
      select distinct on (m.author_id, m.webhook_name)
             m.guild_id, m.author_id, m.webhook_name, n.name, n.rank
      from named n
      join discord.guild_members m on m.author_id = n.author_id and m.webhook_name = n.webhook_name
        and n.guild_id in (0, m.guild_id)
      where m.source_rank = 1
      order by m.author_id, m.webhook_name, m.guild_id <> ${guild_id ?? '0'}::bigint, n.rank,
               length(n.name), n.name
    ), closest as (
      select * from people order by rank, length(name), author_id limit ${CANDIDATES}
    )
    select ${BRIEF}, c.guild_id, g.name as guild_name, c.name as found_name, c.rank::int,
           w.last_message_at
    from closest c
    join discord.guild_authors a on a.guild_id = c.guild_id and a.author_id = c.author_id
      and a.webhook_name = c.webhook_name
    join discord.guilds g on g.id = c.guild_id
    cross join lateral (
      select m.posted_at as last_message_at from discord.messages m
      where m.guild_id = c.guild_id and m.author_id = c.author_id
        and m.webhook_name = c.webhook_name
      order by m.posted_at desc limit 1
    ) w
    order by c.rank, w.last_message_at desc, a.author_id, a.webhook_name
    limit ${limit}`)
}
