import { z } from 'zod'
import { SearchMode, SearchSort } from '#shared/search'

/** The address of a search: what was typed, which says all that narrows it; how it matches and sorts, when that was chosen. */
export const SearchParams = z.object({
  text: z.string().default('').catch(''),
  mode: SearchMode.optional().catch(undefined),
  sort: SearchSort.optional().catch(undefined),
})
export type SearchParams = z.infer<typeof SearchParams>
