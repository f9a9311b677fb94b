import { z } from 'zod'
import { SearchMode, SearchQuery, SearchSort } from './search'

/** What a saved search is: a name, and what is asked. Without `mode` and `sort` it is asked as a typed one would be. */
export const SearchToSave = z.object({
  name: z.string().trim().min(1).max(100),
  text: SearchQuery.shape.text.trim().min(1),
  mode: SearchMode.nullable().default(null),
  sort: SearchSort.nullable().default(null),
})

/** A search that was saved, and when its hits were looked at last. */
export const SavedSearch = SearchToSave.extend({
  search_id: z.number().int(),
  created_at: z.string(),
  /** Hits that came into the archive later are new. */
  seen_at: z.string(),
  /** The newest export that the archive held then, by its own date; null = none had one. */
  seen_exported_at: z.string().nullable(),
  /** True when anything at all was ingested since; only then can there be new hits. */
  has_arrivals: z.boolean(),
})
export type SavedSearch = z.infer<typeof SavedSearch>

/** A saved search as it has to be kept to bring it back after a removal. */
export const RemovedSearch = SavedSearch.omit({ has_arrivals: true })
export type RemovedSearch = z.infer<typeof RemovedSearch>

/** At most this many new hits are counted. */
export const MAX_NEW_HITS = 1000

/** Hits of a saved search that came in since it was looked at; more than {@link MAX_NEW_HITS} = so many at least. */
export const SearchNews = z.object({ messages: z.number().int() })
