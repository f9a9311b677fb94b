import type { PanelPlace } from '#shared/panel'
import { type Sql, sql } from '../db/sql'
import { writtenBy } from './traits'

/**
 * What hangs on the messages of a place: a condition on `x (guild_id, channel_id, message_id)`, second copies of thread
 * starters left out. What an author posted comes from {@link authorsOwn}, which has to stand before it.
 */
export function onPlace({ guild_id, channel_id, author_id }: PanelPlace): Sql {
  return sql`x.guild_id = ${guild_id}
    ${channel_id === undefined ? sql`` : sql`and x.channel_id = ${channel_id}`}
    and not exists (select from discord.messages t
      where t.is_twin and t.channel_id = x.channel_id and t.id = x.message_id)
    ${author_id === undefined ? sql`` : sql`and (x.channel_id, x.message_id) in (select * from own)`}`
}

/**
 * The head of a query over {@link onPlace}: the messages of the author that have what is listed (a condition on `m`).
 * Found once and by their index, as an author may have few among many.
 */
export function authorsOwn(place: PanelPlace, having: Sql): Sql {
  if (place.author_id === undefined) return sql`with`
  return sql`with own as materialized (
      select m.channel_id, m.id from discord.messages m
      where m.guild_id = ${place.guild_id} and ${writtenBy(sql`m`, place.author_id)} and ${having}
    ),`
}
