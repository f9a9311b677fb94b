import { z } from 'zod'
import { AuthorKey, Id } from './snowflake'

/** Marks that surround a hit inside `snippet`: private-use characters, removed from message text before. */
export const HIT_START = '\uE000'
export const HIT_END = '\uE001'

/** A word search: free words (all must occur), "exact phrases", OR, -not. Never an error. */
export const SearchQuery = z.object({
  text: z.string().max(1000),
  guild_id: Id.optional(),
  channel_id: Id.optional(),
  author_id: AuthorKey.optional(),
})
export type SearchQuery = z.infer<typeof SearchQuery>

/** One hit, as the window shows it and the command line prints it. */
export const SearchHit = z.object({
  message_id: Id,
  channel_id: Id,
  channel_name: z.string(),
  guild_id: Id,
  author_id: AuthorKey,
  author_name: z.string(),
  user_name: z.string(),
  posted_at: z.string(),
  content: z.string(),
  /** About 220 characters around the hits without markup, each hit between {@link HIT_START} and {@link HIT_END}. */
  snippet: z.string(),
  /** Higher is better; comparable only inside one result. */
  score: z.number(),
})
export type SearchHit = z.infer<typeof SearchHit>
