import { z } from 'zod'
import { AuthorBrief, RoleRow } from './rows'
import { TimeZone } from './scope'
import { AuthorKey, Id } from './snowflake'

/** Whose card, in which guild, and the zone of its days and hours (UTC when absent). */
export const AuthorCardQuery = z.object({
  guild_id: Id,
  author_id: AuthorKey,
  tz: TimeZone.optional(),
})
export type AuthorCardQuery = z.infer<typeof AuthorCardQuery>

/** A name that an author went by, and when the first and the last export with it were made. */
export const AuthorNameRow = z.object({
  name: z.string(),
  /** `name`: the same in every guild; `nickname`: in this one. */
  kind: z.enum(['name', 'nickname']),
  first_seen_at: z.string(),
  last_seen_at: z.string(),
})
export type AuthorNameRow = z.infer<typeof AuthorNameRow>

/** Counted messages of an author, seen from all sides; each number is that of its scope. */
export const AuthorActivity = z.object({
  messages: z.number().int(),
  first_message_at: z.string().nullable(),
  last_message_at: z.string().nullable(),
  /** What `periods` are: weeks, where there are at most 80 of them. */
  unit: z.enum(['week', 'month']),
  /** Periods with messages, in order; `start` as in a scope's period. */
  periods: z.array(z.object({ start: z.string(), messages: z.number().int() })),
  /** Hours of the week with messages; weekday 1 = Monday. */
  hours: z.array(
    z.object({
      weekday: z.number().int(),
      hour: z.number().int(),
      messages: z.number().int(),
    }),
  ),
  /** The ten channels and threads they wrote most in, most messages first. */
  channels: z.array(
    z.object({ channel_id: Id, channel_name: z.string(), messages: z.number().int() }),
  ),
  channel_count: z.number().int(),
  /** Reactions to their messages, by anybody. */
  reactions_received: z.number().int(),
  attachments: z.number().int(),
})
export type AuthorActivity = z.infer<typeof AuthorActivity>

/** What an archive knows of an author in a guild. */
export const AuthorCard = AuthorBrief.extend({
  guild_id: Id,
  /** null: the name needs none, or it is unknown. */
  discriminator: z.string().nullable(),
  nickname: z.string().nullable(),
  is_webhook: z.boolean(),
  /** The newest first. */
  names: z.array(AuthorNameRow),
  /** False where every export with them is older than lists of roles. */
  roles_known: z.boolean(),
  /** The highest first. */
  roles: z.array(RoleRow),
  activity: AuthorActivity,
})
export type AuthorCard = z.infer<typeof AuthorCard>

const Tie = z.object({ author: AuthorBrief, messages: z.number().int() })

/** With whom an author talks, by replies to content messages of others that the archive holds. */
export const AuthorTies = z.object({
  /** Whom they answer, the most often answered first; five at most. */
  answers: z.array(Tie),
  /** Who answers them; five at most. */
  answered_by: z.array(Tie),
  /** Messages and emoji that they reacted to and with; null where no export of the guild says who reacted. */
  reactions_given: z.number().int().nullable(),
})
export type AuthorTies = z.infer<typeof AuthorTies>
