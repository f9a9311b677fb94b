import type { GuildRow } from '#shared/rows'
import type { Queryable } from '../db/database'
import { currentVersion } from '../db/migrate'
import { sql } from '../db/sql'

/** What DCE writes for a guild without an icon. */
export const NO_ICON = 'https://cdn.discordapp.com/embed/avatars/0.png'

/**
 * Every guild of the archive, most messages first. Channels and threads are those that an export file was read for.
 * Counting a million messages takes a second or two, so the list is kept until files come, change or go; while a job
 * changes the archive it is counted for every call.
 */
export async function listGuilds(db: Queryable): Promise<GuildRow[]> {
  const stamp = await stampOf(db)
  if (stamp === null) return countGuilds(db)
  const [kept] = await db.query<{ guilds: GuildRow[] }>(
    sql`select guilds from discord.guild_list where stamp = ${stamp}`,
  )
  if (kept) return kept.guilds
  const guilds = await countGuilds(db)
  // What was counted under another stamp than the one that holds now is not kept.
  if ((await stampOf(db)) === stamp) {
    await db.query(sql`insert into discord.guild_list (stamp, guilds)
      values (${stamp}, ${JSON.stringify(guilds)}::text::jsonb)
      on conflict (is_only) do update set stamp = excluded.stamp, guilds = excluded.guilds`)
  }
  return guilds
}

/** Differs when the list may differ: batches write into the row of their file. null = a job is changing the archive. */
async function stampOf(db: Queryable): Promise<string | null> {
  const [row] = await db.query<{ files: string; jobs: string; is_changing: boolean }>(sql`
    select (select coalesce(md5(string_agg(concat_ws(' ', id, state, read_messages, checkpoint_bytes, ingested_at),
              ',' order by id)), '') from discord.export_files) as files,
           coalesce(string_agg(concat_ws(' ', id, state), ',' order by id), '') as jobs,
           coalesce(bool_or(state in ('queued', 'running')), false) as is_changing
    from app.jobs where kind in ('ingest', 'sync', 'sample', 'remove')`)
  return row && !row.is_changing ? `${currentVersion()} ${row.files} ${row.jobs}` : null
}

/** The list, counted from the rows. */
export async function countGuilds(db: Queryable): Promise<GuildRow[]> {
  return db.query<GuildRow>(sql`
    with posts as (
      select guild_id, author_id, webhook_name, is_bot, count(*) as messages,
             min(posted_at) as first_at, max(posted_at) as last_at
      from discord.messages where is_content and not is_twin
      group by 1, 2, 3, 4
    ), places as (
      select guild_id, count(*) filter (where not is_thread)::int as channels,
             count(*) filter (where is_thread)::int as threads
      from discord.channels where not is_placeholder
      group by 1
    ), counted as (
      select guild_id, sum(messages)::int as messages, min(first_at) as first_message_at,
             max(last_at) as last_message_at,
             count(*) filter (where not is_bot)::int as authors,
             count(*) filter (where is_bot)::int as bots
      from posts group by 1
    ), compared as (
      select guild_id, sum(versioned)::int as versioned, sum(missing)::int as missing
      from (
        select m.guild_id, count(*) as versioned, 0 as missing
        from (select distinct channel_id, message_id from discord.message_versions) v
        join discord.messages m on m.channel_id = v.channel_id and m.id = v.message_id
        where m.is_content and not m.is_twin
        group by 1
        union all
        select m.guild_id, 0, count(*)
        from discord.missing_messages x
        join discord.messages m on m.channel_id = x.channel_id and m.id = x.message_id
          and m.exported_at < x.exported_at
        where m.is_content and not m.is_twin
        group by 1
      ) each
      group by 1
    )
    select g.id as guild_id, case when g.id = 0 then 'Direct messages' else g.name end as guild_name,
           case when g.icon_url <> ${NO_ICON}
             then jsonb_build_object('url', g.icon_url, 'file_id', g.file_id) end as icon,
           coalesce(p.channels, 0) as channels, coalesce(p.threads, 0) as threads,
           coalesce(c.authors, 0) as authors, coalesce(c.bots, 0) as bots,
           coalesce(c.messages, 0) as messages,
           coalesce(k.versioned, 0) as versioned, coalesce(k.missing, 0) as missing,
           c.first_message_at, c.last_message_at
    from discord.guilds g
    left join places p on p.guild_id = g.id
    left join counted c on c.guild_id = g.id
    left join compared k on k.guild_id = g.id
    order by messages desc, g.id`)
}
