import type { HandlerInput } from '#shared/api'
import { type MemberGroup, type MemberRow, type Members, PANEL_ROWS } from '#shared/panel'
import type { Queryable } from '../db/database'
import { raw, sql } from '../db/sql'
import { BRIEF, isNamed } from './authors'

type Found = Omit<MemberRow, 'group'> & Place
type Place = { kind: MemberGroup['kind']; role_id: string | null }
type Group = Place & { role_name: string | null; color: string | null; members: number }

/**
 * Everybody with a counted message in a channel, by their highest role: roles from the top down, then people without one,
 * people whose roles no export tells, and bots; in each the most messages first. Roles are told by position, as exports do
 * not say which of them Discord shows apart.
 */
export async function listMembers(
  db: Queryable,
  { guild_id, channel_id, text }: HandlerInput<'members.list'>,
): Promise<Members> {
  const part = text.trim()
  const [found] = await db.query<{ groups: Group[]; rows: Found[] }>(sql`
    with posts as materialized (
      select author_id, webhook_name, count(*)::int as messages, max(posted_at) as last_message_at
      from discord.messages
      where channel_id = ${channel_id} and is_content and not is_twin
      group by 1, 2
    ), highest as (
      select distinct on (ar.author_id) ar.author_id, r.id, r.position
      from discord.author_roles ar
      join discord.roles r on r.guild_id = ar.guild_id and r.id = ar.role_id
      where ar.guild_id = ${guild_id} and ar.author_id in (select author_id from posts)
      order by ar.author_id, r.position desc nulls last, r.id
    ), placed as materialized (
      select p.*, h.id as role_id, h.position,
             case when a.is_bot then 'bots' when h.id is not null then 'role'
               when a.roles_known then 'no_role' else 'roles_unknown' end as kind
      from posts p
      join discord.guild_authors a on a.guild_id = ${guild_id} and a.author_id = p.author_id
        and a.webhook_name = p.webhook_name
      left join highest h on h.author_id = p.author_id and not a.is_bot
      ${part === '' ? sql`` : sql`where ${isNamed(part)}`}
    ), first as (
      select *, row_number() over (order by ${ORDER}, messages desc, author_id, webhook_name) as place
      from placed order by place limit ${PANEL_ROWS}::int
    )
    select
      (select coalesce(jsonb_agg(to_jsonb(g) order by ${ORDER}), '[]') from (
         select p.kind, p.role_id::text, p.position, min(r.name) as role_name, min(r.color) as color,
                count(*) as members
         from placed p left join discord.roles r on r.guild_id = ${guild_id} and r.id = p.role_id
         group by p.kind, p.role_id, p.position) g) as groups,
      (select coalesce(jsonb_agg(to_jsonb(f) - 'place'::text order by f.place), '[]') from (
         select ${BRIEF}, p.messages, p.last_message_at, p.kind, p.role_id::text, p.place
         from first p
         join discord.guild_authors a on a.guild_id = ${guild_id} and a.author_id = p.author_id
           and a.webhook_name = p.webhook_name) f) as rows`)
  return grouped(found?.groups ?? [], found?.rows ?? [])
}

/** The order of the groups; an id, so that two roles of one position stay apart. */
const ORDER = raw(`array_position(array['role', 'no_role', 'roles_unknown', 'bots'], kind),
  position desc nulls last, role_id`)

function grouped(found: readonly Group[], rows: readonly Found[]): Members {
  const keyOf = ({ kind, role_id }: Place) => `${kind} ${role_id}`
  const places = new Map(found.map((group, place) => [keyOf(group), place]))
  return {
    groups: found.map(({ kind, role_id, role_name, color, members }) => ({
      kind,
      role: role_id === null ? null : { role_id, role_name: role_name ?? '', color },
      members,
    })),
    members: rows.map(({ kind, role_id, last_message_at, ...member }) => ({
      ...member,
      last_message_at: new Date(last_message_at).toISOString(),
      group: places.get(keyOf({ kind, role_id })) ?? 0,
    })),
    total: found.reduce((sum, group) => sum + group.members, 0),
  }
}
