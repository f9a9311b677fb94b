import { type MarkdownNode, NO_NAMES, parseMarkdown } from './markdown'

/** How a mention by id reads; null leaves it to {@link excerptLine}. */
export type Naming = (node: Extract<MarkdownNode, { id: string | null }>) => string | null

/** Excerpts are cut at this many characters, wherever that is. */
const CUT = 200
const HIDDEN = '▮▮▮'

/**
 * Message text as one line without its marks, spoilers kept hidden: for previews. A text that was cut in the middle of
 * a mark loses the mark, and with a spoiler's all that follows.
 */
export function excerptLine(text: string, naming: Naming = () => null): string {
  const isCut = text.length >= CUT
  const line = plain(parseMarkdown(text, NO_NAMES), naming)
  const whole = isCut ? line.replace(/\|\|.*$/s, HIDDEN).replace(/\*\*|__|~~|```\w*/g, '') : line
  return whole.replace(/\s+/g, ' ').trim()
}

function plain(nodes: readonly MarkdownNode[], naming: Naming): string {
  return nodes.map((node) => plainNode(node, naming)).join('')
}

function plainNode(node: MarkdownNode, naming: Naming): string {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'unicode_emoji':
    case 'everyone':
      return node.text
    case 'code_block':
      return ` ${node.text} `
    case 'break':
      return ' '
    case 'spoiler':
      return HIDDEN
    case 'heading':
    case 'subtext':
    case 'quote':
      return `${plain(node.content, naming)} `
    case 'list':
      return node.items
        .map((item) => `${item.marker ? `${item.marker}.` : '•'} ${plain(item.content, naming)} `)
        .join('')
    case 'strong':
    case 'em':
    case 'underline':
    case 'strike':
    case 'link':
      return plain(node.content, naming)
    case 'author':
      return `@${naming(node) ?? 'unknown'}`
    case 'role':
      return `@${naming(node) ?? 'unknown-role'}`
    case 'channel':
      return `#${naming(node) ?? 'unknown'}`
    case 'author_name':
    case 'role_name':
      return `@${node.name}`
    case 'channel_name':
      return `#${node.name}`
    case 'emoji':
      return `:${node.name}:`
    case 'time':
      return new Date(node.seconds * 1000).getTime() ? dayOf(node.seconds) : ''
    case 'command':
      return `/${node.name}`
    case 'navigation':
      return node.to
  }
}

function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')
}
