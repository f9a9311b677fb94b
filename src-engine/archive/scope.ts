import type { BotsRule } from '#shared/question'
import type { Scope } from '#shared/scope'
import type { Queryable } from '../db/database'
import { join, raw, type Sql, sql } from '../db/sql'
import { planConditions, planSearch } from './search/plan'
import { before, localTime, since, within } from './times'
import { hasOneOf, hasTrait, interactsWith, mentionsOther, repliesTo, writtenBy } from './traits'

/**
 * The counted messages of a scope: a `select` over discord.messages with all its columns, without parentheses.
 * `bots` decides about bots and webhooks where the scope does not. A date that does not exist is `invalid_input`.
 */
export async function scopeSelect(db: Queryable, scope: Scope, bots: BotsRule): Promise<Sql> {
  return sql`select m.* from discord.messages m where ${await scopeConditions(db, scope, bots)}`
}

/** The same as one condition over a `discord.messages m`; it always leaves notices and second copies out. */
export async function scopeConditions(db: Queryable, scope: Scope, bots: BotsRule): Promise<Sql> {
  const { guild_id, channel_id, message_id } = scope
  const tz = scope.tz ?? 'UTC'
  const conditions = [
    sql`m.is_content and not m.is_twin`,
    ...(leavesBotsOut(scope, bots) ? [sql`not m.is_bot`] : []),
    ...given(guild_id, (id) => sql`m.guild_id = ${id}`),
    ...given(scope.guild_ids, (ids) => sql`m.guild_id = any (${ids}::bigint[])`),
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
    ...(await textConditions(db, scope)),
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
    ...given(scope.role_ids, hasOneOf),
    ...given(scope.without_role_ids, (ids) => sql`not ${hasOneOf(ids)}`),
    ...given(scope.interacts_with_author_id, interactsWith),
    ...given(scope.mentions_author_id, mentionsOther),
    ...given(
      scope.replies_to_author_id,
      (key) => sql`not (${writtenBy(raw('m'), key)})
        and ${repliesTo(writtenBy(raw('original'), key))}`,
    ),
    ...given(scope.replies_to_message_id, (id) =>
      repliesTo(sql`r.to_message_id = ${id}
        and (original.author_id, original.webhook_name) <> (m.author_id, m.webhook_name)`),
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
      scope.word,
      (word) => sql`exists (select from discord.message_signals s where s.channel_id = m.channel_id
        and s.message_id = m.id
        and (select t.term_id from discord.terms t where t.term = ${word}) = any (s.terms))`,
    ),
    ...given(
      scope.extension,
      (extension) => sql`exists (select from discord.attachments a
        where a.channel_id = m.channel_id and a.message_id = m.id
          and a.extension = ${extension})`,
    ),
  ]
}

/** The language of the search box narrows a scope; a blank text does not. */
async function textConditions(db: Queryable, { text = '', tz }: Scope): Promise<Sql[]> {
  return text.trim() === '' ? [] : planConditions(await planSearch(db, { text, tz }))
}
