import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { COPY_COLUMNS } from '../dce/tables'
import { searchedText } from '../language/searched-text'

/*
 * A load writes the words of messages together with their rows. Those that a change of what a word is made void wait in
 * `discord.pending_words`, as ranges of ids of a channel, until they are made anew.
 */

/** What of a message is searched: `forwarded` and `embeds` are DCE's JSON. */
type SearchedParts = {
  content: string
  forwarded: unknown
  embeds: readonly unknown[] | null
}

const MESSAGES_AT_ONCE = 1000

/** Messages of a channel by their ids, both ends included. */
export type IdRange = { channel_id: string; min_id: string; max_id: string }

/** Messages that wait for their words. */
export type WaitingTexts = {
  guild_id: string
  channel_id: string
  message_ids: string[]
  /** What is searched of each message. */
  texts: string[]
  range: IdRange
  /** Where the range goes on behind these; null = nothing of it is left. */
  next_id: string | null
}

/** How many ranges of messages wait for their words. */
export async function pendingWords(db: Queryable): Promise<number> {
  const [row] = await db.query<{ ranges: number }>(
    sql`select count(*)::int as ranges from discord.pending_words`,
  )
  return row?.ranges ?? 0
}

/** Every range of messages that waits for words, in order; afterwards no two of them overlap. */
export async function listPendingWords(tx: Queryable): Promise<IdRange[]> {
  // numeric, because the end of a range of bigint is one more than the largest
  await tx.script(`
    with taken as (delete from discord.pending_words returning *),
    merged as (
      select channel_id, unnest(range_agg(numrange(min_id, max_id, '[]'))) as ids
      from taken group by channel_id
    )
    insert into discord.pending_words (channel_id, min_id, max_id)
    select channel_id, lower(ids)::bigint, upper(ids)::bigint from merged`)
  return tx.query<IdRange>(
    sql`select * from discord.pending_words order by channel_id, min_id, max_id`,
  )
}

/**
 * The texts of a range's messages without words, some at a time. Messages that have their words already are left out:
 * what changes a message takes its words away.
 */
export async function* waitingTexts(db: Queryable, range: IdRange): AsyncGenerator<WaitingTexts> {
  const { channel_id, min_id, max_id } = range
  const [channel] = await db.query<{ guild_id: string }>(
    sql`select guild_id from discord.messages where channel_id = ${channel_id} limit 1`,
  )
  for (let from: string | null = min_id; from !== null; ) {
    const rows: Waiting[] = await db.query<Waiting>(sql`
      select m.id as message_id, m.content, m.is_forward or m.embed_count > 0 as has_more
      from discord.messages m
      where m.channel_id = ${channel_id} and m.id between ${from} and ${max_id} and m.is_content
        and not exists (select from discord.message_words w
                        where w.channel_id = m.channel_id and w.message_id = m.id)
      order by m.id limit ${MESSAGES_AT_ONCE}`)
    const texts = rows.map(({ content }) => content)
    const more = rows.flatMap(({ has_more }, place) => (has_more ? [place] : []))
    const ids = more.map((place) => rows[place]?.message_id ?? '')
    const parts = ids.length === 0 ? new Map() : await searchedParts(db, channel_id, ids)
    for (const place of more) {
      const found = parts.get(rows[place]?.message_id)
      if (found !== undefined) {
        texts[place] = searchedText(found.content, found.embeds, found.forwarded)
      }
    }
    const last = rows.at(-1)?.message_id
    const isRest = last === undefined || rows.length < MESSAGES_AT_ONCE || last === max_id
    const next_id: string | null = isRest ? null : (BigInt(last) + 1n).toString()
    const message_ids = rows.map(({ message_id }) => message_id)
    yield { range, next_id, channel_id, guild_id: channel?.guild_id ?? '0', message_ids, texts }
    from = next_id
  }
}

type Waiting = { message_id: string; content: string; has_more: boolean }

/** What is searched of messages with cards or a forward, which few have: asking all for them took twice as long. */
async function searchedParts(
  db: Queryable,
  channel_id: string,
  message_ids: readonly string[],
): Promise<Map<string, SearchedParts>> {
  const rows = await db.query<SearchedParts & { message_id: string }>(sql`
    select m.id as message_id, m.content, case when m.is_forward then m.extra -> 'forwardedMessage' end as forwarded,
           (select jsonb_agg(e.data order by e.position) from discord.embeds e
            where e.channel_id = m.channel_id and e.message_id = m.id) as embeds
    from discord.messages m
    where m.channel_id = ${channel_id} and m.id = any (${message_ids}::bigint[])`)
  return new Map(rows.map((row) => [row.message_id, row]))
}

/** Stores the words of messages that waited for them; they wait no longer. */
export async function writeWords(
  tx: Queryable,
  { range, next_id }: Pick<WaitingTexts, 'range' | 'next_id'>,
  words: Uint8Array,
): Promise<void> {
  await tx.copyIn('discord.message_words', COPY_COLUMNS.message_words, words)
  const { channel_id, max_id } = range
  const isBefore = sql`channel_id = ${channel_id} and max_id = ${max_id}`
  if (next_id === null) await tx.query(sql`delete from discord.pending_words where ${isBefore}`)
  else {
    await tx.query(sql`update discord.pending_words set min_id = ${next_id} where ${isBefore}`)
  }
}
