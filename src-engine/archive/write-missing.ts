import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/*
 * Messages that a later export covers and does not hold. The marks follow from the messages and the spans of exports
 * alone, never from the order in which files came: m is missing when an export of its channel was made after the newest
 * one that shows m, covers m's id, is whole and says when it was made. Nobody knows why: the message may have been
 * deleted, or a filter, a stopped export or lost permissions left it out.
 *
 * What a file changes lies inside its own range: it proves absence there, and only messages there can be shown anew.
 */

/** Messages compared in one transaction: readers wait no longer than for a batch of a load. */
const CHUNK = 5_000

/** Ids of a channel that have to be compared, both ends included. */
export type WaitingRange = { channel_id: string; first_id: string; last_id: string }

/** What DCE writes of a thread before 2.47.3 where newer ones write the starter itself: gone, it is no loss. */
const IS_THREAD_STARTER = sql`m.type = '21'`

/**
 * Remembers what a file that ended covers. It has to be compared when another export of the channel reaches into its
 * range; otherwise every message there is its own. Nothing for a file without messages.
 */
export async function writeSpan(tx: Queryable, fileId: number): Promise<void> {
  await tx.query(sql`
    insert into discord.export_spans as old (channel_id, exported_at, file_id, first_message_id,
      last_message_id, proves_absence, is_compared)
    select f.channel_id, coalesce(f.exported_at, f.modified_at), f.id, f.first_message_id,
      f.last_message_id, f.state = 'ingested' and f.exported_at is not null,
      not exists (select from discord.export_spans o where o.channel_id = f.channel_id
        and o.first_message_id <= f.last_message_id and o.last_message_id >= f.first_message_id)
    from discord.export_files f
    where f.id = ${fileId} and f.channel_id is not null and f.first_message_id is not null
    on conflict (channel_id, exported_at, file_id) do update set
      first_message_id = excluded.first_message_id, last_message_id = excluded.last_message_id,
      proves_absence = excluded.proves_absence, is_compared = false`)
}

/** The ranges that wait to be compared, overlapping ones as one. */
export async function waitingRanges(db: Queryable): Promise<WaitingRange[]> {
  // numrange: int8range would overflow at the largest id
  return db.query<WaitingRange>(sql`
    select channel_id, lower(range)::bigint as first_id, upper(range)::bigint as last_id
    from (
      select channel_id, unnest(range_agg(numrange(first_message_id, last_message_id, '[]'))) as range
      from discord.export_spans where not is_compared group by channel_id
    ) waiting
    order by channel_id, lower(range)`)
}

/** Remembers that a range is compared: the spans inside it wait no longer. */
export async function markCompared(tx: Queryable, range: WaitingRange): Promise<void> {
  await tx.query(sql`
    update discord.export_spans set is_compared = true
    where channel_id = ${range.channel_id} and not is_compared
      and first_message_id >= ${range.first_id} and last_message_id <= ${range.last_id}`)
}

/**
 * Brings the marks of a range in line, from its first id on as far as one transaction goes. Returns the id to
 * go on from; null = the range is done. Only marks that change are written.
 */
export async function compareRange(
  tx: Queryable,
  range: WaitingRange,
  chunk = CHUNK,
): Promise<string | null> {
  const { channel_id, first_id, last_id } = range
  const [page] = await tx.query<{ messages: number; reached_id: string | null }>(sql`
    select count(*)::int as messages, max(id) as reached_id from (
      select id from discord.messages
      where channel_id = ${channel_id} and id between ${first_id} and ${last_id}
      order by id limit ${chunk}) page`)
  const reached = page?.reached_id ?? null
  if (page === undefined || reached === null) return null
  const isLast = page.messages < chunk || reached === last_id
  await tx.query(sql`
    with truth as materialized (
      select m.id, m.guild_id, proof.exported_at, proof.file_id
      from discord.messages m
      cross join lateral (
        select s.exported_at, s.file_id from discord.export_spans s
        where s.channel_id = ${channel_id} and s.exported_at > m.exported_at and s.proves_absence
          and m.id between s.first_message_id and s.last_message_id
        order by s.exported_at, s.file_id limit 1
      ) proof
      where m.channel_id = ${channel_id} and m.id between ${first_id} and ${reached}
        and not ${IS_THREAD_STARTER}
        and m.exported_at < (
          select max(s.exported_at) from discord.export_spans s
          where s.channel_id = ${channel_id} and s.proves_absence
            and s.first_message_id <= ${reached} and s.last_message_id >= ${first_id})
    ), cleared as (
      delete from discord.missing_messages x
      where x.channel_id = ${channel_id} and x.message_id between ${first_id} and ${reached}
        and not exists (select from truth t where t.id = x.message_id)
    )
    insert into discord.missing_messages as old
      (channel_id, message_id, guild_id, exported_at, file_id)
    select ${channel_id}::bigint, id, guild_id, exported_at, file_id from truth
    on conflict (channel_id, message_id) do update set
      exported_at = excluded.exported_at, file_id = excluded.file_id
    where (old.exported_at, old.file_id) <> (excluded.exported_at, excluded.file_id)`)
  return isLast ? null : (BigInt(reached) + 1n).toString()
}
