import { z } from 'zod'
import { MediaRef, MessageRow } from './rows'
import { TimeZone } from './scope'
import { AuthorKey, Id } from './snowflake'

/** Marks that surround a hit inside `snippet`: private-use characters, removed from message text before. */
export const HIT_START = '\uE000'
export const HIT_END = '\uE001'

/**
 * How messages are matched. `words` = by their words, stems and writing; `typos` = also by words written nearly so;
 * `meaning` = by what is said, whatever the words; `hybrid` = words and meaning in one list.
 */
export const SEARCH_MODES = ['words', 'typos', 'meaning', 'hybrid'] as const
export const SearchMode = z.enum(SEARCH_MODES)
export type SearchMode = z.infer<typeof SearchMode>

/** `best` = how well they match; equal ones newest first. `reactions` and `replies` = most first, then newest. */
export const SEARCH_SORTS = ['best', 'newest', 'oldest', 'reactions', 'replies'] as const
export const SearchSort = z.enum(SEARCH_SORTS)
export type SearchSort = z.infer<typeof SearchSort>

/**
 * A search. Everything that narrows it stands in its text, in the language of the search box; the text is never an
 * error, see {@link SearchProblem}.
 */
export const SearchQuery = z.object({
  text: z.string().max(1000, 'it has more than 1,000 characters'),
  /** Absent = `hybrid` where the archive knows meanings, else `words`. */
  mode: SearchMode.optional(),
  /** Absent = `best`. */
  sort: SearchSort.optional(),
  /** The time zone of dates in the text; UTC when absent. */
  tz: TimeZone.optional(),
})
export type SearchQuery = z.infer<typeof SearchQuery>

/**
 * Why a message is a hit; `conversation` = it follows, or replies to, a message that means what is looked for; `filters` = it only
 * fits what narrows the search, which has no words.
 */
export const HIT_REASONS = ['words', 'typos', 'meaning', 'conversation', 'filters'] as const
export const HitReason = z.enum(HIT_REASONS)
export type HitReason = z.infer<typeof HitReason>

/** One hit, as the window shows it and the command line prints it. */
export const SearchHit = z.object({
  message_id: Id,
  channel_id: Id,
  channel_name: z.string(),
  guild_id: Id,
  author_id: AuthorKey,
  author_name: z.string(),
  user_name: z.string(),
  avatar: MediaRef.nullable(),
  /** `#RRGGBB` of the author's highest coloured role in the guild; null when none or unknown. */
  color: z.string().nullable(),
  is_bot: z.boolean(),
  posted_at: z.string(),
  content: z.string(),
  /** About 220 characters around the hits without markup, each hit between {@link HIT_START} and {@link HIT_END}. */
  snippet: z.string(),
  /** Custom emoji that the text may name as `:name:`, and the export file that their pictures belong to. */
  inline_emojis: MessageRow.shape.inline_emojis,
  file_id: z.number().int(),
  /** Higher is better; comparable only inside one result. */
  score: z.number(),
  why: z.array(HitReason).min(1),
  reaction_count: z.number().int(),
  reply_count: z.number().int(),
})
export type SearchHit = z.infer<typeof SearchHit>

/**
 * A part of the typed text that does not say what it seems to say. The search goes on without it, or reads it as words, as
 * the message tells; `start` and `end` are UTF-16 places in the text; `fix` = the whole text as it is probably meant.
 */
export const SearchProblem = z.object({
  start: z.number().int(),
  end: z.number().int(),
  /** A sentence: what, and what would be understood. */
  message: z.string(),
  fix: z.string().nullable(),
})
export type SearchProblem = z.infer<typeof SearchProblem>

/** A page of hits. */
export const SearchPage = z.object({
  rows: z.array(SearchHit),
  next_cursor: z.string().nullable(),
  /** How it was matched; `words` instead of what was asked when the archive knows no meanings yet. */
  mode: SearchMode,
  problems: z.array(SearchProblem),
  /** The search with its misspelled words put right; null = nothing to say, or hits enough. */
  did_you_mean: z.string().nullable(),
})
export type SearchPage = z.infer<typeof SearchPage>

/** How many messages a search finds. In `meaning` and `hybrid` those that have the words. */
export const SearchCount = z.object({
  total: z.number().int(),
  /** False = `total` is what was counted so far, and asking again with `next` goes on. */
  is_complete: z.boolean(),
  next: z.string().nullable(),
})
export type SearchCount = z.infer<typeof SearchCount>

/** A value that hits share: how many have it, and the text that adds it to a search. */
export const FacetValue = z.object({
  /** As it is shown: a name, `2025-03`, `en`. */
  label: z.string(),
  messages: z.number().int(),
  /** What to add to the text so that only these are left: `in:#general`, `from:"Ann Lee"`. */
  operator: z.string(),
  /** The picture of a guild or author; null = none, or none of its kind. */
  icon: MediaRef.nullable(),
})
export type FacetValue = z.infer<typeof FacetValue>

/** `type` = what messages have and are (link, image, reply, question …). */
export const FACETS = ['guild', 'channel', 'author', 'month', 'type', 'language', 'entity'] as const
export const FacetName = z.enum(FACETS)
export type FacetName = z.infer<typeof FacetName>

/** What the hits of a search have in common, and when they were posted. */
export const SearchFacets = z.object({
  /** Most messages first, months newest first; a facet with nothing to choose is left out. */
  facets: z.array(z.object({ name: FacetName, values: z.array(FacetValue) })),
  /** Hits over time, without gaps in the middle. `start` is a day, a Monday or a month (`2025-03`) in the query's zone. */
  histogram: z.object({
    unit: z.enum(['day', 'week', 'month']),
    bars: z.array(z.object({ start: z.string(), messages: z.number().int() })),
  }),
  /** How many hits were looked at: the newest ones when that is less than all. */
  counted: z.number().int(),
  is_complete: z.boolean(),
})
export type SearchFacets = z.infer<typeof SearchFacets>

/** Something that the word under the caret may become. */
export const SearchSuggestion = z.object({
  kind: z.enum(['operator', 'author', 'channel', 'guild', 'role', 'value', 'word', 'entity']),
  /** As it is listed: `Ann Lee`, `#general`, `has:link`. */
  label: z.string(),
  /** A word beside it: a user name, a category, what the operator does. '' = none. */
  detail: z.string(),
  /** null = not counted. */
  messages: z.number().int().nullable(),
  icon: MediaRef.nullable(),
  /** The whole text with it, and where the caret goes. */
  text: z.string(),
  caret: z.number().int(),
})
export type SearchSuggestion = z.infer<typeof SearchSuggestion>

/** An id that stands for a name in a text: `from:123`. */
export const SearchName = z.object({
  operator: z.string(),
  /** As it is typed. */
  value: z.string(),
  name: z.string(),
})
export type SearchName = z.infer<typeof SearchName>
