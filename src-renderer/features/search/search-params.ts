import { z } from 'zod'
import { SearchMode, SearchSort } from '#shared/search'
import { AuthorKey, Id } from '#shared/snowflake'

/** The address of a search: its words and what narrows it. */
export const SearchParams = z.object({
  text: z.string().default('').catch(''),
  mode: SearchMode.optional().catch(undefined),
  sort: SearchSort.optional().catch(undefined),
  guild_id: Id.optional().catch(undefined),
  channel_id: Id.optional().catch(undefined),
  author_id: AuthorKey.optional().catch(undefined),
})
export type SearchParams = z.infer<typeof SearchParams>
