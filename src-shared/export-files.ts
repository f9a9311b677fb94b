import { z } from 'zod'
import { JobNote } from './note'
import { Id } from './snowflake'

/**
 * What became of a file, those that need a look first. `damaged` = something of it is not in the archive; `foreign` = no
 * DCE JSON export; `reading` = an ingest is in it or stopped in it; `same` = byte for byte another file of the archive.
 */
export const FILE_STATES = ['damaged', 'foreign', 'reading', 'ingested', 'same'] as const
export const FileState = z.enum(FILE_STATES)
export type FileState = z.infer<typeof FileState>

/** A file that the archive read. What a foreign file does not tell is null. */
export const ExportFileRow = z.object({
  file_id: z.number().int(),
  path: z.string(),
  state: FileState,
  /** The path of the file that this one equals; null unless the state is `same`. */
  same_as: z.string().nullable(),
  guild_id: Id.nullable(),
  guild_name: z.string().nullable(),
  channel_id: Id.nullable(),
  channel_name: z.string().nullable(),
  /** The DCE version range that the fields point to, such as `2.47+`. */
  era: z.string().nullable(),
  /** null: foreign, or older than 2.40.1. */
  exported_at: z.string().nullable(),
  /** The bounds that the export was asked for, both exclusive; null = none. */
  after_at: z.string().nullable(),
  before_at: z.string().nullable(),
  /** The oldest and the newest message of the file, and their times; null = it held none. */
  first_message_id: Id.nullable(),
  last_message_id: Id.nullable(),
  first_message_at: z.string().nullable(),
  last_message_at: z.string().nullable(),
  /** Messages that were read, notices included. */
  messages: z.number().int(),
  /** The file's own messageCount: informational, edited files disagree with it. null = it did not come to that. */
  declared_messages: z.number().int().nullable(),
  size_bytes: z.number(),
  modified_at: z.string(),
  /** When the archive had read it to its end; null = it has not. */
  ingested_at: z.string().nullable(),
  notes: z.array(JobNote),
})
export type ExportFileRow = z.infer<typeof ExportFileRow>

/**
 * Which files: all conditions hold, an absent one leaves out nothing. `states` = any of these; `text` is looked for in the
 * names of file and channel.
 */
export const FileFilter = z.object({
  guild_id: Id.optional(),
  channel_id: Id.optional(),
  states: z.array(FileState).min(1).optional(),
  text: z.string().max(200).optional(),
})
export type FileFilter = z.infer<typeof FileFilter>

/** What files can be sorted by; `state` begins with what needs a look. */
export const FILE_SORTS = ['name', 'exported_at', 'messages', 'size_bytes', 'state'] as const
export const FileSort = z.object({
  by: z.enum(FILE_SORTS),
  direction: z.enum(['ascending', 'descending']),
})
export type FileSort = z.infer<typeof FileSort>

/** What needs a look first. */
export const FIRST_SORT: FileSort = { by: 'state', direction: 'ascending' }

/** How many files are in each state, and what they hold together. */
export const FileCounts = z.object({
  damaged: z.number().int(),
  foreign: z.number().int(),
  reading: z.number().int(),
  ingested: z.number().int(),
  same: z.number().int(),
  size_bytes: z.number(),
})
export type FileCounts = z.infer<typeof FileCounts>

/** A stretch of time; both ends belong to it. */
export const TimeSpan = z.object({ from: z.string(), to: z.string() })
export type TimeSpan = z.infer<typeof TimeSpan>

/** The times that the files of a guild or channel, or one file, stand for. */
export const CoverageLane = z.object({
  /** The guild's, channel's or file's id. */
  id: z.string(),
  name: z.string(),
  files: z.number().int(),
  messages: z.number().int(),
  /** What was asked for: from the beginning of the channel or the asked bound to the asked bound or the export. */
  asked: z.array(TimeSpan),
  /** From the first to the last message of each file; where files overlap, one span. */
  held: z.array(TimeSpan),
  /** The times of the last message before the damage of each damaged file. */
  damaged_at: z.array(z.string()),
})
export type CoverageLane = z.infer<typeof CoverageLane>

/** Lanes of the guilds, of the channels of a guild, or of the files of a channel. */
export const Coverage = z.object({
  level: z.enum(['guilds', 'channels', 'files']),
  /** Those with most messages first, but files by time; at most 200. */
  lanes: z.array(CoverageLane),
  /** How many lanes there are in all. */
  total: z.number().int(),
})
export type Coverage = z.infer<typeof Coverage>
