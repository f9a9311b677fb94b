import type { Id } from '#shared/snowflake'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import type { GuildColumns } from './columns'
import type { NameBook } from './count-lists'
import type { RoleBook } from './narrow'

/** Who of the guild's authors holds which of its roles; webhooks hold none. */
export async function readRoles(
  db: Queryable,
  { guild_id, authors }: Pick<GuildColumns, 'guild_id' | 'authors'>,
): Promise<RoleBook> {
  const rows = await db.query<{ role_id: Id; author_ids: Id[] }>(sql`
    select r.id as role_id, json_agg(ar.author_id::text) as author_ids
    from discord.roles r
    join discord.author_roles ar on ar.guild_id = r.guild_id and ar.role_id = r.id
    where r.guild_id = ${guild_id} group by r.id order by r.id`)
  const [author, role]: [number[], number[]] = [[], []]
  rows.forEach(({ author_ids }, of) => {
    for (const id of author_ids) {
      const place = authors.places.get(id)
      if (place === undefined) continue
      author.push(place)
      role.push(of)
    }
  })
  return {
    role_ids: rows.map(({ role_id }) => role_id),
    author: Uint32Array.from(author),
    role: Uint32Array.from(role),
  }
}

/** The entities that are shown, and which names are theirs. */
export async function readNameBook(db: Queryable): Promise<NameBook> {
  const rows = await db.query<{ entity_id: number; name_ids: number[] }>(sql`
    select e.entity_id, json_agg(n.id) as name_ids
    from discord.entities e join discord.entity_names n on n.entity_id = e.entity_id
    where e.is_shown group by e.entity_id order by e.entity_id`)
  const most = rows.reduce((id, { name_ids }) => Math.max(id, ...name_ids), 0)
  const entity_of = new Int32Array(most + 1).fill(-1)
  rows.forEach(({ name_ids }, place) => {
    for (const id of name_ids) entity_of[id] = place
  })
  return { entity_ids: rows.map(({ entity_id }) => entity_id), entity_of }
}
