import type { GuildRow } from '#shared/rows'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/** What DCE writes for a guild without an icon. */
const NO_ICON = 'https://cdn.discordapp.com/embed/avatars/0.png'

/** Every guild of the archive, most messages first. Channels and threads count when they hold a message. */
export async function listGuilds(db: Queryable): Promise<GuildRow[]> {
  return db.query<GuildRow>(sql`
    with posts as materialized (
      select guild_id, channel_id, author_id, webhook_name, is_bot, count(*) as messages,
             min(posted_at) as first_at, max(posted_at) as last_at
      from discord.messages where is_content and not is_twin
      group by 1, 2, 3, 4, 5
    ), by_channel as (
      select p.guild_id, sum(p.messages)::int as messages, min(p.first_at) as first_message_at,
             max(p.last_at) as last_message_at,
             count(distinct p.channel_id) filter (where not c.is_thread)::int as channels,
             count(distinct p.channel_id) filter (where c.is_thread)::int as threads
      from posts p join discord.channels c on c.id = p.channel_id
      group by 1
    ), by_author as (
      select guild_id, count(*) filter (where not is_bot)::int as authors,
             count(*) filter (where is_bot)::int as bots
      from (select guild_id, author_id, webhook_name, bool_or(is_bot) as is_bot
            from posts group by 1, 2, 3) a
      group by 1
    )
    select g.id as guild_id, g.name as guild_name,
           case when g.icon_url <> ${NO_ICON}
             then jsonb_build_object('url', g.icon_url, 'file_id', g.file_id) end as icon,
           coalesce(c.channels, 0) as channels, coalesce(c.threads, 0) as threads,
           coalesce(a.authors, 0) as authors, coalesce(a.bots, 0) as bots,
           coalesce(c.messages, 0) as messages, c.first_message_at, c.last_message_at
    from discord.guilds g
    left join by_channel c on c.guild_id = g.id
    left join by_author a on a.guild_id = g.id
    order by messages desc, g.id`)
}
