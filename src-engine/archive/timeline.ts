import { setImmediate as turn } from 'node:timers/promises'
import type { CallOutput, HandlerInput } from '#shared/api'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/** How many messages one statement counts: a reader in line waits for one, not for the whole channel. */
const SLICE = 8_000

type Days = [day: string, messages: number][]

/** Counts that are not over: who opens a channel again meanwhile waits for the same one. */
const underWay = new WeakMap<Queryable, Map<string, Promise<Days>>>()

/**
 * How many messages (second copies of thread starters included) a channel has on each day of a time zone, oldest day
 * first; days without any are left out. Counting a million takes long, so it is done in slices between which others are
 * answered, and kept until an export file of the channel comes, changes or goes.
 */
export async function channelDays(
  db: Queryable,
  { channel_id, tz }: HandlerInput<'messages.days'>,
): Promise<CallOutput<'messages.days'>> {
  const stamp = await stampOf(db, channel_id)
  const [kept] = await db.query<{ days: Days }>(sql`select days from discord.timelines
    where channel_id = ${channel_id} and tz = ${tz} and stamp = ${stamp}`)
  const days = kept?.days ?? (await countOnce(db, channel_id, tz, stamp))
  return { days: days.map(([day, messages]) => ({ day, messages })) }
}

/** Counts and keeps the days, or joins a count of the same that is under way. */
function countOnce(db: Queryable, channel_id: string, tz: string, stamp: string): Promise<Days> {
  const counts = underWay.get(db) ?? new Map<string, Promise<Days>>()
  underWay.set(db, counts)
  const key = JSON.stringify([channel_id, tz, stamp])
  const known = counts.get(key)
  if (known) return known
  const count = countAndKeep().finally(() => counts.delete(key))
  counts.set(key, count)
  return count

  async function countAndKeep(): Promise<Days> {
    const days = await countDays(db, channel_id, tz)
    await db.query(sql`insert into discord.timelines (channel_id, tz, stamp, days)
      values (${channel_id}, ${tz}, ${stamp}, ${JSON.stringify(days)}::text::jsonb)
      on conflict (channel_id, tz) do update set stamp = excluded.stamp, days = excluded.days`)
    return days
  }
}

/** Lets go of the days of channels that messages were taken out of after their files, and with them the stamp, had changed. */
export async function forgetDays(tx: Queryable, channelIds: readonly string[]): Promise<void> {
  await tx.query(sql`
    delete from discord.timelines where channel_id = any (${channelIds}::bigint[])`)
}

/** Differs when the channel's messages may differ: batches write how far they read into the row of their file. */
async function stampOf(db: Queryable, channel_id: string): Promise<string> {
  const [row] = await db.query<{ stamp: string }>(sql`
    select coalesce(md5(string_agg(concat_ws(' ', id, state, read_messages, checkpoint_bytes, ingested_at), ','
      order by id)), '') as stamp
    from discord.export_files where channel_id = ${channel_id}`)
  return row?.stamp ?? ''
}

async function countDays(db: Queryable, channel_id: string, tz: string): Promise<Days> {
  const counts = new Map<string, number>()
  let after: string | null = '-1'
  while (after !== null) {
    const rows: { day: string; messages: number; last_id: string; seen: number }[] =
      await db.query(sql`
        select (m.posted_at at time zone ${tz}::text)::date::text as day,
          count(*) filter (where m.is_content)::int as messages, max(m.id) as last_id, count(*)::int as seen
        from (
          select id, posted_at, is_content from discord.messages
          where channel_id = ${channel_id} and id > ${after}::bigint
          order by channel_id, id limit ${SLICE}
        ) m group by 1 order by 1`)
    for (const { day, messages } of rows) {
      if (messages > 0) counts.set(day, (counts.get(day) ?? 0) + messages)
    }
    const seen = rows.reduce((sum, row) => sum + row.seen, 0)
    const last = rows.reduce<bigint>(
      (most, { last_id }) => (BigInt(last_id) > most ? BigInt(last_id) : most),
      -1n,
    )
    after = seen < SLICE ? null : last.toString()
    await turn()
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}
