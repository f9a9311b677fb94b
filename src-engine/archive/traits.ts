import { assertNever } from '#shared/errors'
import type { MessageTrait } from '#shared/scope'
import { splitAuthorKey } from '#shared/snowflake'
import { raw, type Sql, sql } from '../db/sql'
import { isKept } from './media'

/* Conditions on what a `discord.messages m` has and is; none is ever null. */

/** A condition on a table of messages: written by the author of the key. */
export function writtenBy(table: Sql, key: string): Sql {
  const { author_id, webhook_name } = splitAuthorKey(key)
  return sql`${table}.author_id = ${author_id} and ${table}.webhook_name = ${webhook_name}`
}

/** `condition` speaks of the `original` that `m` replies to; notices are no messages to reply to. */
export function repliesTo(condition: Sql): Sql {
  return sql`exists (select from discord.replies r
    join discord.messages original
      on original.channel_id = r.to_channel_id and original.id = r.to_message_id
    where r.channel_id = m.channel_id and r.message_id = m.id and original.is_content
      and ${condition})`
}

/** Written by a holder of one of these roles. */
export function hasOneOf(roleIds: readonly string[]): Sql {
  return sql`(m.webhook_name = '' and (m.guild_id, m.author_id) in (
    select ar.guild_id, ar.author_id from discord.author_roles ar
    where ar.role_id = any (${roleIds}::bigint[])))`
}

/** Mentions the author, who did not write it. */
export function mentionsOther(key: string): Sql {
  const author = splitAuthorKey(key)
  return sql`not (${writtenBy(raw('m'), key)}) and ${author.webhook_name}::text = ''
    and exists (select from discord.mentions mn where mn.channel_id = m.channel_id
      and mn.message_id = m.id and mn.author_id = ${author.author_id})`
}

/** A reply to the bot or a mention of it by others, or its own answer to a command. */
export function interactsWith(key: string): Sql {
  return sql`(case when ${writtenBy(raw('m'), key)}
    then m.is_bot and (m.type in ('20', '23')
      or coalesce(jsonb_typeof(m.extra -> 'interaction') = 'object', false))
    else ${repliesTo(writtenBy(raw('original'), key))} or (${mentionsOther(key)}) end)`
}

/** The original of a reply is somebody else's, and a person's where bots are left out. */
function somebodyElses(leaveBotsOut: boolean): Sql {
  return sql`(original.author_id, original.webhook_name) <> (m.author_id, m.webhook_name)
    ${leaveBotsOut ? sql`and not original.is_bot` : sql``}`
}

/** The first counted message of its author in the guild; of several of one instant that of the lowest channel, then id. */
function isFirst(): Sql {
  const sameAuthor = sql`f.guild_id = m.guild_id and f.author_id = m.author_id and f.webhook_name = m.webhook_name`
  // grouped once: looking for an older one of each message took four times as long at a million
  return sql`exists (select from (
      select guild_id, author_id, webhook_name, min(posted_at) as first_at
      from discord.messages where is_content and not is_twin group by 1, 2, 3) f
    where ${sameAuthor} and f.first_at = m.posted_at)
    and not exists (select from discord.messages f where ${sameAuthor} and f.is_content and not f.is_twin
      and f.posted_at = m.posted_at and (f.channel_id, f.id) < (m.channel_id, m.id))`
}

/** `condition` speaks of what the job `language` read in `m`, as `s`. */
function tells(condition: Sql): Sql {
  return sql`exists (select from discord.message_signals s
    where s.channel_id = m.channel_id and s.message_id = m.id and ${condition})`
}

/** A condition on `m`: it has the trait. */
export function hasTrait(trait: MessageTrait, leaveBotsOut: boolean): Sql {
  switch (trait) {
    case 'question':
      return sql`m.is_question`
    case 'reply':
      return sql`m.type = 'Reply'`
    case 'reply_to_other':
      return repliesTo(somebodyElses(leaveBotsOut))
    case 'answer':
      return repliesTo(sql`${somebodyElses(leaveBotsOut)} and original.is_question`)
    case 'first':
      return isFirst()
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
    case 'sentiment':
      return tells(sql`s.sentiment is not null`)
    case 'swear_word':
      return tells(sql`s.swear_words > 0`)
    default:
      return assertNever(trait)
  }
}
