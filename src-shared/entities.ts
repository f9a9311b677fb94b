import { z } from 'zod'
import { AuthorBrief } from './rows'
import { Id } from './snowflake'

/** What an entity is. `other` = a name of which nothing tells more. */
export const ENTITY_TYPES = [
  'person',
  'organisation',
  'place',
  'product',
  'project',
  'ticker',
  'other',
] as const
export const EntityType = z.enum(ENTITY_TYPES)
export type EntityType = z.infer<typeof EntityType>

const EntityId = z.number().int()

/** An entity of a list, with how many messages name it, and how many people wrote these. */
export const EntityRow = z.object({
  /** The same as long as the archive names it; the search operator takes the name, too. */
  entity_id: EntityId,
  name: z.string(),
  type: EntityType,
  messages: z.number().int(),
  authors: z.number().int(),
})
export type EntityRow = z.infer<typeof EntityRow>

/** Which entities a list holds. Without `text` only those that are said in three messages and by two people, or taught. */
export const EntityQuery = z.object({
  /** Absent = of the whole archive. */
  guild_id: Id.optional(),
  type: EntityType.optional(),
  /** The beginning of a word of the name, case and accents apart. */
  text: z.string().max(100).optional(),
  /** True = those that the user hid, and no others. */
  is_hidden: z.boolean().default(false),
})
export type EntityQuery = z.input<typeof EntityQuery>

const Said = { messages: z.number().int() }

/** Something that the user said about a name. */
export const EntityCorrectionRow = z.object({
  correction_id: z.number().int(),
  kind: z.enum(['merge', 'retype', 'hide', 'teach']),
  /** The name that it is about, and the one that it was merged into; null for the other kinds. */
  name: z.string(),
  into_name: z.string().nullable(),
  /** Of `retype` and `teach`. */
  type: EntityType.nullable(),
  created_at: z.string(),
})
export type EntityCorrectionRow = z.infer<typeof EntityCorrectionRow>

/** Everything about an entity. Lists are cut at 20, most messages first. */
export const EntityDetails = EntityRow.extend({
  is_hidden: z.boolean(),
  first_message_at: z.string().nullable(),
  last_message_at: z.string().nullable(),
  /** How it is written, the names that the user merged into it included. */
  names: z.array(z.object({ name: z.string(), ...Said })),
  guilds: z.array(z.object({ guild_id: Id, guild_name: z.string(), ...Said })),
  channels: z.array(z.object({ guild_id: Id, channel_id: Id, channel_name: z.string(), ...Said })),
  /** Who names it; each in the guild where they do so most. */
  people: z.array(AuthorBrief.extend({ guild_id: Id, ...Said })),
  /** Months, `2025-03`, from the first to the last that has any; those between without any have 0. */
  months: z.array(z.object({ month: z.string(), ...Said })),
  /** What the same messages name. */
  together: z.array(EntityRow.pick({ entity_id: true, name: true, type: true }).extend(Said)),
  /** What the user said about any of its names, newest first. */
  corrections: z.array(EntityCorrectionRow),
})
export type EntityDetails = z.infer<typeof EntityDetails>

/** Something to say about an entity; it outlives a new load and a rebuilt archive. */
export const EntityCorrection = z.discriminatedUnion('kind', [
  /** They are one, under the name of the second. */
  z.object({ kind: z.literal('merge'), entity_id: EntityId, into_id: EntityId }),
  z.object({ kind: z.literal('retype'), entity_id: EntityId, type: EntityType }),
  /** It is no entity. */
  z.object({ kind: z.literal('hide'), entity_id: EntityId }),
  /** A name that messages are searched for from now on, in whatever case it is written; background work finds it. */
  z.object({
    kind: z.literal('teach'),
    name: z.string().trim().min(2).max(80),
    type: EntityType,
  }),
])
export type EntityCorrection = z.infer<typeof EntityCorrection>
