import { z } from 'zod'
import { AuthorBrief } from './rows'
import { Id } from './snowflake'
import { MessageKey } from './version'

/** Who gave one reaction to a message. `cursor` = the last person of the page before. */
export const ReactorsQuery = MessageKey.extend({
  /** Custom emoji: the id; Unicode emoji: the character itself. */
  emoji_key: z.string().min(1).max(200),
  cursor: Id.nullable().default(null),
  limit: z.number().int().min(1).max(200).default(100),
})
export type ReactorsQuery = z.output<typeof ReactorsQuery>

/** A page of the people who reacted, by their ids. */
export const Reactors = z.object({
  authors: z.array(AuthorBrief),
  /** How often the export counts the reaction; may be more than it lists people. */
  count: z.number().int(),
  /** How many people the export lists. */
  listed: z.number().int(),
  /** False: the export is older than lists of who reacted (DCE 2.40.4). */
  users_known: z.boolean(),
  /** null = no more. */
  next_cursor: Id.nullable(),
})
export type Reactors = z.infer<typeof Reactors>
