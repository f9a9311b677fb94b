import { parseBlocks } from './markdown/blocks'
import type { KnownNames } from './markdown/names'
import type { MarkdownNode } from './markdown/nodes'
import { Source, TooCostly } from './markdown/source'

export type { KnownNames } from './markdown/names'
export { NameIndex, NO_NAMES } from './markdown/names'
export type { ListItem, MarkdownNode } from './markdown/nodes'
export { disguisedHost, isWebUrl } from './markdown/urls'

/** Discord's own limit is 4,000 characters (4,096 in an embed); longer text is not Discord's and stays plain. */
export const MAX_MARKDOWN = 6000

/**
 * Text of a message → pieces. Never throws, and never looks at more signs than 300 for each sign of the text: text that
 * is too long, or whose marks would cost more, comes back as one plain piece.
 */
export function parseMarkdown(text: string, known: KnownNames): MarkdownNode[] {
  if (text === '') return []
  const plain: MarkdownNode[] = [{ type: 'text', text }]
  if (text.length > MAX_MARKDOWN) return plain
  try {
    return parseBlocks(new Source(text, known, false))
  } catch (error) {
    if (error instanceof TooCostly) return plain
    throw error
  }
}

/** True when the pieces are nothing but at most 27 emoji, which Discord draws large. */
export function isJumbo(nodes: readonly MarkdownNode[]): boolean {
  let emojis = 0
  for (const node of nodes) {
    if (node.type === 'emoji' || node.type === 'unicode_emoji') emojis += 1
    else if (node.type !== 'break' && !(node.type === 'text' && node.text.trim() === '')) {
      return false
    }
  }
  return emojis > 0 && emojis <= 27
}
