import type { RoleRow } from '#shared/rows'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/** The roles of a guild that some export shows on a member, highest first; [] for an unknown guild. */
export async function listRoles(
  db: Queryable,
  { guild_id }: { guild_id: string },
): Promise<RoleRow[]> {
  return db.query<RoleRow>(sql`
    select id as role_id, name as role_name, color from discord.roles
    where guild_id = ${guild_id} order by position desc nulls last, id`)
}
