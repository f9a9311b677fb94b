import type { MessageRow } from '#shared/rows'

/** What stands for the text of a message that has none; null when it has some. For one-line views and notes. */
export function noText(
  message: Pick<MessageRow, 'content' | 'forward' | 'attachments' | 'embeds' | 'stickers'>,
): string | null {
  if (message.content.trim() !== '') return null
  const parts = [
    message.forward ? 'forwarded message' : null,
    message.attachments.length > 0 ? 'attachment' : null,
    message.embeds.length > 0 ? 'embed' : null,
    message.stickers.length > 0 ? 'sticker' : null,
  ].filter((part) => part !== null)
  return parts.length > 0
    ? `(no text: ${parts.join(', ')})`
    : '(no text: a poll, a component or something else that the export does not contain)'
}
