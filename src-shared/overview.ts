import { z } from 'zod'
import { AuthorBrief, ReactionRow } from './rows'
import { Scope, ScopePeriod } from './scope'
import { Id } from './snowflake'

/**
 * Which messages an overview is of, and what narrows it: a scope with the fields that its columns know, so that every mark's
 * messages are the same scope narrowed once more.
 */
export const OverviewScope = Scope.pick({
  guild_id: true,
  channel_id: true,
  author_id: true,
  role_id: true,
  from: true,
  to: true,
  tz: true,
  bots: true,
  weekday: true,
  hour: true,
  emoji: true,
  domain: true,
}).required({ guild_id: true })
export type OverviewScope = z.infer<typeof OverviewScope>

/** The fields by which a chart of an overview narrows the rest (`from` stands for `to`, too): each chart ignores its own. */
export const OVERVIEW_FILTERS = [
  'from',
  'channel_id',
  'author_id',
  'role_id',
  'weekday',
  'hour',
  'emoji',
  'domain',
] as const

/** Sums over the messages of a scope; bots as the scope says (counted when absent). */
export const OverviewTotals = z.object({
  messages: z.number().int(),
  authors: z.number().int(),
  /** Authors whose first message in the guild is one of these: as many as the scope has messages with the trait `first`. */
  new_authors: z.number().int(),
  /** Channels and threads with a message of the scope; `channels` without the threads. */
  channels: z.number().int(),
  threads: z.number().int(),
  /** Messages with the trait `reply`. */
  replies: z.number().int(),
  /** Reactions received; one message may have many. */
  reactions: z.number().int(),
  attachments: z.number().int(),
  links: z.number().int(),
  /** Messages with the trait `question`. */
  questions: z.number().int(),
  /** Characters of content. */
  characters: z.number().int(),
  /** ISO 8601; null when there is no message. */
  first_message_at: z.string().nullable(),
  last_message_at: z.string().nullable(),
})
export type OverviewTotals = z.infer<typeof OverviewTotals>

/**
 * Messages in each period of `Overview.activity.rows`, for a line in a row of a list. It tells of all the time that the curve
 * tells of: `from` and `to` choose what is listed, and do not cut the lines.
 */
const Spark = z.array(z.number().int())

export const OverviewChannel = z.object({
  channel_id: Id,
  channel_name: z.string(),
  channel_type: z.string(),
  is_thread: z.boolean(),
  messages: z.number().int(),
  authors: z.number().int(),
  last_message_at: z.string(),
  spark: Spark,
})
export type OverviewChannel = z.infer<typeof OverviewChannel>

export const OverviewAuthor = AuthorBrief.extend({
  messages: z.number().int(),
  reactions: z.number().int(),
  /** First and last message in the guild, whatever the scope. */
  first_message_at: z.string(),
  last_message_at: z.string(),
  spark: Spark,
})
export type OverviewAuthor = z.infer<typeof OverviewAuthor>

export const OverviewRole = z.object({
  role_id: Id,
  role_name: z.string(),
  /** `#RRGGBB`; null for none. */
  color: z.string().nullable(),
  authors: z.number().int(),
  messages: z.number().int(),
})

/**
 * Everything on the page of a guild, a channel or an author. Lists are the largest first, cut at `OverviewQuery.top`;
 * each list and curve ignores the filter that it sets itself (the curve of activity ignores from and to), but never what
 * the page is about.
 */
export const Overview = z.object({
  totals: OverviewTotals,
  /**
   * The same over the time of equal length just before; null when from and to are not both dates or both instants, or
   * there is no such time.
   */
  before: OverviewTotals.nullable(),
  activity: z.object({
    unit: ScopePeriod.shape.unit,
    /**
     * One row a period, from the first to the last message of what the page is about, whatever the filters: the axis does
     * not move when they come. Empty periods stand as 0; none = there is no message at all.
     */
    rows: z.array(
      z.object({
        /** As `Scope.period.start` has it: `2025-03`, a Monday, or a day. */
        start: z.string(),
        messages: z.number().int(),
        authors: z.number().int(),
        /** Authors whose first message in the guild falls here, and is one of the scope: messages with the trait `first`. */
        new_authors: z.number().int(),
      }),
    ),
  }),
  /** 7 x 24 cells, Monday first, in the scope's time zone. */
  hours: z.array(
    z.object({
      weekday: z.number().int(),
      hour: z.number().int(),
      messages: z.number().int(),
    }),
  ),
  channels: z.array(OverviewChannel),
  authors: z.array(OverviewAuthor),
  /** Authors whose first message in the guild is one of the scope, the newest first. */
  newcomers: z.array(OverviewAuthor),
  /** Webhooks hold none. A message counts for each role of its author. */
  roles: z.array(OverviewRole),
  /** `count` = reactions with it, `messages` = those that have one. */
  emojis: z.array(ReactionRow.extend({ messages: z.number().int() })),
  domains: z.array(
    z.object({ domain: z.string(), links: z.number().int(), messages: z.number().int() }),
  ),
  /**
   * Words of people's prose that are typical of the scope beside the guild, the most typical first, with the messages that say them
   * (`Scope.word`); empty until the job `language` has run.
   */
  words: z.array(z.object({ word: z.string(), messages: z.number().int() })),
  /** What messages name, most messages first; empty until the job `language` has run. */
  entities: z.array(
    z.object({
      entity_id: z.number().int(),
      entity: z.string(),
      type: z.string(),
      messages: z.number().int(),
    }),
  ),
})
export type Overview = z.infer<typeof Overview>

export const OverviewQuery = z.object({
  scope: OverviewScope,
  /**
   * What the page is about: `channel` = the scope's channel_id, `author` = its author_id is no filter but the subject.
   */
  page: z.enum(['guild', 'channel', 'author']).default('guild'),
  /** The periods of the curve; absent = days up to half a year, weeks up to three years, else months. */
  unit: ScopePeriod.shape.unit.optional(),
  /** Rows of each list. */
  top: z.number().int().min(1).max(200).default(8),
})
export type OverviewQuery = z.infer<typeof OverviewQuery>
