import { z } from 'zod'
import { FILE_SORTS, FIRST_SORT, type FileFilter, FileState } from '#shared/export-files'
import { Id } from '#shared/snowflake'

/** The address of the export files: which of them, in which order, as a list or as a picture. */
export const FilesParams = z.object({
  view: z.enum(['list', 'coverage']).default('list').catch('list'),
  guild_id: Id.optional().catch(undefined),
  channel_id: Id.optional().catch(undefined),
  states: z.array(FileState).min(1).optional().catch(undefined),
  text: z.string().max(200).optional().catch(undefined),
  by: z.enum(FILE_SORTS).default(FIRST_SORT.by).catch(FIRST_SORT.by),
  direction: z
    .enum(['ascending', 'descending'])
    .default(FIRST_SORT.direction)
    .catch(FIRST_SORT.direction),
})
export type FilesParams = z.infer<typeof FilesParams>

/** What the address says of which files. */
export function filterOf({ guild_id, channel_id, states, text }: FilesParams): FileFilter {
  return {
    ...(guild_id && { guild_id }),
    ...(channel_id && { channel_id }),
    ...(states && { states }),
    ...(text && { text }),
  }
}
