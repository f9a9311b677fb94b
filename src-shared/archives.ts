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
