import type { Queryable } from '../db/database'
import { type Sql, sql } from '../db/sql'

/*
 * Which channels changed since something looked at them last: every batch that stores or removes messages takes the next
 * number and gives it to its channel. Whatever follows goes through such channels a part at a time.
 */

/** A channel whose messages changed, and the number of its newest change. */
export type ChannelChange = { channel_id: string; revision: number }

/** Says that messages of a channel came in, changed or went, in the transaction that did it. */
export async function noteChange(tx: Queryable, channelId: string): Promise<void> {
  await tx.query(sql`
    insert into discord.channel_changes (channel_id, revision)
    values (${channelId}, nextval('discord.revisions')::int)
    on conflict (channel_id) do update set revision = excluded.revision`)
}

/** Says that people are gone whom no message names, for what is remembered of the archive. */
export async function notePeopleGone(tx: Queryable): Promise<void> {
  await tx.query(sql`select nextval('discord.revisions'), nextval('discord.people_revisions')`)
}

/** Says that background work has read what changed after a number, up to another, and stored what it tells. */
export async function noteRead(tx: Queryable, after: number, until: number): Promise<void> {
  await noteReadOf(tx, sql`c.revision > ${after} and c.revision <= ${until}`)
}

/** Says that background work saw something else in messages of a channel than was stored: none of them came, changed or went. */
export async function noteReadAgain(tx: Queryable, channelId: string): Promise<void> {
  await noteReadOf(tx, sql`c.channel_id = ${channelId}`)
}

async function noteReadOf(tx: Queryable, isRead: Sql): Promise<void> {
  await tx.query(sql`
    update discord.channel_changes c set read_revision = r.revision
    from (select nextval('discord.read_revisions')::int as revision) r
    where ${isRead}`)
}

/** Says that names are other entities than before. */
export async function noteNames(tx: Queryable): Promise<void> {
  await tx.query(sql`select nextval('discord.name_revisions')`)
}

/** Says that people, their roles or channels may not be what they were. */
export async function notePeople(tx: Queryable): Promise<void> {
  await tx.query(sql`select nextval('discord.people_revisions')`)
}

/** The number of the newest change, that of a channel which is gone included; 0 = nothing has ever come in. */
export const NEWEST_REVISION: Sql = sql`(
  select case when is_called then last_value else 0 end::int from discord.revisions)`

/** The same, asked. */
export async function newestRevision(db: Queryable): Promise<number> {
  const [row] = await db.query<{ revision: number }>(sql`select ${NEWEST_REVISION} as revision`)
  return row?.revision ?? 0
}

/** The channels that changed after a number, up to another, in the order of their ids. */
export async function changedChannels(
  db: Queryable,
  after: number,
  until: number,
): Promise<ChannelChange[]> {
  return db.query<ChannelChange>(sql`
    select channel_id, revision from discord.channel_changes
    where revision > ${after} and revision <= ${until} order by channel_id`)
}

/** How many messages channels hold, notices included: the length of a bar. */
export async function countMessages(db: Queryable, channelIds: readonly string[]): Promise<number> {
  const [row] = await db.query<{ messages: number }>(sql`
    select count(*)::int as messages from discord.messages
    where channel_id = any (${channelIds}::bigint[])`)
  return row?.messages ?? 0
}

/** At most `limit` messages of a channel, those behind one. */
export type ChannelPart = { channel_id: string; after_id: string; limit: number }

/** How many messages a part has, notices included, and the last of them; null = none. */
export async function reachOf(
  db: Queryable,
  { channel_id, after_id, limit }: ChannelPart,
): Promise<{ messages: number; reached_id: string | null }> {
  const [part] = await db.query<{ messages: number; reached_id: string | null }>(sql`
    select count(*)::int as messages, max(id) as reached_id from (
      select id from discord.messages where channel_id = ${channel_id} and id > ${after_id}
      order by id limit ${limit}::int) part`)
  return part ?? { messages: 0, reached_id: null }
}
