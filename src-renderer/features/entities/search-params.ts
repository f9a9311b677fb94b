import { z } from 'zod'
import { EntityType } from '#shared/entities'
import { Id } from '#shared/snowflake'

/** What the list of entities shows. */
export const EntitiesParams = z.object({
  find: z.string().max(100).default('').catch(''),
  type: EntityType.optional().catch(undefined),
  guild_id: Id.optional().catch(undefined),
  is_hidden: z.literal('yes').optional().catch(undefined),
})
export type EntitiesParams = z.infer<typeof EntitiesParams>

/** What the page of one shows: a guild's part of it, or all. */
export const EntityParams = EntitiesParams.pick({ guild_id: true })
