import { EMOJI_START } from '../../ui/emoji'
import { codeBlockAt, inlineCodeAt } from './code'
import { emphasisAt, type Styled } from './emphasis'
import { linkAt } from './masked-link'
import { type MarkdownNode, push } from './nodes'
import { MAX_DEPTH, type Source } from './source'
import { emojiNameAt, type Found, nameAt, tokenAt, unicodeEmojiAt, urlAt } from './tokens'

/** Signs that mean nothing: all but marks, line ends, a possible address and a possible emoji. */
const PLAIN =
  /(?:[^\\`*_~|<[@#:\nhH0-9\u00a9-\uffff]|[0-9](?!\uFE0F?\u20E3)|[hH](?![tT][tT][pP]))+/y
/** Letters beyond ASCII that begin no emoji. */
const LETTERS = new RegExp(`(?:(?!${EMOJI_START.source})[\\u00a9-\\u{10ffff}])+`, 'uy')

/** Where a text is read to, and what stands around it. */
export type Place = {
  to: number
  depth: number
  /** A link does not hold links. */
  isLink: boolean
  /** At the beginning of a line: true when something begins there that has lines of its own. */
  endsAt?: (lineStart: number) => boolean
}

/** The text from a place on, without what has lines of its own; `end` is where that begins, or the place's end. */
export function parseInline(
  source: Source,
  from: number,
  place: Place,
): { nodes: MarkdownNode[]; end: number } {
  const nodes: MarkdownNode[] = []
  const { text } = source
  let at = from
  while (at < place.to) {
    const plain = plainEnd(text, at, place.to)
    if (plain > at) {
      source.spend(plain - at)
      push(nodes, { type: 'text', text: text.slice(at, plain) })
      at = plain
      continue
    }
    source.spend(1)
    const found = markAt(source, at, place)
    if (found) {
      push(nodes, found.node)
      at = found.end
    } else {
      push(nodes, { type: 'text', text: text[at] ?? '' })
      at += 1
    }
    const isLineStart = found?.node.type === 'break' || found?.node.type === 'code_block'
    if (isLineStart && place.endsAt?.(at)) break
  }
  return { nodes, end: at }
}

function plainEnd(text: string, from: number, to: number): number {
  PLAIN.lastIndex = from
  if (PLAIN.test(text)) return Math.min(PLAIN.lastIndex, to)
  LETTERS.lastIndex = from
  return LETTERS.test(text) ? Math.min(LETTERS.lastIndex, to) : from
}

const ESCAPABLE = /\\[^0-9A-Za-z\s]/uy

function markAt(source: Source, at: number, place: Place): Found | null {
  const { text } = source
  const { to } = place
  switch (text[at]) {
    case '\n':
      return { node: { type: 'break' }, end: at + 1 }
    case '\\': {
      ESCAPABLE.lastIndex = at
      const escaped = ESCAPABLE.exec(text)?.[0]
      if (escaped === undefined || at + escaped.length > to) return null
      return { node: { type: 'text', text: escaped.slice(1) }, end: at + escaped.length }
    }
    case '`':
      return codeBlockAt(source, at, to) ?? inlineCodeAt(source, at, to)
    case '*':
    case '_':
    case '~':
    case '|': {
      if (text[at] === '*' && /[\uFE0F\u20E3]/.test(text[at + 1] ?? '')) {
        return unicodeEmojiAt(source, at, to)
      }
      const styled = place.depth < MAX_DEPTH ? emphasisAt(source, at, to) : null
      return styled && styledNode(source, styled, place)
    }
    case '<':
      return tokenAt(source, at, to)
    case '[':
      return place.isLink || place.depth >= MAX_DEPTH ? null : maskedLink(source, at, place)
    case '@':
    case '#':
      return nameAt(source, at, to) ?? unicodeEmojiAt(source, at, to)
    case ':':
      return emojiNameAt(source, at, to)
    case 'h':
    case 'H':
      return place.isLink ? null : urlAt(source, at, to)
    default:
      return unicodeEmojiAt(source, at, to)
  }
}

function styledNode(source: Source, { type, from, to, end }: Styled, place: Place): Found {
  const inner = { to, depth: place.depth + 1, isLink: place.isLink }
  return { node: { type, content: parseInline(source, from, inner).nodes }, end }
}

function maskedLink(source: Source, at: number, place: Place): Found | null {
  const link = linkAt(source, at, place.to)
  if (link === null) return null
  const inner = { to: link.to, depth: place.depth + 1, isLink: true }
  const content = parseInline(source, link.from, inner).nodes
  return { node: { type: 'link', url: link.url, content, is_masked: true }, end: link.end }
}
