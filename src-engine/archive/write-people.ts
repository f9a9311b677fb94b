import type { Queryable } from '../db/database'
import type { CopyBuffers, CopyTable } from '../dce/tables'
import { emptyStage, fillStage } from './write-stage'

const PEOPLE_TABLES = [
  'authors',
  'author_names',
  'guild_members',
  'roles',
  'member_roles',
  'emojis',
] as const satisfies readonly CopyTable[]

/**
 * Merges the people, roles and emoji of a batch. A richer source wins over a poorer one (author, mention,
 * interaction, reaction), then the newer export over the older, then the later row of a file; unknown never
 * replaces known. A member's roles are replaced only by a list that is known and not older.
 */
export async function writePeople(tx: Queryable, buffers: CopyBuffers): Promise<void> {
  const filled = await fillStage(tx, buffers, PEOPLE_TABLES)
  if (filled.length === 0) return
  const merges = filled.map((table) => MERGES[table])
  await tx.script([...merges, emptyStage(filled)].join('\n'))
}

/** The best staged row per key: richest, newest, last. */
const BEST = 'source_rank, exported_at desc, s.ctid desc'

const IS_BETTER = `(excluded.source_rank, old.exported_at) < (old.source_rank, excluded.exported_at)
  or (excluded.source_rank = old.source_rank and excluded.exported_at = old.exported_at
    and excluded.file_id = old.file_id)`

const AUTHORS = `
insert into discord.authors as old
  (id, webhook_name, name, discriminator, is_bot, avatar_url, source_rank, file_id, exported_at)
select distinct on (id, webhook_name)
  id, webhook_name, name, discriminator, is_bot, avatar_url, source_rank, file_id, exported_at
from stage_authors s
order by id, webhook_name, ${BEST}
on conflict (id, webhook_name) do update set
  name = excluded.name, discriminator = coalesce(excluded.discriminator, old.discriminator),
  is_bot = excluded.is_bot, avatar_url = coalesce(excluded.avatar_url, old.avatar_url),
  source_rank = excluded.source_rank, file_id = excluded.file_id, exported_at = excluded.exported_at
where ${IS_BETTER};`

const AUTHOR_NAMES = `
insert into discord.author_names as old
  (author_id, webhook_name, guild_id, kind, name, first_seen_at, last_seen_at)
select author_id, webhook_name, guild_id, kind, name, min(first_seen_at), max(last_seen_at)
from stage_author_names
group by author_id, webhook_name, guild_id, kind, name
on conflict (author_id, webhook_name, guild_id, kind, name) do update set
  first_seen_at = least(old.first_seen_at, excluded.first_seen_at),
  last_seen_at = greatest(old.last_seen_at, excluded.last_seen_at)
where excluded.first_seen_at < old.first_seen_at or excluded.last_seen_at > old.last_seen_at;`

const MEMBERS = `
insert into discord.guild_members as old (guild_id, author_id, webhook_name, nickname, color,
  avatar_url, roles_known, source_rank, file_id, exported_at)
select distinct on (guild_id, author_id, webhook_name) guild_id, author_id, webhook_name, nickname,
  color, avatar_url, roles_known, source_rank, file_id, exported_at
from stage_guild_members s
order by guild_id, author_id, webhook_name, ${BEST}
on conflict (guild_id, author_id, webhook_name) do update set
  nickname = coalesce(excluded.nickname, old.nickname), color = excluded.color,
  avatar_url = coalesce(excluded.avatar_url, old.avatar_url),
  roles_known = excluded.roles_known or old.roles_known,
  source_rank = excluded.source_rank, file_id = excluded.file_id, exported_at = excluded.exported_at
where ${IS_BETTER};`

/** Runs before the members themselves are merged: it asks which staged view is about to win. */
const MERGE_ROLES_OF_MEMBERS = `
insert into stage_role_winners
  select distinct s.guild_id, s.author_id
  from stage_guild_members s
  left join discord.guild_members old
    on old.guild_id = s.guild_id and old.author_id = s.author_id and old.webhook_name = ''
  where s.webhook_name = '' and s.roles_known
    and (old.author_id is null or not old.roles_known
      or (s.source_rank, old.exported_at) <= (old.source_rank, s.exported_at));
delete from discord.author_roles r using stage_role_winners w
  where r.guild_id = w.guild_id and r.author_id = w.author_id
    and not exists (select from stage_member_roles s where s.guild_id = r.guild_id
      and s.author_id = r.author_id and s.role_id = r.role_id);
insert into discord.author_roles (guild_id, author_id, role_id)
  select s.guild_id, s.author_id, s.role_id
  from stage_member_roles s
  join stage_role_winners w on w.guild_id = s.guild_id and w.author_id = s.author_id
  on conflict do nothing;
delete from stage_role_winners;`

const ROLES = `
insert into discord.roles as old (id, guild_id, name, color, position, exported_at)
select distinct on (guild_id, id) id, guild_id, name, color, position, exported_at
from stage_roles s
order by guild_id, id, exported_at desc, s.ctid desc
on conflict (guild_id, id) do update set
  name = excluded.name, color = excluded.color, position = excluded.position,
  exported_at = excluded.exported_at
where excluded.exported_at > old.exported_at;`

const EMOJIS = `
insert into discord.emojis as old
  (emoji_key, name, code, is_custom, is_animated, image_url, file_id, exported_at)
select distinct on (emoji_key)
  emoji_key, name, code, is_custom, is_animated, image_url, file_id, exported_at
from stage_emojis s
order by emoji_key, exported_at desc, s.ctid desc
on conflict (emoji_key) do update set
  name = excluded.name, code = coalesce(excluded.code, old.code),
  is_animated = excluded.is_animated, image_url = coalesce(excluded.image_url, old.image_url),
  file_id = excluded.file_id, exported_at = excluded.exported_at
where excluded.exported_at > old.exported_at;`

const MERGES: Record<(typeof PEOPLE_TABLES)[number], string> = {
  authors: AUTHORS,
  author_names: AUTHOR_NAMES,
  guild_members: MERGE_ROLES_OF_MEMBERS + MEMBERS,
  roles: ROLES,
  member_roles: '',
  emojis: EMOJIS,
}
