import { z } from 'zod'
import { MAX_ROWS, OwnId } from '#shared/own-question'
import { ParamValue } from '#shared/question'
import { MAX_GUILDS, Scope } from '#shared/scope'
import { Id } from '#shared/snowflake'

/** The address of the catalogue: the part of it (`view`, see browse.ts), what is looked for, and whom to ask about. */
export const CatalogueParams = z.object({
  view: z.string().default('').catch(''),
  find: z.string().default('').catch(''),
  /** Guild, channel and author that a question is opened with; its other fields are left alone. */
  about: Scope.optional().catch(undefined),
})
export type CatalogueParams = z.infer<typeof CatalogueParams>

/** The address of a question that is written: one of the user's, or a copy of one of the catalogue; neither = a new one. */
export const WriteParams = z.object({
  id: OwnId.optional().catch(undefined),
  copy: z.string().optional().catch(undefined),
})
export type WriteParams = z.infer<typeof WriteParams>

/**
 * The address of a question: of which messages, with what, how many rows (absent = as its chart reads best), how its table
 * is sorted and filtered, and the messages opened behind a mark.
 */
export const QuestionParams = z.object({
  scope: Scope.default({}).catch({}),
  /** Asked of these guilds instead of the scope's; [] = several are to be chosen. */
  guild_ids: z.array(Id).max(MAX_GUILDS).optional().catch(undefined),
  params: z.record(z.string(), ParamValue).default({}).catch({}),
  limit: z.coerce.number().int().min(1).max(MAX_ROWS).optional().catch(undefined),
  /** The column that the table is sorted by, `-` before it = descending; absent = as answered. */
  sort: z.string().optional().catch(undefined),
  /** Rows of the table that have this somewhere. */
  filter: z.string().optional().catch(undefined),
  /** How a list of messages is shown; absent = as messages. */
  as: z.enum(['table']).optional().catch(undefined),
  /** Scope of the mark whose messages are open. */
  behind: Scope.optional().catch(undefined),
})
export type QuestionParams = z.infer<typeof QuestionParams>
