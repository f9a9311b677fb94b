import { z } from 'zod'
import { Bucket } from './bucket'
import { DashboardFormat } from './dashboard'
import { ErrorPayload } from './errors'
import { ExportContext, ExportFormat, ExportSource } from './export'
import { MediaTask } from './media'
import { JobNote } from './note'
import { Removal } from './removal'
import { Scope } from './scope'
import { Id } from './snowflake'

export { JobNote }

/** `interrupted` = the engine stopped while the job ran; it can be resumed. */
export const JOB_STATES = [
  'queued',
  'running',
  'done',
  'failed',
  'cancelled',
  'interrupted',
] as const
export const JobState = z.enum(JOB_STATES)
export type JobState = z.infer<typeof JobState>

/**
 * Whether background work may run: `battery` = it waits until the computer is plugged in; `off` = the user wants none, and
 * none is queued.
 */
export const BACKGROUND_STATES = ['run', 'battery', 'off'] as const
export const BackgroundState = z.enum(BACKGROUND_STATES)
export type BackgroundState = z.infer<typeof BackgroundState>

/** The formats a report can be written in. */
export const REPORT_FORMATS = ['pdf', 'html', 'csv', 'json'] as const
export const ReportFormat = z.enum(REPORT_FORMATS)
export type ReportFormat = z.infer<typeof ReportFormat>

/** The input of each kind of job. Adding a kind = one entry here and one file in src-engine/jobs. */
export const JOB_PARAMS = {
  /** Exports → rows. Folders are walked, buckets are listed; files are read as they are. */
  ingest: z
    .object({
      paths: z.array(z.string().min(1)).default([]),
      buckets: z.array(Bucket).max(100).default([]),
      /** Folders to look for media in, now and later: where `--media-dir` pointed. */
      media_dirs: z.array(z.string().min(1)).optional(),
    })
    .refine(({ paths, buckets }) => paths.length + buckets.length > 0, 'nothing to ingest'),
  /** Takes in what changed in a folder that is kept in sync; the engine starts it by itself. */
  sync: z.object({ folder_id: z.number().int() }),
  /** Finds media on disk, copies it into the archive, or deletes that copy. */
  media: MediaTask,
  /** Writes the synthetic sample guild beside the archive and ingests it. */
  sample: z.object({}),
  /** Builds the indexes that a first load took away and did not live to build; the engine starts it by itself. */
  indexes: z.object({}),
  /** Gives messages their vectors, for search by meaning; the engine starts it by itself. */
  embed: z.object({}),
  /** Reads the language, feeling and names of new messages; the engine starts it by itself. */
  language: z.object({}),
  /** Counts the words that messages have; the engine starts it by itself. */
  vocabulary: z.object({}),
  /** Takes a guild, a channel or an export file out of the archive. */
  remove: Removal,
  /** A report as files in a folder. */
  report: z.object({
    report: z.literal('audit'),
    guild_id: Id,
    scope: Scope.default({}),
    out_dir: z.string().min(1),
    formats: z.array(ReportFormat).min(1),
  }),
  /** A dashboard as one file. */
  dashboard: z.object({
    dashboard_id: z.number().int(),
    format: DashboardFormat,
    path: z.string().min(1),
  }),
  /** A table as one file, or the hits of a search to be read, each with `context` messages before and after it (2). */
  export: z
    .object({
      source: ExportSource,
      format: ExportFormat,
      context: ExportContext.optional(),
      path: z.string().min(1),
    })
    .refine(
      ({ source, format }) => format !== 'markdown' || source.kind === 'search',
      'only a search can be written as Markdown',
    ),
} as const

export type JobKind = keyof typeof JOB_PARAMS
export type JobParams<K extends JobKind> = z.infer<(typeof JOB_PARAMS)[K]>
export const JobKindName = z.enum(Object.keys(JOB_PARAMS) as [JobKind, ...JobKind[]])

/** A job to start: its kind and the input of that kind; the type is what is asked, so that defaults may be left out. */
export const JobRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ingest'), params: JOB_PARAMS.ingest }),
  z.object({ kind: z.literal('sync'), params: JOB_PARAMS.sync }),
  z.object({ kind: z.literal('media'), params: JOB_PARAMS.media }),
  z.object({ kind: z.literal('sample'), params: JOB_PARAMS.sample }),
  z.object({ kind: z.literal('indexes'), params: JOB_PARAMS.indexes }),
  z.object({ kind: z.literal('embed'), params: JOB_PARAMS.embed }),
  z.object({ kind: z.literal('language'), params: JOB_PARAMS.language }),
  z.object({ kind: z.literal('vocabulary'), params: JOB_PARAMS.vocabulary }),
  z.object({ kind: z.literal('remove'), params: JOB_PARAMS.remove }),
  z.object({ kind: z.literal('report'), params: JOB_PARAMS.report }),
  z.object({ kind: z.literal('export'), params: JOB_PARAMS.export }),
  z.object({ kind: z.literal('dashboard'), params: JOB_PARAMS.dashboard }),
])
export type JobRequest = z.input<typeof JobRequest>

/** The states of a file in an ingest, those that need a look first. */
export const INGESTED_STATES = ['damaged', 'foreign', 'waiting', 'ingested', 'unchanged'] as const

/** One file of an ingest as its result shows it. */
export const IngestedFile = z.object({
  path: z.string(),
  /**
   * `waiting` = found, its turn has not come; `foreign` = not a DCE JSON export; `damaged` = whole messages were kept,
   * the rest was unreadable.
   */
  state: z.enum(INGESTED_STATES),
  guild_name: z.string().nullable(),
  channel_name: z.string().nullable(),
  /** The DCE version range that the file's fields point to, such as `2.47+`; null for foreign files. */
  era: z.string().nullable(),
  bytes: z.number(),
  messages: z.number().int(),
  notes: z.array(JobNote),
})
export type IngestedFile = z.infer<typeof IngestedFile>

/** How many files of an ingest are in each state. */
export const IngestedFileCounts = z.record(IngestedFile.shape.state, z.number().int())
export type IngestedFileCounts = z.infer<typeof IngestedFileCounts>

/** What `ingest … --json` prints, and what the result page shows. */
export const IngestResult = z.object({
  files: z.object({
    found: z.number().int(),
    ingested: z.number().int(),
    unchanged: z.number().int(),
    damaged: z.number().int(),
    foreign: z.number().int(),
  }),
  messages: z.object({
    new: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
  }),
  /** How many of each the archive holds afterwards. */
  guilds: z.number().int(),
  channels: z.number().int(),
  authors: z.number().int(),
  notes: z.array(JobNote),
  bytes: z.number(),
  seconds: z.number(),
})
export type IngestResult = z.infer<typeof IngestResult>

/** What a report job leaves behind. */
export const ReportResult = z.object({ out_dir: z.string(), files: z.array(z.string()) })
export type ReportResult = z.infer<typeof ReportResult>

/** What a language job leaves behind: messages that it read, and names that it found in them. */
export const LanguageResult = z.object({ messages: z.number().int(), names: z.number().int() })
export type LanguageResult = z.infer<typeof LanguageResult>

/** What an embed job leaves behind: messages that it looked at, vectors that it made, and by which model. */
export const EmbedResult = z.object({
  messages: z.number().int(),
  embedded: z.number().int(),
  model: z.string(),
})
export type EmbedResult = z.infer<typeof EmbedResult>

/** What an export job leaves behind. */
export const ExportResult = z.object({
  path: z.string(),
  rows: z.number().int(),
  bytes: z.number(),
})
export type ExportResult = z.infer<typeof ExportResult>

/** A job as it stands now: what the row holds and what every event carries. Snapshots, never deltas. */
export const JobSnapshot = z.object({
  id: z.number().int(),
  kind: JobKindName,
  /** True for work that the engine starts by itself and that gives way to every other job. */
  is_background: z.boolean(),
  /** A sentence fragment for the list: `Ingest 3 folders`. */
  title: z.string(),
  state: JobState,
  /** What it does now, in words: `Reading messages`. */
  stage: z.string(),
  done: z.number(),
  /** null while unknown. */
  total: z.number().nullable(),
  unit: z.enum(['bytes', 'messages', 'rows', 'files', 'steps']),
  /** Units a second over the last seconds; null when too young to tell. */
  rate: z.number().nullable(),
  /** Seconds left at that rate; null when unknown. */
  seconds_left: z.number().nullable(),
  /** Named counters beside the bar, such as messages and files. */
  counters: z.record(z.string(), z.number()),
  /** The first 200 notes; `notes_total` counts all. */
  notes: z.array(JobNote),
  notes_total: z.number().int(),
  /** The kind's result when done; null before. */
  result: z.unknown().nullable(),
  error: ErrorPayload.nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
})
export type JobSnapshot = z.infer<typeof JobSnapshot>

/** The background work of an archive. */
export const BackgroundStatus = z.object({
  state: BackgroundState,
  work: z.array(
    z.object({
      kind: JobKindName,
      title: z.string(),
      /** True when something is left to do. */
      is_pending: z.boolean(),
      /** True when the user cancelled just that: it is not started again by itself until there is more to do. */
      is_held: z.boolean(),
    }),
  ),
})
export type BackgroundStatus = z.infer<typeof BackgroundStatus>

/** True while a job waits or runs. */
export function isActive({ state }: Pick<JobSnapshot, 'state'>): boolean {
  return state === 'queued' || state === 'running'
}

/** True for jobs that bring rows into the archive. */
export function isLoad({ kind }: { kind: JobKind }): boolean {
  return kind === 'ingest' || kind === 'sync' || kind === 'sample'
}
