import { i18n } from '@lingui/core'
import { generateMessageId } from '@lingui/message-utils/generateMessageId'

/**
 * A text that another process may have made, in the window's language where it is one of `#shared`'s that are marked by
 * `i18n`. Any other stays letter for letter: it is never read as a pattern, whatever it holds.
 */
export function sharedText(text: string): string {
  const id = generateMessageId(text)
  return Object.hasOwn(i18n.messages, id) ? i18n._(id) : text
}
