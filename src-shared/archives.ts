import { z } from 'zod'

/** How an archive is told apart from others: stable while it is renamed and moved. */
export const ArchiveId = z.string().min(1).max(100)

/** What an archive is called: one line of text. */
export const ArchiveName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}]*$/u)

/** An archive that the app knows. */
export const KnownArchive = z.object({
  archive_id: ArchiveId,
  name: z.string(),
  /** Its folder. */
  path: z.string(),
  is_current: z.boolean(),
  /** `missing` = there is no such folder now, as on a disk that is not connected; `new` = nothing was stored yet. */
  state: z.enum(['here', 'new', 'missing', 'not_an_archive']),
  last_opened_at: z.string().nullable(),
  /** What it held when it was left last; null = not known. */
  counts: z.object({ guilds: z.number().int(), messages: z.number().int() }).nullable(),
})
export type KnownArchive = z.infer<typeof KnownArchive>

/** What the removal of an archive would delete. */
export const ArchiveSize = z.object({
  files: z.number().int(),
  size_bytes: z.number(),
  /** Names in its folder that are not the archive's own, and stay. */
  others: z.array(z.string()),
})
export type ArchiveSize = z.infer<typeof ArchiveSize>

/** Room on the disk of an archive, in bytes. */
export const ArchiveDisk = z.object({ free_bytes: z.number(), total_bytes: z.number() })
export type ArchiveDisk = z.infer<typeof ArchiveDisk>

/** How far an archive is on its way to another place. */
export const ArchiveMove = z.object({
  archive_id: ArchiveId,
  name: z.string(),
  /** `copying` counts bytes; `deleting` is the last step and cannot be cancelled. */
  stage: z.enum(['closing', 'copying', 'opening', 'deleting']),
  done: z.number(),
  total: z.number(),
})
export type ArchiveMove = z.infer<typeof ArchiveMove>

/** Facts about an archive that no list shows. */
export const ArchiveAbout = z.object({
  created_at: z.string(),
  schema_version: z.number().int(),
  people: z.number().int(),
  bots: z.number().int(),
  threads: z.number().int(),
  /** null = nothing was ingested yet. */
  last_ingested_at: z.string().nullable(),
  /** Of the exports that say when they were made; null = none does. */
  first_exported_at: z.string().nullable(),
  last_exported_at: z.string().nullable(),
  whole_files: z.number().int(),
  damaged_files: z.number().int(),
  unfinished_files: z.number().int(),
  foreign_files: z.number().int(),
  /** Work that a stopped ingest left, in pieces; 0 = none. */
  waiting_words: z.number().int(),
  waiting_indexes: z.number().int(),
  waiting_comparisons: z.number().int(),
  /** True when the database notices a page that its disk has changed. */
  has_checksums: z.boolean(),
  postgres_version: z.string(),
  /** The versions of DCE that the files' fields point to, newest first. */
  eras: z.array(z.object({ era: z.string(), files: z.number().int(), messages: z.number() })),
  /** Bytes on disk; `journal` is the database's log of changes, which comes and goes. */
  sizes: z.object({
    total: z.number(),
    database: z.number(),
    journal: z.number(),
    media: z.number(),
    other: z.number(),
  }),
})
export type ArchiveAbout = z.infer<typeof ArchiveAbout>
