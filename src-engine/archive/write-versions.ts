import type { CopyTable } from '../dce/tables'

/*
 * A version keeps a state of a message in full. The same state comes from the archive (a newer export replaces it) or
 * from the staging tables (an older export comes later), and has to become the same JSON, so that the order of files
 * does not show.
 */

/** Columns of a version, in the order of {@link versionsOf}. */
const VERSION_COLUMNS =
  'channel_id, message_id, guild_id, content_hash, content, edited_at, exported_at, file_id, data'

/** A version is dated by the newest export that still showed it. */
const ON_KNOWN_VERSION = `on conflict (channel_id, message_id, content_hash)
  do update set exported_at = excluded.exported_at, file_id = excluded.file_id, data = excluded.data
  where excluded.exported_at > old.exported_at`

/** What hangs on a message, by the name it has in `data`: a JSON value for each row `x`, and the order of rows. */
const PARTS = {
  attachments: {
    table: 'attachments',
    item: `jsonb_build_object('id', x.id::text, 'file_name', x.file_name,
      'file_size_bytes', x.file_size_bytes, 'url', x.url)`,
    order: 'x.position',
  },
  embeds: { table: 'embeds', item: 'x.data', order: 'x.position' },
  stickers: {
    table: 'stickers',
    item: `jsonb_build_object('id', x.id::text, 'name', x.name, 'format', x.format,
      'source_url', x.source_url)`,
    order: 'x.position',
  },
  reactions: {
    table: 'reactions',
    item: `jsonb_build_object('emoji_key', x.emoji_key, 'count', x.count, 'users_known', x.users_known)`,
    order: 'x.position',
  },
  reaction_users: {
    table: 'reaction_users',
    item: 'jsonb_build_array(x.emoji_key, x.author_id::text)',
    order: 'x.emoji_key collate "C", x.author_id',
  },
  mentions: { table: 'mentions', item: 'to_jsonb(x.author_id::text)', order: 'x.author_id' },
} as const satisfies Record<string, { table: CopyTable; item: string; order: string }>

/** The rest of a message `m` that may differ between exports; what is null or usual is left out. */
const OWN_DATA = `jsonb_strip_nulls(jsonb_build_object('is_pinned', m.is_pinned, 'type', m.type,
    'author_id', m.author_id::text, 'webhook_name', nullif(m.webhook_name, ''),
    'call_ended_at', extract(epoch from m.call_ended_at),
    'reference_message_id', m.reference_message_id::text,
    'reference_channel_id', m.reference_channel_id::text,
    'reference_guild_id', m.reference_guild_id::text))
  || case when m.extra is null then '{}' else jsonb_build_object('extra', m.extra) end`

/**
 * A statement that keeps, as versions, the states of the batch's messages with this verdict: as they stand in the
 * archive (`discord.`) or as they were just read (`stage_`).
 */
export function keepVersions(source: 'discord.' | 'stage_', verdict: 'newer' | 'older'): string {
  const parts = Object.entries(PARTS).map(
    ([name, { table, item, order }]) => `
      select w.channel_id, w.id, '${name}' as part, jsonb_agg(${item} order by ${order}) as items
      from wanted w
      join ${source}${table} x on x.channel_id = w.channel_id and x.message_id = w.id
      group by w.channel_id, w.id`,
  )
  return `
    with wanted as materialized (
      select channel_id, id from stage_verdicts where verdict = '${verdict}'
    ), parts as (
      select channel_id, id, jsonb_object_agg(part, items) as data
      from (${parts.join(' union all ')}) each group by channel_id, id
    )
    insert into discord.message_versions as old (${VERSION_COLUMNS})
    select m.channel_id, m.id, m.guild_id, m.content_hash, m.content, m.edited_at, m.exported_at,
      m.file_id, ${OWN_DATA} || coalesce(p.data, '{}')
    from wanted w
    join ${source}messages m on m.channel_id = w.channel_id and m.id = w.id
    left join parts p on p.channel_id = w.channel_id and p.id = w.id
    ${ON_KNOWN_VERSION};`
}
