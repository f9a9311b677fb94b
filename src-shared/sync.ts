import { z } from 'zod'

/**
 * What a folder that was ingested does now. `off` = not kept in sync; `idle` = all of it is in the archive, and it is
 * watched; `settling` = something changed, and it waits until nobody writes any more; `reading` = a job takes it in, or
 * waits to; `held` = the user cancelled the job, and it goes on with the next change; `missing` = not there now.
 */
export const SYNC_STATES = ['off', 'idle', 'settling', 'reading', 'held', 'missing'] as const
export const SyncState = z.enum(SYNC_STATES)
export type SyncState = z.infer<typeof SyncState>

/** A folder that was ingested, or is kept in sync. */
export const FolderRow = z.object({
  /** null: not kept in sync. */
  sync_id: z.number().int().nullable(),
  path: z.string(),
  state: SyncState,
  /** True where the system does not tell of changes, so that somebody has to look now and then. */
  is_polled: z.boolean(),
  /** Export files of the archive below it, foreign ones left out. */
  files: z.number().int(),
  /** null: nothing of it is in the archive. */
  last_ingested_at: z.string().nullable(),
  /** null: nobody has looked since it was turned on. */
  last_checked_at: z.string().nullable(),
  /** When something new came in by itself; null: never. */
  last_changed_at: z.string().nullable(),
})
export type FolderRow = z.infer<typeof FolderRow>
