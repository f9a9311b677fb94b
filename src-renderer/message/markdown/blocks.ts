import { parseInline } from './inline'
import { type ListItem, type MarkdownNode, push } from './nodes'
import type { Source } from './source'

const HEADING = /(#{1,3}) +(?=\S)/y
const SUBTEXT = /-# +(?=\S)/y
const ITEM = /( {0,20})(?:[*-]|(\d{1,9})\.) +(?=\S)/y
const QUOTE_LINE = / *> (?!>> )/y
const QUOTE_REST = / *>>> /y

function test(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** True when something begins at the start of a line that has lines of its own. */
function beginsBlock(source: Source, at: number): boolean {
  const { text, isQuote } = source
  source.spend(5)
  const isOwn = [HEADING, SUBTEXT, ITEM].some((pattern) => test(pattern, text, at))
  return isOwn || (!isQuote && (test(QUOTE_LINE, text, at) || test(QUOTE_REST, text, at)))
}

/** A whole text. */
export function parseBlocks(source: Source): MarkdownNode[] {
  const nodes: MarkdownNode[] = []
  const to = source.text.length
  const endsAt = (at: number) => beginsBlock(source, at)
  let at = 0
  let isLineStart = true
  while (at < to) {
    const block = isLineStart ? blockAt(source, at) : null
    if (block) {
      push(nodes, block.node)
      at = block.end
      continue
    }
    const inline = parseInline(source, at, { to, depth: 0, isLink: false, endsAt })
    for (const node of inline.nodes) push(nodes, node)
    at = inline.end
    isLineStart = true
  }
  return nodes
}

type Block = { node: MarkdownNode; end: number }

function blockAt(source: Source, at: number): Block | null {
  return (
    lineBlock(source, at, HEADING, (mark, content) => ({
      type: 'heading',
      level: mark.length,
      content,
    })) ??
    lineBlock(source, at, SUBTEXT, (_mark, content) => ({ type: 'subtext', content })) ??
    listAt(source, at) ??
    (source.isQuote ? null : quoteAt(source, at))
  )
}

/** Where the line ends that a place stands in, before its line end. */
function lineEnd(source: Source, at: number): number {
  const end = source.find('\n', at, source.text.length)
  return end < 0 ? source.text.length : end
}

/** The text of one line; the line end goes with it. */
function parseLine(source: Source, from: number): { content: MarkdownNode[]; end: number } {
  const to = lineEnd(source, from)
  const { nodes } = parseInline(source, from, { to, depth: 0, isLink: false })
  return { content: nodes, end: Math.min(to + 1, source.text.length) }
}

function lineBlock(
  source: Source,
  at: number,
  pattern: RegExp,
  toNode: (mark: string, content: MarkdownNode[]) => MarkdownNode,
): Block | null {
  pattern.lastIndex = at
  const match = pattern.exec(source.text)
  if (!match) return null
  const { content, end } = parseLine(source, pattern.lastIndex)
  return { node: toNode(match[1] ?? '', content), end }
}

const MAX_LIST_DEPTH = 10

function listAt(source: Source, at: number): Block | null {
  const items: ListItem[] = []
  /** The indents of the items that the next one may stand in. */
  const indents: number[] = []
  let end = at
  while (end < source.text.length) {
    ITEM.lastIndex = end
    const match = ITEM.exec(source.text)
    const isContinued = !match && items.length > 0 && test(/ {2,}(?=\S)/y, source.text, end)
    source.spend(2)
    if (match) {
      const indent = match[1]?.length ?? 0
      while (indents.length > 0 && indent < (indents.at(-1) ?? 0)) indents.pop()
      if (indents.length === 0 || indent > (indents.at(-1) ?? 0) + 1) indents.push(indent)
      const line = parseLine(source, ITEM.lastIndex)
      const depth = Math.min(indents.length - 1, MAX_LIST_DEPTH)
      items.push({ marker: match[2] ?? null, depth, content: line.content })
      end = line.end
    } else if (isContinued) {
      const line = parseLine(source, end + spaces(source.text, end))
      const content = items.at(-1)?.content
      content?.push({ type: 'break' }, ...line.content)
      end = line.end
    } else break
  }
  return items.length > 0 ? { node: { type: 'list', items }, end } : null
}

function spaces(text: string, at: number): number {
  const pattern = / */y
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

function quoteAt(source: Source, at: number): Block | null {
  const { text } = source
  if (test(QUOTE_REST, text, at)) {
    const rest = text.slice(QUOTE_REST.lastIndex)
    return { node: { type: 'quote', content: parseBlocks(source.inside(rest)) }, end: text.length }
  }
  const lines: string[] = []
  let end = at
  while (end < text.length && test(QUOTE_LINE, text, end)) {
    const from = QUOTE_LINE.lastIndex
    const to = lineEnd(source, from)
    lines.push(text.slice(from, to))
    end = Math.min(to + 1, text.length)
  }
  if (lines.length === 0) return null
  return { node: { type: 'quote', content: parseBlocks(source.inside(lines.join('\n'))) }, end }
}
