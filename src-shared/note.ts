import { z } from 'zod'

/** What happened to one file (or message), and what the user can do. Holds a path as the user knows it. */
export const JobNote = z.object({
  /** null when the note is about the whole job. */
  file: z.string().nullable(),
  /** A short stable word, such as `truncated`, `not_dce`, `too_large_id`. */
  code: z.string(),
  message: z.string(),
  /** Where in the file; null when it does not apply. */
  byte_offset: z.number().nullable(),
  /** How many times this happened in the file. */
  count: z.number().int(),
})
export type JobNote = z.infer<typeof JobNote>
