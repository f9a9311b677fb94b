import { AppError, assertNever } from '#shared/errors'
import type { BotsRule } from '#shared/question'
import type { MessageTrait, Scope, ScopePeriod } from '#shared/scope'
import { splitAuthorKey } from '#shared/snowflake'
import { join, raw, type Sql, sql } from '../db/sql'
import { parseQuery } from '../language/query'
import { foundBy } from './found'
import { isKept } from './media'

/**
 * The counted messages of a scope: a `select` over discord.messages with all its columns, without parentheses.
 * `bots` decides about bots and webhooks where the scope does not. A date that does not exist is `invalid_input`.
 */
export function scopeSelect(scope: Scope, bots: BotsRule): Sql {
  return sql`select m.* from discord.messages m where ${scopeConditions(scope, bots)}`
}

/** The same as one condition over a `discord.messages m`; it always leaves notices and second copies out. */
export function scopeConditions(scope: Scope, bots: BotsRule): Sql {
  const { guild_id, channel_id, message_id } = scope
  const tz = scope.tz ?? 'UTC'
  const conditions = [
    sql`m.is_content and not m.is_twin`,
    ...(leavesBotsOut(scope, bots) ? [sql`not m.is_bot`] : []),
    ...given(guild_id, (id) => sql`m.guild_id = ${id}`),
    ...given(channel_id, (id) => sql`m.channel_id = ${id}`),
    ...given(message_id, (id) => sql`m.id = ${id}`),
    ...given(scope.message_ids, (ids) => sql`m.id = any (${ids}::bigint[])`),
    ...given(scope.from, (time) => since(time, tz)),
    ...given(scope.to, (time) => before(time, tz)),
    ...given(scope.period, (period) => within(period, tz)),
    ...given(scope.weekday, (day) => sql`extract(isodow from ${localTime(tz)}) = ${day}::int`),
    ...given(scope.hour, (hour) => sql`extract(hour from ${localTime(tz)}) = ${hour}::int`),
    ...(scope.has ?? []).map((trait) => hasTrait(trait, leavesBotsOut(scope, bots))),
    ...peopleConditions(scope),
    ...factConditions(scope),
  ]
  return join(conditions, ' and ')
}

function given<T>(value: T | undefined, condition: (value: T) => Sql): Sql[] {
  return value === undefined ? [] : [condition(value)]
}

function leavesBotsOut(scope: Scope, rule: BotsRule): boolean {
  return scope.bots === undefined ? rule === 'excluded' : scope.bots === 'exclude'
}

function peopleConditions(scope: Scope): Sql[] {
  return [
    ...given(scope.author_id, (key) => writtenBy(raw('m'), key)),
    ...given(
      scope.role_id,
      (id) => sql`m.webhook_name = '' and exists (select from discord.author_roles ar
        where ar.guild_id = m.guild_id and ar.author_id = m.author_id and ar.role_id = ${id})`,
    ),
    ...given(scope.mentions_author_id, (key) => {
      const author = splitAuthorKey(key)
      return sql`not (${writtenBy(raw('m'), key)}) and ${author.webhook_name}::text = ''
        and exists (select from discord.mentions mn where mn.channel_id = m.channel_id
          and mn.message_id = m.id and mn.author_id = ${author.author_id})`
    }),
    ...given(
      scope.replies_to_author_id,
      (key) => sql`not (${writtenBy(raw('m'), key)})
        and ${repliesTo(writtenBy(raw('original'), key))}`,
    ),
  ]
}

function factConditions(scope: Scope): Sql[] {
  return [
    ...given(
      scope.emoji,
      (key) => sql`exists (select from discord.reactions r where r.channel_id = m.channel_id
        and r.message_id = m.id and r.emoji_key = ${key})`,
    ),
    ...given(
      scope.domain,
      (domain) => sql`exists (select from discord.links l where l.channel_id = m.channel_id
        and l.message_id = m.id and l.domain = ${domain})`,
    ),
    ...given(
      scope.url,
      (url) => sql`m.link_count > 0 and exists (select from discord.links l
        where l.channel_id = m.channel_id and l.message_id = m.id and l.url = ${url})`,
    ),
    ...given(
      scope.extension,
      (extension) => sql`exists (select from discord.attachments a
        where a.channel_id = m.channel_id and a.message_id = m.id
          and a.extension = ${extension})`,
    ),
    ...given(scope.text, (text) =>
      text.trim() === ''
        ? sql`true`
        : sql`(m.channel_id, m.id) in
            (select f.channel_id, f.message_id from ${foundBy(parseQuery(text))} f)`,
    ),
  ]
}

/** A condition on a table of messages: written by the author of the key. */
export function writtenBy(table: Sql, key: string): Sql {
  const { author_id, webhook_name } = splitAuthorKey(key)
  return sql`${table}.author_id = ${author_id} and ${table}.webhook_name = ${webhook_name}`
}

/** `condition` speaks of the `original` that `m` replies to; notices are no messages to reply to. */
function repliesTo(condition: Sql): Sql {
  return sql`exists (select from discord.replies r
    join discord.messages original
      on original.channel_id = r.to_channel_id and original.id = r.to_message_id
    where r.channel_id = m.channel_id and r.message_id = m.id and original.is_content
      and ${condition})`
}

/** The original of a reply is somebody else's, and a person's where bots are left out. */
function somebodyElses(leaveBotsOut: boolean): Sql {
  return sql`(original.author_id, original.webhook_name) <> (m.author_id, m.webhook_name)
    ${leaveBotsOut ? sql`and not original.is_bot` : sql``}`
}

function hasTrait(trait: MessageTrait, leaveBotsOut: boolean): Sql {
  switch (trait) {
    case 'question':
      return sql`m.is_question`
    case 'reply':
      return sql`m.type = 'Reply'`
    case 'reply_to_other':
      return repliesTo(somebodyElses(leaveBotsOut))
    case 'answer':
      return repliesTo(sql`${somebodyElses(leaveBotsOut)} and original.is_question`)
    case 'edited':
      return sql`m.edited_at is not null`
    case 'pinned':
      return sql`m.is_pinned`
    case 'attachment':
      return sql`m.attachment_count > 0`
    case 'attachment_missing':
      return sql`m.attachment_count > 0 and exists (select from discord.attachments a
        where a.channel_id = m.channel_id and a.message_id = m.id and not ${isKept(sql`a.url`)})`
    case 'attachment_kept':
      return sql`m.attachment_count > 0 and exists (select from discord.attachments a
        where a.channel_id = m.channel_id and a.message_id = m.id and ${isKept(sql`a.url`)})`
    case 'link':
      return sql`m.link_count > 0`
    case 'embed':
      return sql`m.embed_count > 0`
    case 'sticker':
      return sql`m.sticker_count > 0`
    case 'reaction':
      return sql`m.reaction_count > 0`
    case 'versioned':
      return sql`exists (select from discord.message_versions v
        where v.channel_id = m.channel_id and v.message_id = m.id)`
    case 'missing':
      return sql`exists (select from discord.missing_messages x where x.channel_id = m.channel_id
        and x.message_id = m.id and x.exported_at > m.exported_at)`
    default:
      return assertNever(trait)
  }
}

/** When the message was posted, as clocks in the zone showed it. */
function localTime(tz: string): Sql {
  return sql`(m.posted_at at time zone ${tz}::text)`
}

function since(time: string, tz: string): Sql {
  return isInstant(time) ? sql`m.posted_at >= ${instant(time)}` : onOrAfter(date(time), tz)
}

function before(time: string, tz: string): Sql {
  return isInstant(time) ? sql`m.posted_at < ${instant(time)}` : earlierThan(date(time), tz)
}

/** A condition on `m`: posted in the period, as clocks in the zone showed it. */
export function within(period: ScopePeriod, tz: string): Sql {
  const start = date(period.start.length === 7 ? `${period.start}-01` : period.start)
  const first = sql`date_trunc(${period.unit}, ${start})`
  const next = sql`(${first} + ${`1 ${period.unit}`}::text::interval)`
  return sql`${onOrAfter(first, tz)} and ${earlierThan(next, tz)}`
}

/*
 * Local midnights are not one instant when clocks are set back across them (São Paulo, Havana): 23:30 comes twice, or
 * 00:30 does. So the day of a message near a bound is read off its local time, exactly as questions group by it; the
 * plain comparisons around it are what an index can use, and settle all other rows without a conversion.
 */
function onOrAfter(local: Sql, tz: string): Sql {
  const bound = sql`(${local} at time zone ${tz}::text)`
  if (tz === 'UTC') return sql`m.posted_at >= ${bound}`
  return sql`m.posted_at >= ${bound} - interval '1 day'
    and (m.posted_at >= ${bound} + interval '1 day' or ${localTime(tz)} >= ${local})`
}

function earlierThan(local: Sql, tz: string): Sql {
  const bound = sql`(${local} at time zone ${tz}::text)`
  if (tz === 'UTC') return sql`m.posted_at < ${bound}`
  return sql`m.posted_at < ${bound} + interval '1 day'
    and (m.posted_at < ${bound} - interval '1 day' or ${localTime(tz)} < ${local})`
}

function isInstant(time: string): boolean {
  return time.includes('T')
}

/** The instant of a scope time in Unix milliseconds, dates as midnight in UTC; `invalid_input` when it does not exist. */
export function scopeTimeMs(time: string): number {
  const ms = Date.parse(isInstant(time) ? time : `${time}T00:00:00Z`)
  const midnight = Date.parse(`${time.slice(0, 10)}T00:00:00Z`)
  const isReal =
    !Number.isNaN(ms) &&
    !Number.isNaN(midnight) &&
    // V8 takes February 30 for March 2; year 0 is none to PostgreSQL
    new Date(midnight).toISOString().startsWith(time.slice(0, 10)) &&
    time >= '0001'
  if (!isReal) throw new AppError('invalid_input', `${time} is not a date or time that exists.`)
  return ms
}

function instant(time: string): Sql {
  scopeTimeMs(time)
  return sql`${time}::text::timestamptz`
}

function date(day: string): Sql {
  scopeTimeMs(day)
  return sql`${day}::text::timestamp`
}
