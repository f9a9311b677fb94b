import type { MediaRef } from '#shared/rows'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/** A channel's picture: a group's own, or the face of the other person of a direct conversation. */
export type ChannelIcon = { channel_id: string; icon: MediaRef }

/**
 * The pictures of a guild's channels; those without any are left out. Who the other person of a conversation is no
 * export says: it is who bears the channel's name, else whoever wrote there and in the fewest other conversations, for
 * the owner of the account writes in all of them.
 */
export async function listChannelIcons(
  db: Queryable,
  { guild_id }: { guild_id: string },
): Promise<ChannelIcon[]> {
  const own = await db.query<ChannelIcon>(sql`
    select id as channel_id, jsonb_build_object('url', icon_url, 'file_id', file_id) as icon
    from discord.channels where guild_id = ${guild_id} and icon_url is not null
    order by id`)
  if (guild_id !== '0') return own
  const faces = await db.query<ChannelIcon>(sql`
    with wrote as (
      select channel_id, author_id, count(*) as messages
      from discord.messages where guild_id = 0 and webhook_name = '' and is_content group by 1, 2
    ), spread as (select author_id, count(*) as channels from wrote group by 1),
    chosen as (
      select distinct on (c.id) c.id as channel_id, a.avatar_url, a.file_id
      from discord.channels c
      join wrote w on w.channel_id = c.id
      join spread s on s.author_id = w.author_id
      join discord.guild_authors a
        on a.guild_id = 0 and a.author_id = w.author_id and a.webhook_name = ''
      where c.guild_id = 0 and c.type = 'DirectTextChat'
        and (c.name in (a.author_name, a.user_name) or s.channels = 1
             or s.channels < (select max(channels) from spread))
      order by c.id, c.name not in (a.author_name, a.user_name), s.channels, w.messages desc, a.author_id
    )
    select channel_id, jsonb_build_object('url', avatar_url, 'file_id', file_id) as icon
    from chosen where avatar_url is not null order by channel_id`)
  return [...own, ...faces]
}
