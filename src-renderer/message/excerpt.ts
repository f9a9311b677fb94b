import { t } from '@lingui/core/macro'
import type { TimeFormat } from '../ui/time-format'
import { type MarkdownNode, NO_NAMES, parseMarkdown } from './markdown'
import { tokenTime } from './token-time'

/** How a mention by id reads; null leaves it to {@link excerptLine}. */
export type Naming = (node: Extract<MarkdownNode, { id: string | null }>) => string | null

/** How what depends on the archive or the settings reads. */
type Reading = { time: TimeFormat; naming: Naming }

/** Excerpts are cut at this many characters, wherever that is. */
const CUT = 200
const HIDDEN = '▮▮▮'

/**
 * Message text as one line without its marks, spoilers kept hidden: for previews. A text that was cut in the middle of
 * a mark loses the mark, and with a spoiler's all that follows.
 */
export function excerptLine(text: string, time: TimeFormat, naming: Naming = () => null): string {
  const isCut = text.length >= CUT
  const line = plain(parseMarkdown(text, NO_NAMES), { time, naming })
  const whole = isCut ? line.replace(/\|\|.*$/s, HIDDEN).replace(/\*\*|__|~~|```\w*/g, '') : line
  return whole.replace(/\s+/g, ' ').trim()
}

function plain(nodes: readonly MarkdownNode[], reading: Reading): string {
  return nodes.map((node) => plainNode(node, reading)).join('')
}

function named(sign: string, name: string | null): string | null {
  return name === null ? null : `${sign}${name}`
}

function plainNode(node: MarkdownNode, reading: Reading): string {
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
      return `${plain(node.content, reading)} `
    case 'list':
      return node.items
        .map((item) => `${item.marker ? `${item.marker}.` : '•'} ${plain(item.content, reading)} `)
        .join('')
    case 'strong':
    case 'em':
    case 'underline':
    case 'strike':
    case 'link':
      return plain(node.content, reading)
    case 'author':
      return named('@', reading.naming(node)) ?? t`@unknown`
    case 'role':
      return named('@', reading.naming(node)) ?? t`@unknown-role`
    case 'channel':
      return named('#', reading.naming(node)) ?? t`#unknown`
    case 'author_name':
    case 'role_name':
      return `@${node.name}`
    case 'channel_name':
      return `#${node.name}`
    case 'emoji':
      return `:${node.name}:`
    case 'time':
      return tokenTime(node.seconds, node.style, reading.time).text
    case 'command':
      return `/${node.name}`
    case 'navigation':
      return node.to
  }
}
