import { z } from 'zod'
import { ParamValue } from '#shared/question'
import { Scope } from '#shared/scope'

/** The address of the catalogue: what is looked for in it. */
export const CatalogueParams = z.object({ find: z.string().default('').catch('') })
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
