import { z } from 'zod'
import { Id } from './snowflake'

/** What can be taken out of an archive. A channel takes its threads along, a forum its posts. */
export const Removal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('guild'), guild_id: Id }),
  z.object({ kind: z.literal('channel'), channel_id: Id }),
  z.object({ kind: z.literal('file'), file_id: z.number().int() }),
])
export type Removal = z.infer<typeof Removal>

/** What a removal would do, counted before anything is asked. */
export const RemovalPlan = z.object({
  /** The guild's, channel's or file's name. */
  name: z.string(),
  guild_name: z.string().nullable(),
  /** The channel of a file or thread; null for a guild. */
  channel_name: z.string().nullable(),
  channels: z.number().int(),
  threads: z.number().int(),
  /** Stored messages that go; with `reads_again`, those that other files hold too come back from them. */
  messages: z.number().int(),
  export_files: z.number().int(),
  /** Other exports of the channel, without their folders, that hold messages of the same time and are read again. */
  reads_again: z.array(z.string()),
  /** A sentence that says why it cannot be done now; null = it can. */
  obstacle: z.string().nullable(),
})
export type RemovalPlan = z.infer<typeof RemovalPlan>

/** What a removal did. */
export const RemovalResult = z.object({
  messages: z.number().int(),
  channels: z.number().int(),
  export_files: z.number().int(),
  /** People whom nothing in the archive names any more. */
  people: z.number().int(),
  /** How much smaller the archive's folder is; below 0 when other files had to be read again. */
  freed_bytes: z.number(),
})
export type RemovalResult = z.infer<typeof RemovalResult>
