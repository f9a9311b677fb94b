import type {
  Overview,
  OverviewAuthor,
  OverviewChannel,
  OverviewQuery,
  OverviewScope,
  OverviewTotals,
} from '#shared/overview'
import { periodsBetween } from '#shared/period'
import type { Queryable } from '../../db/database'
import { raw, type Sql, sql } from '../../db/sql'
import { BRIEF } from '../authors'
import { scopeSelect } from '../scope'
import { localTime } from '../times'
import { subjectOf, timeBefore, unitOf, without } from './parts'

/** The overview as one statement a part says it. `invalid_input` for a time that does not exist. */
export async function overviewBySql(db: Queryable, query: OverviewQuery): Promise<Overview> {
  const { scope } = query
  const activity = await activityOf(db, query)
  const before = timeBefore(scope)
  return {
    totals: await totalsOf(db, scope),
    before: before && (await totalsOf(db, before)),
    activity,
    hours: await hoursOf(db, query),
    channels: await channelsOf(db, query, activity),
    authors: await authorsOf(db, query, activity, sql`order by s.messages desc, ${AUTHOR_ORDER}`),
    newcomers: await authorsOf(
      db,
      query,
      activity,
      sql`where s.has_first order by h.first_message_at desc, ${AUTHOR_ORDER}`,
    ),
    roles: await db.query(sql`
      select r.id as role_id, r.name as role_name, r.color,
        count(distinct (m.author_id))::int as authors, count(*)::int as messages
      from (${await messagesOf(db, without(query, 'role_id'))}) m
      join discord.author_roles ar on ar.guild_id = m.guild_id and ar.author_id = m.author_id
      join discord.roles r on r.guild_id = ar.guild_id and r.id = ar.role_id
      where m.webhook_name = ''
      group by r.guild_id, r.id order by messages desc, r.id limit ${query.top}`),
    emojis: await db.query(sql`
      select r.emoji_key, coalesce(e.name, r.emoji_key) as emoji_name, coalesce(e.is_custom, false) as is_custom,
        e.image_url, e.file_id, sum(r.count)::float8 as count, count(*)::int as messages
      from (${await messagesOf(db, without(query, 'emoji'))}) m
      join discord.reactions r on r.channel_id = m.channel_id and r.message_id = m.id
      left join discord.emojis e on e.emoji_key = r.emoji_key
      group by r.emoji_key, e.emoji_key order by count desc, r.emoji_key collate "C" limit ${query.top}`),
    domains: await db.query(sql`
      select l.domain, count(*)::int as links, count(distinct (m.channel_id, m.id))::int as messages
      from (${await messagesOf(db, without(query, 'domain'))}) m
      join discord.links l on l.channel_id = m.channel_id and l.message_id = m.id
      group by l.domain order by links desc, l.domain collate "C" limit ${query.top}`),
    words: await wordsOf(db, query),
    entities: await db.query(sql`
      select e.entity_id, e.name as entity, e.type, count(distinct (m.channel_id, m.id))::int as messages
      from (${await messagesOf(db, scope)}) m
      join discord.entity_mentions x on x.channel_id = m.channel_id and x.message_id = m.id
      join discord.entities e on e.entity_id = x.entity_id
      where e.is_shown
      group by e.entity_id order by messages desc, e.entity_id limit ${query.top}`),
  }
}

async function wordsOf(db: Queryable, { scope, top }: OverviewQuery): Promise<Overview['words']> {
  return db.query(sql`
    with guild as (
      select m.channel_id, t.term_id
      from discord.messages m
      join discord.message_signals s on s.channel_id = m.channel_id and s.message_id = m.id
      cross join unnest(s.terms) as t(term_id)
      where m.guild_id = ${scope.guild_id} and m.is_content and not m.is_twin
    ), everywhere as (
      select term_id, count(*)::float8 as messages from guild group by term_id
    ), average as (
      select count(*)::float8 / nullif(count(distinct channel_id), 0) as words from guild
    ), said as (
      select t.term_id, count(*)::int as messages
      from (${await messagesOf(db, scope)}) m
      join discord.message_signals s on s.channel_id = m.channel_id and s.message_id = m.id
      cross join unnest(s.terms) as t(term_id)
      group by t.term_id
    ), scored as (
      select s.term_id, s.messages, s.messages / (select sum(messages)::float8 from said)
        * ln(1 + average.words / e.messages) as score
      from said s join everywhere e using (term_id) cross join average
      where s.messages >= 2
    ), forms as (
      select t.term, s.messages, s.score,
        row_number() over (partition by t.stem order by s.score desc, t.term collate "C") as form
      from scored s join discord.terms t using (term_id)
    )
    select term as word, messages from forms where form = 1
    order by score desc, term collate "C" limit ${top}`)
}

/** Bots count unless the scope leaves them out. */
function messagesOf(db: Queryable, scope: OverviewScope): Promise<Sql> {
  return scopeSelect(db, scope, 'included')
}

async function totalsOf(db: Queryable, scope: OverviewScope): Promise<OverviewTotals> {
  const [totals] = await db.query<OverviewTotals>(sql`
    select count(*)::int as messages, count(distinct (m.author_id, m.webhook_name))::int as authors,
      (select count(*)::int from (${await scopeSelect(db, { ...scope, has: ['first'] }, 'included')}) f) as new_authors,
      (count(distinct m.channel_id) filter (where not c.is_thread))::int as channels,
      (count(distinct m.channel_id) filter (where c.is_thread))::int as threads,
      (count(*) filter (where m.type = 'Reply'))::int as replies,
      coalesce(sum(m.reaction_count), 0)::float8 as reactions,
      coalesce(sum(m.attachment_count), 0)::float8 as attachments,
      coalesce(sum(m.link_count), 0)::float8 as links,
      (count(*) filter (where m.is_question))::int as questions,
      coalesce(sum(char_length(m.content)), 0)::float8 as characters,
      min(m.posted_at) as first_message_at, max(m.posted_at) as last_message_at
    from (${await messagesOf(db, scope)}) m
    join discord.channels c on c.id = m.channel_id`)
  return totals as OverviewTotals
}

async function activityOf(db: Queryable, query: OverviewQuery): Promise<Overview['activity']> {
  const { tz = 'UTC' } = query.scope
  const [span] = await db.query<{ first_day: string | null; last_day: string | null }>(sql`
    select min(${localTime(tz)})::date::text as first_day, max(${localTime(tz)})::date::text as last_day
    from (${await messagesOf(db, subjectOf(query))}) m`)
  if (!span || span.first_day === null || span.last_day === null) {
    return { unit: query.unit ?? 'day', rows: [] }
  }
  const unit = unitOf(query, span.first_day, span.last_day)
  const scope = without(query, 'from', 'to')
  const counted = await db.query<{ start: string; messages: number; authors: number }>(sql`
    select ${periodOf(unit, tz)} as start, count(*)::int as messages,
      count(distinct (m.author_id, m.webhook_name))::int as authors
    from (${await messagesOf(db, scope)}) m group by 1`)
  const firsts = await db.query<{ start: string; new_authors: number }>(sql`
    select ${periodOf(unit, tz)} as start, count(*)::int as new_authors
    from (${await scopeSelect(db, { ...scope, has: ['first'] }, 'included')}) m group by 1`)
  return {
    unit,
    rows: periodsBetween(unit, span.first_day, span.last_day).map((start) => {
      const row = counted.find((each) => each.start === start)
      return {
        start,
        messages: row?.messages ?? 0,
        authors: row?.authors ?? 0,
        new_authors: firsts.find((each) => each.start === start)?.new_authors ?? 0,
      }
    }),
  }
}

/** The start of the period that a message was posted in, as scopes write it. */
function periodOf(unit: Overview['activity']['unit'], tz: string): Sql {
  const format = unit === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD'
  return sql`to_char(date_trunc(${unit}, ${localTime(tz)}), ${format})`
}

async function hoursOf(db: Queryable, query: OverviewQuery): Promise<Overview['hours']> {
  const time = localTime(query.scope.tz ?? 'UTC')
  return db.query(sql`
    select weekday, hour, coalesce(c.messages, 0) as messages
    from generate_series(1, 7) as weekday cross join generate_series(0, 23) as hour
    left join (
      select extract(isodow from ${time})::int as weekday, extract(hour from ${time})::int as hour,
        count(*)::int as messages
      from (${await messagesOf(db, without(query, 'weekday', 'hour'))}) m group by 1, 2
    ) c using (weekday, hour)
    order by weekday, hour`)
}

async function channelsOf(
  db: Queryable,
  query: OverviewQuery,
  activity: Overview['activity'],
): Promise<OverviewChannel[]> {
  const rows = await db.query<Omit<OverviewChannel, 'spark'>>(sql`
    select c.id as channel_id, c.name as channel_name, c.type as channel_type, c.is_thread, count(*)::int as messages,
      count(distinct (m.author_id, m.webhook_name))::int as authors, max(m.posted_at) as last_message_at
    from (${await messagesOf(db, without(query, 'channel_id'))}) m
    join discord.channels c on c.id = m.channel_id
    group by c.id order by messages desc, c.id limit ${query.top}`)
  const scope = without(query, 'channel_id', 'from', 'to')
  const sparkOf = await sparks(db, { scope, activity, key: raw('m.channel_id::text') })
  return rows.map((row) => ({ ...row, spark: sparkOf(row.channel_id) }))
}

const AUTHOR_KEY = raw(
  `case when m.webhook_name = '' then m.author_id::text else m.author_id || ':' || m.webhook_name end`,
)
const AUTHOR_ORDER = raw('s.author_id, s.webhook_name collate "C"')

async function authorsOf(
  db: Queryable,
  query: OverviewQuery,
  activity: Overview['activity'],
  order: Sql,
): Promise<OverviewAuthor[]> {
  const others = without(query, 'author_id')
  const rows = await db.query<Omit<OverviewAuthor, 'spark'>>(sql`
    with said as (
      select m.guild_id, m.author_id, m.webhook_name, count(*)::int as messages,
        sum(m.reaction_count)::float8 as reactions,
        (m.guild_id, m.author_id, m.webhook_name) in (
          select f.guild_id, f.author_id, f.webhook_name
          from (${await scopeSelect(db, { ...others, has: ['first'] }, 'included')}) f) as has_first
      from (${await messagesOf(db, others)}) m
      group by m.guild_id, m.author_id, m.webhook_name
    ), history as (
      select author_id, webhook_name, min(posted_at) as first_message_at, max(posted_at) as last_message_at
      from discord.messages
      where guild_id = ${query.scope.guild_id} and is_content and not is_twin
      group by 1, 2
    )
    select ${BRIEF}, s.messages, s.reactions, h.first_message_at, h.last_message_at
    from said s
    join history h using (author_id, webhook_name)
    join discord.guild_authors a using (guild_id, author_id, webhook_name)
    ${order} limit ${query.top}`)
  const scope = without(query, 'author_id', 'from', 'to')
  const sparkOf = await sparks(db, { scope, activity, key: AUTHOR_KEY })
  return rows.map((row) => ({ ...row, spark: sparkOf(row.author_id) }))
}

/** Messages in each period of the curve by what `key` says of a message `m`. */
async function sparks(
  db: Queryable,
  of: { scope: OverviewScope; activity: Overview['activity']; key: Sql },
): Promise<(key: string) => number[]> {
  const { unit, rows } = of.activity
  const counted = await db.query<{ key: string; start: string; messages: number }>(sql`
    select ${of.key} as key, ${periodOf(unit, of.scope.tz ?? 'UTC')} as start, count(*)::int as messages
    from (${await messagesOf(db, of.scope)}) m group by 1, 2`)
  const found = new Map(counted.map(({ key, start, messages }) => [`${start} ${key}`, messages]))
  return (key) => rows.map(({ start }) => found.get(`${start} ${key}`) ?? 0)
}
