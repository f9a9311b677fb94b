import type { MessageRow } from '#shared/rows'

const GAP_MS = 7 * 60_000

/**
 * True when a message continues the one before it: same author and name, within seven minutes, both ordinary,
 * and the later one answers nothing.
 */
export function continues(before: MessageRow | undefined, message: MessageRow): boolean {
  if (!before?.is_content || !message.is_content) return false
  if (message.reference || message.interaction) return false
  if (before.author.author_id !== message.author.author_id) return false
  if (before.author.author_name !== message.author.author_name) return false
  return Date.parse(message.posted_at) - Date.parse(before.posted_at) <= GAP_MS
}
