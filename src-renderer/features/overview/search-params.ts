import { z } from 'zod'
import { AuthorKey, Id } from '#shared/snowflake'

/** A calendar day; days outside of the calendar fit no message. */
const Day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

/** What the curve over time counts; `so_far` = people who had written until then. */
const CURVES = ['messages', 'authors', 'new_authors', 'so_far'] as const
export type CurveName = (typeof CURVES)[number]

/**
 * The address of an overview: what narrows it, named as in a scope. Days are of the zone in the settings, `to` is
 * exclusive; bots count unless they are excluded.
 */
export const OverviewParams = z.object({
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
  channel_id: Id.optional().catch(undefined),
  author_id: AuthorKey.optional().catch(undefined),
  role_id: Id.optional().catch(undefined),
  weekday: z.coerce.number().int().min(1).max(7).optional().catch(undefined),
  hour: z.coerce.number().int().min(0).max(23).optional().catch(undefined),
  emoji: z.string().max(100).optional().catch(undefined),
  domain: z.string().max(260).optional().catch(undefined),
  bots: z.enum(['exclude']).optional().catch(undefined),
  curve: z.enum(CURVES).optional().catch(undefined),
})
export type OverviewParams = z.infer<typeof OverviewParams>

/** The address of an author's overview: whose, and what narrows it. */
export const AuthorOverviewParams = OverviewParams.extend({
  author: AuthorKey.optional().catch(undefined),
})
