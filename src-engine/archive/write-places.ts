import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { isThreadType } from '../dce/format'
import type { FileHeader } from '../dce/parsed'
import { noteChange } from './changes'

/*
 * Guilds and channels come from the headers of files; the newest export names them. Categories and forums
 * have no file: they are placeholders made from what their children say, until a header of their own comes.
 */

/** Stores what a header says of its guild and channel, and a placeholder for a parent without a file. */
export async function writePlaces(
  tx: Queryable,
  fileId: number,
  header: FileHeader,
): Promise<void> {
  const { guild_id, channel_id, channel_type, parent_id, exported_at } = header
  await tx.query(sql`
    insert into discord.guilds as old (id, name, icon_url, file_id, exported_at)
    values (${guild_id}, ${header.guild_name}, ${header.guild_icon_url}, ${fileId}, ${exported_at})
    on conflict (id) do update set name = excluded.name, icon_url = excluded.icon_url,
      file_id = excluded.file_id, exported_at = excluded.exported_at
    where excluded.exported_at > old.exported_at`)
  await tx.query(sql`
    insert into discord.channels as old (id, guild_id, name, type, is_thread, parent_id, category,
      topic, icon_url, file_id, exported_at)
    values (${channel_id}, ${guild_id}, ${header.channel_name}, ${channel_type},
      ${isThreadType(channel_type)}, ${parent_id}, ${header.category}, ${header.topic},
      ${header.channel_icon_url}, ${fileId}, ${exported_at})
    on conflict (id) do update set guild_id = excluded.guild_id, name = excluded.name,
      type = excluded.type, is_thread = excluded.is_thread, is_placeholder = false,
      parent_id = excluded.parent_id, category = excluded.category, topic = excluded.topic,
      icon_url = excluded.icon_url, file_id = excluded.file_id, exported_at = excluded.exported_at
    where old.is_placeholder or excluded.exported_at > old.exported_at`)
  if (parent_id === null || parent_id === channel_id) return
  const parentType = isThreadType(channel_type) ? 'GuildTextChat' : 'GuildCategory'
  await tx.query(sql`
    insert into discord.channels as old (id, guild_id, name, type, is_thread, is_placeholder,
      file_id, exported_at)
    values (${parent_id}, ${guild_id}, ${header.category ?? parent_id}, ${parentType}, false, true,
      ${fileId}, ${exported_at})
    on conflict (id) do update set name = excluded.name, file_id = excluded.file_id,
      exported_at = excluded.exported_at
    where old.is_placeholder and excluded.exported_at > old.exported_at`)
  if (parentType === 'GuildTextChat') return
  await tx.query(sql`
    update discord.channels set type = ${parentType}
    where id = ${parent_id} and is_placeholder and type <> ${parentType}`)
}

/**
 * Brings what depends on other files in line for one channel: whether its placeholder parent is a forum (a
 * post's first message has the post's id) and which messages are second copies of a thread's starter. Right
 * in any order of files, because it runs when either side arrives.
 */
export async function settleChannel(tx: Queryable, channelId: string): Promise<void> {
  await tx.query(sql`
    update discord.channels p set type = 'GuildForum'
    from discord.channels c
    where c.id = ${channelId} and c.is_thread and p.id = c.parent_id and p.is_placeholder
      and p.type = 'GuildTextChat'
      and exists (select from discord.messages m where m.channel_id = c.id and m.id = c.id)`)
  const settled = await tx.query<{ channel_id: string }>(sql`
    update discord.messages m set is_twin = t.is_twin
    from (
      select c.id as channel_id, exists (
        select from discord.messages p where p.channel_id = c.parent_id and p.id = c.id) as is_twin
      from discord.channels c
      where c.is_thread and (c.id = ${channelId} or c.parent_id = ${channelId})
    ) t
    where m.channel_id = t.channel_id and m.id = t.channel_id and m.is_twin <> t.is_twin
    returning m.channel_id`)
  for (const { channel_id } of settled) await noteChange(tx, channel_id)
}
