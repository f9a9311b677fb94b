import { z } from 'zod'
import { SearchMode, SearchSort } from '#shared/search'

/** The address of a search: its whole text, and how it is matched and sorted. */
export const SearchParams = z.object({
  text: z.string().default('').catch(''),
  mode: SearchMode.optional().catch(undefined),
  sort: SearchSort.optional().catch(undefined),
})
export type SearchParams = z.infer<typeof SearchParams>
