import { z } from 'zod'
import { AttachmentRow, AuthorBrief, EmbedRow, ReactionRow, StickerRow } from './rows'
import { Id } from './snowflake'

/** The newest export that showed a state of a message: when it was made, and its file without the folder ('' = unknown). */
export const ShownIn = z.object({ exported_at: z.string(), file_name: z.string() })
export type ShownIn = z.infer<typeof ShownIn>

/** What a message showed beside its text. */
export const ShownParts = z.object({
  author: AuthorBrief,
  is_pinned: z.boolean(),
  attachments: z.array(AttachmentRow),
  embeds: z.array(EmbedRow),
  stickers: z.array(StickerRow),
  reactions: z.array(ReactionRow),
})
export type ShownParts = z.infer<typeof ShownParts>

/** An older state of a message, as an older export showed it. */
export const MessageVersion = ShownIn.extend({
  content: z.string(),
  edited_at: z.string().nullable(),
  /** null = unknown: only the text was kept. */
  parts: ShownParts.nullable(),
})
export type MessageVersion = z.infer<typeof MessageVersion>

/** The message whose versions are asked for. */
export const MessageKey = z.object({ channel_id: Id, message_id: Id })
export type MessageKey = z.infer<typeof MessageKey>

/** The states of a message that exports showed; the newest is the message itself. */
export const MessageVersions = z.object({
  /** Where the newest state was seen last. */
  current: ShownIn,
  /** Newest first, at most 100. */
  versions: z.array(MessageVersion),
  /** How many older states there are in all. */
  total: z.number().int(),
})
export type MessageVersions = z.infer<typeof MessageVersions>
