import type { HandlerInput } from '#shared/api'
import type { AuthorActivity, AuthorCard, AuthorNameRow } from '#shared/author-card'
import { AppError } from '#shared/errors'
import type { AuthorBrief, RoleRow } from '#shared/rows'
import { compareIds, splitAuthorKey } from '#shared/snowflake'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { BRIEF } from './authors'
import { scopeConditions } from './scope'

/** Weeks are told up to here; beyond, a bar a month. */
const MOST_WEEKS = 80
const WEEK_MS = 7 * 86_400_000
const TOP_CHANNELS = 10

type Identity = AuthorBrief &
  Pick<AuthorCard, 'guild_id' | 'discriminator' | 'nickname' | 'roles_known'>

/** Everything about one author of a guild, also of one who never wrote; `not_found` when no export of the guild names them. */
export async function authorCard(
  db: Queryable,
  { guild_id, author_id: key, tz = 'UTC' }: HandlerInput<'authors.card'>,
): Promise<AuthorCard> {
  const { author_id, webhook_name } = splitAuthorKey(key)
  const [identity] = await db.query<Identity>(sql`
    select ${BRIEF}, a.guild_id, who.discriminator, gm.nickname, a.roles_known
    from discord.guild_authors a
    join discord.authors who on who.id = a.author_id and who.webhook_name = a.webhook_name
    join discord.guild_members gm on gm.guild_id = a.guild_id and gm.author_id = a.author_id
      and gm.webhook_name = a.webhook_name
    where a.guild_id = ${guild_id} and a.author_id = ${author_id}
      and a.webhook_name = ${webhook_name}`)
  if (!identity) throw new AppError('not_found', 'No export of this guild names this author.')
  const names = await db.query<AuthorNameRow>(sql`
    select name, kind, first_seen_at, last_seen_at from discord.author_names
    where author_id = ${author_id} and webhook_name = ${webhook_name}
      and guild_id in (0, ${guild_id}::bigint)
    order by last_seen_at desc, first_seen_at desc, kind desc, name`)
  const roles = await db.query<RoleRow>(sql`
    select r.id as role_id, r.name as role_name, r.color
    from discord.author_roles ar
    join discord.roles r on r.guild_id = ar.guild_id and r.id = ar.role_id
    where ar.guild_id = ${guild_id} and ar.author_id = ${author_id} and ${webhook_name}::text = ''
    order by r.position desc nulls last, r.id`)
  return {
    ...identity,
    is_webhook: webhook_name !== '',
    names,
    roles,
    activity: await activityOf(db, { guild_id, author_id: key, tz }),
  }
}

type Counted = {
  kind: 'channel' | 'week' | 'month' | 'hour' | 'all'
  channel_id: string | null
  period: string | null
  weekday: number | null
  hour: number | null
  messages: number
  first_at: string | null
  last_at: string | null
  reactions: number | null
  attachments: number | null
}

/** One pass over the author's messages. */
async function activityOf(
  db: Queryable,
  author: { guild_id: string; author_id: string; tz: string },
): Promise<AuthorActivity> {
  const { tz, ...scope } = author
  const own = await scopeConditions(db, scope, 'included')
  // hours first: grouping them in four ways is cheaper than grouping messages
  const rows = await db.query<Counted>(sql`
    with hourly as (
      select m.channel_id, date_trunc('hour', m.posted_at at time zone ${tz}::text) as local,
             count(*)::int as messages, min(m.posted_at) as first_at, max(m.posted_at) as last_at,
             sum(m.reaction_count) as reactions, sum(m.attachment_count) as attachments
      from discord.messages m where ${own}
      group by 1, 2
    ), sides as (
      select *, date_trunc('week', local) as week,
             date_trunc('month', local) as month, date_part('isodow', local)::int as weekday,
             date_part('hour', local)::int as hour
      from hourly
    )
    select case when grouping(channel_id) = 0 then 'channel' when grouping(week) = 0 then 'week'
             when grouping(month) = 0 then 'month' when grouping(hour) = 0 then 'hour'
             else 'all' end as kind,
           channel_id, coalesce(to_char(week, 'YYYY-MM-DD'), to_char(month, 'YYYY-MM')) as period,
           weekday, hour,
           sum(messages)::int as messages, min(first_at) as first_at, max(last_at) as last_at,
           sum(reactions)::float8 as reactions, sum(attachments)::float8 as attachments
    from sides
    group by grouping sets ((channel_id), (week), (month), (weekday, hour), ())`)
  const of = (kind: Counted['kind']) => rows.filter((row) => row.kind === kind)
  const [all] = of('all')
  const weeks = (Date.parse(all?.last_at ?? '') - Date.parse(all?.first_at ?? '')) / WEEK_MS
  const unit = weeks > MOST_WEEKS ? 'month' : 'week'
  const channels = of('channel').sort((a, b) => b.messages - a.messages || order(a, b))
  return {
    messages: all?.messages ?? 0,
    first_message_at: all?.first_at ?? null,
    last_message_at: all?.last_at ?? null,
    unit,
    periods: of(unit)
      .map(({ period, messages }) => ({ start: period ?? '', messages }))
      .sort((a, b) => (a.start < b.start ? -1 : 1)),
    hours: of('hour').map(({ weekday, hour, messages }) => ({
      weekday: weekday ?? 1,
      hour: hour ?? 0,
      messages,
    })),
    channels: await namedChannels(db, channels.slice(0, TOP_CHANNELS)),
    channel_count: channels.length,
    reactions_received: all?.reactions ?? 0,
    attachments: all?.attachments ?? 0,
  }
}

const order = (a: Counted, b: Counted) => compareIds(a.channel_id ?? '0', b.channel_id ?? '0')

async function namedChannels(
  db: Queryable,
  counted: readonly Counted[],
): Promise<AuthorActivity['channels']> {
  const ids = counted.map((row) => row.channel_id ?? '0')
  const names = await db.query<{ id: string; name: string }>(
    sql`select id, name from discord.channels where id = any (${ids}::bigint[])`,
  )
  const byId = new Map(names.map(({ id, name }) => [id, name]))
  return counted.map(({ channel_id, messages }) => ({
    channel_id: channel_id ?? '0',
    channel_name: byId.get(channel_id ?? '0') ?? channel_id ?? '',
    messages,
  }))
}
