import { t } from '@lingui/core/macro'
import type { MessageRow } from '#shared/rows'

type Parts = Pick<MessageRow, 'content' | 'forward' | 'attachments' | 'embeds' | 'stickers'>

/** True when a message holds nothing at all that the export could contain. */
export function isEmptyMessage(message: Parts): boolean {
  return (
    message.content.trim() === '' &&
    message.forward === null &&
    message.attachments.length + message.embeds.length + message.stickers.length === 0
  )
}

/** What stands for the text of a message that has none; null when it has some. For one-line views and notes. */
export function noText(message: Parts): string | null {
  if (message.content.trim() !== '') return null
  const parts = [
    message.forward ? t`forwarded message` : null,
    message.attachments.length > 0 ? t`attachment` : null,
    message.embeds.length > 0 ? t`embed` : null,
    message.stickers.length > 0 ? t`sticker` : null,
  ].filter((part) => part !== null)
  return parts.length > 0
    ? t`(no text: ${parts.join(', ')})`
    : t`(no text: a poll, a component or something else that the export does not contain)`
}

/** A line for a message that came out of the export with nothing in it, and why that is. */
export type NotContained = { text: string; why: string }

/** What stands in place of a message of which the export contains nothing; null when it contains something. */
export function notContained(
  message: Parts & Pick<MessageRow, 'reference' | 'type' | 'author'>,
): NotContained | null {
  if (!isEmptyMessage(message)) return null
  if (message.reference && message.type === 'Default') {
    return {
      text: t`The forwarded message is not contained in the export`,
      why: t`DiscordChatExporter writes forwarded messages since version 2.47; older exports have an empty message in their place.`,
    }
  }
  return {
    text: message.author.is_bot
      ? t`Buttons, menus or a layout not contained in the export`
      : t`A poll or another form not contained in the export`,
    why: t`Discord has polls, buttons, menus and layouts that DiscordChatExporter does not write into its exports: of such a message only the author and the time are left.`,
  }
}
