import { z } from 'zod'
import { AuthorKey, Id } from './snowflake'

/** A calendar date `YYYY-MM-DD` (midnight in the scope's time zone) or an ISO 8601 instant. */
export const ScopeTime = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/,
    'expected YYYY-MM-DD or an ISO 8601 instant',
  )

/** True when the running system knows the IANA time zone. Offsets (`+02:00`) are none: PostgreSQL reads their sign the other way. */
export function isTimeZone(tz: string): boolean {
  if (!/^[A-Za-z]/.test(tz)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: tz })
    return true
  } catch {
    return false
  }
}

/** An IANA time zone name, such as `Europe/Berlin`. */
export const TimeZone = z.string().min(1).max(64).refine(isTimeZone, 'expected an IANA time zone')

/**
 * What a message may have or be; every claim narrows a scope. `reply_to_other` = a reply to a message of somebody
 * else that the archive holds as content; `answer` = such a reply to a question. Where bots are excluded, a reply to
 * a bot is neither. `first` = nothing counted in its guild that its author wrote is older. `versioned` = older exports showed another state; `missing` = a later export covers the message's
 * place and does not hold it. `attachment_kept` = an attachment whose file a media folder or the archive's copy holds,
 * `attachment_missing` = one that neither holds. `sentiment` = the job `language` could tell how it feels, `swear_word` = it
 * found a swear word.
 */
export const MESSAGE_TRAITS = [
  'question',
  'reply',
  'reply_to_other',
  'answer',
  'first',
  'edited',
  'pinned',
  'attachment',
  'attachment_kept',
  'attachment_missing',
  'link',
  'embed',
  'sticker',
  'reaction',
  'versioned',
  'missing',
  'sentiment',
  'swear_word',
] as const
export const MessageTrait = z.enum(MESSAGE_TRAITS)
export type MessageTrait = z.infer<typeof MessageTrait>

/** The calendar period a mark stands for, in the scope's time zone: `2025-03`, a Monday, or a day. */
export const ScopePeriod = z.object({
  unit: z.enum(['day', 'week', 'month']),
  start: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
})
export type ScopePeriod = z.infer<typeof ScopePeriod>

/** Of how many guilds one question can be asked at once. */
export const MAX_GUILDS = 50

/** How many roles can be named one by one; a guild has 250 at most. */
const MAX_ROLES = 1000

/** How many messages can be named one by one, and so be selected. */
export const MAX_SELECTED = 5000

/**
 * Which messages: the one way to say it, for questions, lists, exports and reports.
 * An absent field does not narrow. Only content messages are ever in a scope (types Default, Reply, 20
 * and 23; a thread starter that stands in two files once).
 */
export const Scope = z.object({
  guild_id: Id.optional(),
  /** In one of these guilds. */
  guild_ids: z.array(Id).min(1).max(MAX_GUILDS).optional(),
  channel_id: Id.optional(),
  author_id: AuthorKey.optional(),
  /** Inclusive. */
  from: ScopeTime.optional(),
  /** Exclusive. */
  to: ScopeTime.optional(),
  /** Time zone of days, weeks, months, hours; UTC when absent. */
  tz: TimeZone.optional(),
  /** Whether bots and webhooks count; absent = as the question says, or counted in plain lists. */
  bots: z.enum(['include', 'exclude']).optional(),
  period: ScopePeriod.optional(),
  /** ISO weekday, 1 = Monday. */
  weekday: z.number().int().min(1).max(7).optional(),
  hour: z.number().int().min(0).max(23).optional(),
  has: z.array(MessageTrait).optional(),
  /** Reacted to with this emoji (its `emoji_key`). */
  emoji: z.string().optional(),
  /** Links to this registrable domain. */
  domain: z.string().optional(),
  /** Links to exactly this address. */
  url: z.string().max(8000).optional(),
  /** An attachment with this lower-case extension; '' = none. */
  extension: z.string().optional(),
  /** Says this word: one of `discord.terms`, in its author's own prose. */
  word: z.string().max(100).optional(),
  /** Written by somebody who holds the role. */
  role_id: Id.optional(),
  /** Written by somebody who holds one of these roles. */
  role_ids: z.array(Id).min(1).max(MAX_ROLES).optional(),
  /** Written by somebody who holds none of these roles. */
  without_role_ids: z.array(Id).min(1).max(MAX_ROLES).optional(),
  /** Mentions this author, the author's own messages left out. */
  mentions_author_id: AuthorKey.optional(),
  /** Replies to this author, the author's own left out. */
  replies_to_author_id: AuthorKey.optional(),
  /** Speaks to this bot or makes it speak: replies to it, mentions it, or is its own answer to a command. */
  interacts_with_author_id: AuthorKey.optional(),
  /** Replies to this message, its author's own left out; to a thread's starter also those in the thread. */
  replies_to_message_id: Id.optional(),
  /** Found by the word search. */
  text: z.string().max(1000).optional(),
  message_id: Id.optional(),
  /** One of these messages, in whichever channel; with `channel_id` in that one. */
  message_ids: z.array(Id).min(1).max(MAX_SELECTED).optional(),
})
export type Scope = z.infer<typeof Scope>
