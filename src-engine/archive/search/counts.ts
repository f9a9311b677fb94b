import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises'
import { joinAuthorKey } from '#shared/snowflake'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import { backgroundRow } from '../background-work'
import { stampOf } from './names'

/** How many messages one statement counts: a reader in line waits for one, not for all. */
const SLICE = 8_000
/** While an archive changes all the time, its counts are made anew this often at most. */
const REST_MS = 60_000

/** How many counted messages a search for each value finds, by value. */
export type ValueCounts = {
  /** By author key. */
  from: Map<string, number>
  mentions: Map<string, number>
  replies: Map<string, number>
  /** By channel id and by guild id. */
  channels: Map<string, number>
  guilds: Map<string, number>
  /** By `guild/role`. */
  roles: Map<string, number>
  /** By emoji key. */
  reactions: Map<string, number>
  domains: Map<string, number>
  extensions: Map<string, number>
  /** By code. */
  languages: Map<string, number>
  /** `2025-03`, as clocks of the zone show it. */
  months: Map<string, number>
  /** `has:link`, `is:pinned` and so on. */
  choices: Map<string, number>
}

type Kept = {
  stamp: string
  tz: string
  at: number
  counts: ValueCounts | null
  isCounting: boolean
  /** Settles with the counting. */
  end: Promise<unknown>
}
const kept = new WeakMap<Queryable, Kept>()

/**
 * The counts of an archive; null = not counted yet. Counting is begun when they are asked for the first time and when
 * the archive has changed, in slices between which others are answered; until it is done the counts before are told.
 * Where there are none before, the end is waited for so long at most, which is enough for a small archive.
 */
export async function valueCounts(
  db: Queryable,
  tz: string,
  patience_ms = 0,
): Promise<ValueCounts | null> {
  // languages are known when the job has told them
  const { done } = await backgroundRow(db, 'language')
  const stamp = `${await stampOf(db)} ${done}`
  const known = kept.get(db)
  const isFresh = known?.stamp === stamp && known.tz === tz
  const isResting = known !== undefined && known.tz === tz && Date.now() - known.at < REST_MS
  if (known?.isCounting || isFresh || (isResting && known.counts)) {
    return known?.counts ?? (known ? waited(known, patience_ms) : null)
  }
  const next: Kept = {
    ...{ stamp, tz, at: Date.now(), counts: known?.counts ?? null, isCounting: true },
    end: countValues(db, tz)
      .then((counts) => Object.assign(next, { counts }))
      .catch(() => kept.delete(db))
      .finally(() => Object.assign(next, { isCounting: false, at: Date.now() })),
  }
  kept.set(db, next)
  return next.counts ?? waited(next, patience_ms)
}

async function waited(counting: Kept, patience_ms: number): Promise<ValueCounts | null> {
  if (patience_ms > 0) await Promise.race([counting.end, delay(patience_ms)])
  return counting.counts
}

/** The same, after the counting that may be under way. */
export async function settledCounts(db: Queryable, tz: string): Promise<ValueCounts> {
  for (;;) {
    const counts = await valueCounts(db, tz)
    if (counts && !kept.get(db)?.isCounting) return counts
    await turn()
  }
}

type SliceRow = {
  kind: 'all' | 'author' | 'month'
  author_id: string | null
  webhook_name: string | null
  month: string | null
  messages: number
  last_id: string
  seen: number
} & Record<(typeof TRAITS)[number], number>

const TRAITS = [
  ...(['has_link', 'has_file', 'has_embed', 'has_sticker', 'has_reaction', 'has_code'] as const),
  ...(['is_question', 'is_pinned', 'is_edited', 'is_reply', 'is_bot', 'is_forwarded'] as const),
]

/** `has_link` counts what `has:link` finds. */
function choiceOf(trait: string): string {
  return trait.replace('_', ':')
}

async function countValues(db: Queryable, tz: string): Promise<ValueCounts> {
  const counts: ValueCounts = {
    from: new Map(),
    mentions: new Map(),
    replies: new Map(),
    channels: new Map(),
    guilds: new Map(),
    roles: new Map(),
    reactions: new Map(),
    domains: new Map(),
    extensions: new Map(),
    languages: new Map(),
    months: new Map(),
    choices: new Map(
      [...TRAITS.map(choiceOf), 'has:question', 'is:thread'].map((choice) => [choice, 0]),
    ),
  }
  const channels = await db.query<{ id: string; guild_id: string; is_thread: boolean }>(
    sql`select id, guild_id, is_thread from discord.channels order by id`,
  )
  const members = new Map<string, number>()
  for (const channel of channels) await countChannel(db, tz, channel, counts, members)
  const holders = await db.query<{ guild_id: string; author_id: string; role_id: string }>(
    sql`select guild_id, author_id, role_id from discord.author_roles`,
  )
  for (const { guild_id, author_id, role_id } of holders) {
    add(counts.roles, `${guild_id}/${role_id}`, members.get(`${guild_id}/${author_id}`) ?? 0)
  }
  return counts
}

async function countChannel(
  db: Queryable,
  tz: string,
  channel: { id: string; guild_id: string; is_thread: boolean },
  counts: ValueCounts,
  members: Map<string, number>,
): Promise<void> {
  let after: string | null = '-1'
  while (after !== null) {
    const rows: SliceRow[] = await countSlice(db, tz, channel.id, after)
    const total = rows.find(({ kind }) => kind === 'all')
    if (!total || total.seen === 0) return
    for (const row of rows) {
      if (row.kind === 'month') add(counts.months, row.month ?? '', row.messages)
      if (row.kind !== 'author') continue
      const { author_id, webhook_name, messages } = row
      add(counts.from, joinAuthorKey(author_id ?? '0', webhook_name ?? ''), messages)
      if (webhook_name === '') add(members, `${channel.guild_id}/${author_id}`, messages)
    }
    add(counts.channels, channel.id, total.messages)
    add(counts.guilds, channel.guild_id, total.messages)
    for (const trait of TRAITS) add(counts.choices, choiceOf(trait), total[trait])
    add(counts.choices, 'has:question', total.is_question)
    if (channel.is_thread) add(counts.choices, 'is:thread', total.messages)
    await countFacts(db, channel.id, after, total.last_id, counts)
    after = total.seen < SLICE ? null : total.last_id
    await turn()
  }
}

async function countSlice(
  db: Queryable,
  tz: string,
  channel_id: string,
  after: string,
): Promise<SliceRow[]> {
  return db.query<SliceRow>(sql`
    select case when grouping(m.author_id) = 0 then 'author' when grouping(m.month) = 0 then 'month' else 'all' end as kind,
      m.author_id, m.webhook_name, m.month, count(*) filter (where m.counts)::int as messages,
      max(m.id) as last_id, count(*)::int as seen,
      count(*) filter (where m.counts and m.link_count > 0)::int as has_link,
      count(*) filter (where m.counts and m.attachment_count > 0)::int as has_file,
      count(*) filter (where m.counts and m.embed_count > 0)::int as has_embed,
      count(*) filter (where m.counts and m.sticker_count > 0)::int as has_sticker,
      count(*) filter (where m.counts and m.reaction_count > 0)::int as has_reaction,
      count(*) filter (where m.counts and m.content like '%\`%\`%')::int as has_code,
      count(*) filter (where m.counts and m.is_question)::int as is_question,
      count(*) filter (where m.counts and m.is_pinned)::int as is_pinned,
      count(*) filter (where m.counts and m.edited_at is not null)::int as is_edited,
      count(*) filter (where m.counts and m.type = 'Reply')::int as is_reply,
      count(*) filter (where m.counts and m.is_bot)::int as is_bot,
      count(*) filter (where m.counts and m.is_forward)::int as is_forwarded
    from (
      select s.*, s.is_content and not s.is_twin as counts,
        to_char(s.posted_at at time zone ${tz}::text, 'YYYY-MM') as month
      from discord.messages s
      where s.channel_id = ${channel_id} and s.id > ${after}::bigint
      order by s.channel_id, s.id limit ${SLICE}
    ) m group by grouping sets ((m.author_id, m.webhook_name), (m.month), ())`)
}

type FactRow = {
  kind: 'mentions' | 'replies' | 'reactions' | 'domains' | 'extensions' | 'languages'
  value: string
  messages: number
}

/** What hangs on the messages of a slice. */
async function countFacts(
  db: Queryable,
  channel_id: string,
  after: string,
  last: string,
  counts: ValueCounts,
): Promise<void> {
  const inSlice = sql`x.channel_id = ${channel_id} and x.message_id > ${after}::bigint
    and x.message_id <= ${last}::bigint
    and exists (select from discord.messages m where m.channel_id = x.channel_id
      and m.id = x.message_id and m.is_content and not m.is_twin)`
  const rows = await db.query<FactRow>(sql`
    select 'mentions' as kind, x.author_id::text as value, count(*)::int as messages
    from discord.mentions x where ${inSlice} group by 2
    union all
    select 'replies', concat_ws(':', o.author_id, nullif(o.webhook_name, '')), count(*)::int
    from discord.replies x
    join discord.messages o on o.channel_id = x.to_channel_id and o.id = x.to_message_id and o.is_content
    where ${inSlice} group by 2
    union all
    select 'reactions', x.emoji_key, count(*)::int from discord.reactions x where ${inSlice} group by 2
    union all
    select 'domains', x.domain, count(distinct x.message_id)::int
    from discord.links x where ${inSlice} group by 2
    union all
    select 'extensions', x.extension, count(distinct x.message_id)::int
    from discord.attachments x where ${inSlice} group by 2
    union all
    select 'languages', x.language, count(*)::int
    from discord.message_signals x where x.language is not null and ${inSlice} group by 2`)
  for (const { kind, value, messages } of rows) add(counts[kind], value, messages)
}

function add(map: Map<string, number>, key: string, messages: number): void {
  if (messages > 0) map.set(key, (map.get(key) ?? 0) + messages)
}
