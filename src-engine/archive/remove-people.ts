import type { Queryable } from '../db/database'
import { raw, type Sql, sql } from '../db/sql'
import { notePeopleGone } from './changes'
import { interactionUsers, versionPeople } from './remove-rows'

/*
 * People stay as long as anything in the archive names them: a message, a mention, a reaction, a command, an older
 * state of a message. What was learned of those who stay (names, pictures, roles) stays as well: nothing tells which
 * file a name came from first.
 */

type PersonKey = { guild_id: string; author_id: string; webhook_name: string }

const AT_ONCE = 5000
const MESSAGES_AT_ONCE = 20_000
const NOBODY: PersonKey = { guild_id: '0', author_id: '-1', webhook_name: '' }

/** Puts everybody of a guild on the list of those to be looked at. */
export async function rememberMembers(tx: Queryable, guild_id: string): Promise<void> {
  await tx.query(sql`
    insert into app.removed_people (guild_id, author_id, webhook_name)
    select guild_id, author_id, webhook_name from discord.guild_members where guild_id = ${guild_id}
    on conflict do nothing`)
}

/** The channels in which people on the list may still be named, besides by what they wrote and where they are mentioned. */
export async function channelsToAsk(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`
    select c.id from discord.channels c
    where not c.is_placeholder and exists (select from app.removed_people p where p.guild_id = c.guild_id)
    order by c.id`)
  return rows.map(({ id }) => id)
}

/** Takes those off the list, a part of it at a time, who wrote, are mentioned, or reacted. Returns where to go on; null = done. */
export async function keepWriters(
  tx: Queryable,
  after: PersonKey | null,
): Promise<PersonKey | null> {
  const from = after ?? NOBODY
  const rows = await tx.query<PersonKey>(sql`
    select guild_id, author_id, webhook_name from app.removed_people
    where (guild_id, author_id, webhook_name)
      > (${from.guild_id}::bigint, ${from.author_id}::bigint, ${from.webhook_name})
    order by 1, 2, 3 limit ${AT_ONCE}::int`)
  const last = rows.at(-1)
  if (!last) return null
  await tx.query(sql`
    delete from app.removed_people p
    where (p.guild_id, p.author_id, p.webhook_name)
        > (${from.guild_id}::bigint, ${from.author_id}::bigint, ${from.webhook_name})
      and (p.guild_id, p.author_id, p.webhook_name)
        <= (${last.guild_id}::bigint, ${last.author_id}::bigint, ${last.webhook_name})
      and (exists (select from discord.messages m where m.guild_id = p.guild_id
             and m.author_id = p.author_id and m.webhook_name = p.webhook_name)
        or (p.webhook_name = '' and exists (select from discord.mentions m
             where m.guild_id = p.guild_id and m.author_id = p.author_id))
        or (p.webhook_name = '' and exists (select from discord.reaction_users r
             where r.guild_id = p.guild_id and r.author_id = p.author_id)))`)
  return rows.length < AT_ONCE ? null : last
}

/**
 * Takes those off the list whom a channel names otherwise, a part of it at a time: by a command, an older state.
 * Returns the id to go on from; null = the channel is done.
 */
export async function keepNamed(
  tx: Queryable,
  channel_id: string,
  from: string,
): Promise<string | null> {
  const [page] = await tx.query<{ messages: number; reached_id: string | null }>(sql`
    select count(*)::int as messages, max(id) as reached_id from (
      select id from discord.messages where channel_id = ${channel_id} and id >= ${from}
      order by id limit ${MESSAGES_AT_ONCE}::int) page`)
  const reached = page?.reached_id ?? null
  if (page === undefined || reached === null) return null
  const isIn = (id: Sql) =>
    sql`channel_id = ${channel_id} and ${id} between ${from}::bigint and ${reached}::bigint`
  await tx.query(sql`
    delete from app.removed_people p
    using (
      ${interactionUsers(isIn(raw('id')))}
      union ${versionPeople(isIn(raw('message_id')))}
    ) named (guild_id, author_id, webhook_name)
    where p.guild_id = named.guild_id and p.author_id = named.author_id
      and p.webhook_name = named.webhook_name`)
  return page.messages < MESSAGES_AT_ONCE ? null : (BigInt(reached) + 1n).toString()
}

/** True when nobody is left on the list. */
export async function isListEmpty(db: Queryable): Promise<boolean> {
  const [row] = await db.query(sql`select from app.removed_people limit 1`)
  return row === undefined
}

/** Forgets some of the people on the list. Returns how many of them no guild knows any more; null = nobody was on it. */
export async function forgetPeople(tx: Queryable): Promise<number | null> {
  const gone = await tx.query<PersonKey>(sql`
    delete from app.removed_people where (guild_id, author_id, webhook_name) in (
      select guild_id, author_id, webhook_name from app.removed_people limit ${AT_ONCE}::int)
    returning guild_id, author_id, webhook_name`)
  if (gone.length === 0) return null
  const keys = sql`unnest(${gone.map(({ guild_id }) => guild_id)}::bigint[],
    ${gone.map(({ author_id }) => author_id)}::bigint[],
    ${gone.map(({ webhook_name }) => webhook_name)}::text[]) k (guild_id, author_id, webhook_name)`
  await tx.query(sql`
    with left_roles as (
      delete from discord.author_roles r using ${keys}
      where k.webhook_name = '' and r.guild_id = k.guild_id and r.author_id = k.author_id
      returning r.guild_id, r.role_id, r.author_id
    )
    delete from discord.roles o using (select distinct guild_id, role_id from left_roles) l
    where o.guild_id = l.guild_id and o.id = l.role_id
      and not exists (select from discord.author_roles r
        where r.guild_id = o.guild_id and r.role_id = o.id
          and not exists (select from left_roles x where x.guild_id = r.guild_id
            and x.role_id = r.role_id and x.author_id = r.author_id))`)
  await tx.query(sql`
    delete from discord.guild_members m using ${keys}
    where m.guild_id = k.guild_id and m.author_id = k.author_id and m.webhook_name = k.webhook_name`)
  await tx.query(sql`
    delete from discord.author_names n using ${keys}
    where n.kind = 'nickname' and n.guild_id = k.guild_id and n.author_id = k.author_id
      and n.webhook_name = k.webhook_name`)
  // asked of each guild by its key: guild_members has no index by person
  const isStrange = sql`not exists (select from discord.guilds g
    join discord.guild_members m on m.guild_id = g.id
      and m.author_id = k.author_id and m.webhook_name = k.webhook_name)`
  const forgotten = await tx.query(sql`
    delete from discord.authors a using ${keys}
    where a.id = k.author_id and a.webhook_name = k.webhook_name and ${isStrange}
    returning a.id`)
  await tx.query(sql`
    delete from discord.author_names n using ${keys}
    where n.author_id = k.author_id and n.webhook_name = k.webhook_name and ${isStrange}`)
  await notePeopleGone(tx)
  return forgotten.length
}
