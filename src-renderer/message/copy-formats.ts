import { t } from '@lingui/core/macro'
import { channelAddress, formatLink } from '#shared/link'
import type { MessageRow } from '#shared/rows'
import { noText } from './no-text'

/** What messages can be copied as. */
export const COPY_FORMATS = ['text', 'markdown', 'json'] as const
export type CopyFormat = (typeof COPY_FORMATS)[number]

/** The address of a message in its channel. */
export function addressOf(message: Pick<MessageRow, 'guild_id' | 'channel_id' | 'message_id'>) {
  return channelAddress(message)
}

/**
 * Messages as one text, in the order given. `text`: who, when, what, as one reads it. `markdown`: a quote for each, under a
 * link to it. `json`: the rows as the archive gives them. `dateTime` writes an instant, `nameOf` a person.
 */
export function copiedAs(
  format: CopyFormat,
  messages: readonly MessageRow[],
  dateTime: (iso: string) => string,
  nameOf: (author: MessageRow['author']) => string = ({ author_name }) => author_name,
): string {
  if (format === 'json') return `${JSON.stringify(messages, null, 2)}\n`
  const parts = messages.map((message) => {
    const who = nameOf(message.author)
    const when = dateTime(message.posted_at)
    const lines = bodyOf(message)
    if (format === 'text') return `${who}, ${when}\n${lines.join('\n')}`
    const quoted = lines.flatMap((line) => line.split('\n')).map((line) => `> ${line}`.trimEnd())
    return `**${escaped(who)}**, [${when}](${formatLink(addressOf(message))})\n${quoted.join('\n')}`
  })
  return `${parts.join('\n\n')}\n`
}

/** The text and the names of what hangs on it, a line each; never empty. The archive's words stay out of what is looked up. */
function bodyOf(message: MessageRow): string[] {
  const { content, forward, attachments, stickers } = message
  const lines = [
    ...(content === '' ? [] : [content]),
    ...(forward ? [`${t`(forwarded)`} ${forward.content}`.trimEnd()] : []),
    ...attachments.map(({ file_name }) => `${t`(file)`} ${file_name}`),
    ...stickers.map(({ name }) => `${t`(sticker)`} ${name}`),
  ]
  if (lines.length > 0) return lines
  return [noText(message) ?? t`(no text)`]
}

/** A name without what Markdown would read in it. */
function escaped(name: string): string {
  return name.replace(/[\\`*_[\]<>#]/g, '\\$&')
}
