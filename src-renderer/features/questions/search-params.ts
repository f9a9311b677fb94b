import { z } from 'zod'
import { ParamValue } from '#shared/question'
import { Scope } from '#shared/scope'

/** The address of the catalogue: the part of it (`view`, see browse.ts), what is looked for, and whom to ask about. */
export const CatalogueParams = z.object({
  view: z.string().default('').catch(''),
  find: z.string().default('').catch(''),
  /** Guild, channel and author that a question is opened with; its other fields are left alone. */
  about: Scope.optional().catch(undefined),
})
export type CatalogueParams = z.infer<typeof CatalogueParams>

/**
 * The address of a question: of which messages, with what, how many rows (absent = as its chart reads best), and the
 * messages opened behind one.
 */
export const QuestionParams = z.object({
  scope: Scope.default({}).catch({}),
  params: z.record(z.string(), ParamValue).default({}).catch({}),
  limit: z.coerce.number().int().min(1).max(1000).optional().catch(undefined),
  /** Scope of the mark whose messages are open. */
  behind: Scope.optional().catch(undefined),
})
export type QuestionParams = z.infer<typeof QuestionParams>
