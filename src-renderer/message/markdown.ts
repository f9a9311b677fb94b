import { rules, SimpleMarkdown } from 'discord-markdown-parser'

/** A piece of message text. Urls are http(s) only; every other text is inert. */
export type MarkdownNode =
  | { type: 'text' | 'code' | 'unicode_emoji' | 'everyone'; text: string }
  | { type: 'break' }
  | {
      type: 'strong' | 'em' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext'
      content: MarkdownNode[]
    }
  | { type: 'heading'; level: number; content: MarkdownNode[] }
  | { type: 'list'; items: ListItem[] }
  | { type: 'code_block'; lang: string; text: string }
  | { type: 'link'; url: string; content: MarkdownNode[] }
  /** A mention: by id when the export holds raw markdown, by name when names were resolved. */
  | { type: 'author'; id: string }
  | { type: 'author_name'; name: string }
  | { type: 'channel' | 'role'; id: string }
  /** `id` null = only the name is known. */
  | { type: 'emoji'; name: string; id: string | null }
  /** `seconds` since the Unix epoch; `style` as in Discord, `f` when none is given. */
  | { type: 'time'; seconds: number; style: string }
  | { type: 'command'; name: string }

/** `marker` null = a bullet, else the number; `depth` counts from 0. */
export type ListItem = { marker: string | null; depth: number; content: MarkdownNode[] }

/** Names that the message itself knows, for text whose mentions and emoji were resolved to names. */
export type KnownNames = { authors: readonly string[]; emojis: ReadonlySet<string> }

/** Discord's own limit is 4,000 characters (4,096 in an embed); longer text is not Discord's and stays plain. */
export const MAX_MARKDOWN = 6000

type Raw = { type: string; [key: string]: unknown }
type State = { known: KnownNames }
type Match = (source: string, state: unknown, before: string) => RegExpExecArray | null

const ITEM = /^( {0,8})(?:[*+-]|(\d{1,9})\.) +([^\n]+)(?:\n|$)/
const LINK = /^\[([^[\]\n]{1,500})\]\(<?(https?:\/\/[^\s<>()]{1,2000})>?\)/i
const startsLine = (before: string) => before === '' || before.endsWith('\n')

function nameMatch(source: string, state: unknown, before: string): RegExpExecArray | null {
  if (!source.startsWith('@') || /\w$/.test(before)) return null
  const { known } = state as State
  const name = known.authors.find((one) => one !== '' && source.startsWith(one, 1))
  return name === undefined ? null : literal(`@${name}`, name)
}

function emojiNameMatch(source: string, state: unknown): RegExpExecArray | null {
  const match = /^:([\w~]{1,40}):/.exec(source)
  return match && (state as State).known.emojis.has(match[1] ?? '') ? match : null
}

/** A match of a text that is known already; the parser asks for what `exec` would give. */
function literal(whole: string, part: string): RegExpExecArray {
  return Object.assign([whole, part] as [string, string], { index: 0, input: whole })
}

const rule = (order: number, match: Match, parse: (match: string[], nested: Nested) => object) => ({
  order,
  match,
  parse: (capture: string[], nested: (text: string, state: unknown) => Raw[], state: unknown) =>
    parse(capture, (text) => nested(text, state)),
})
type Nested = (text: string) => Raw[]

const EARLY = 0.5
const parser = SimpleMarkdown.parserFor({
  ...rules,
  item: rule(
    EARLY,
    (source, _state, before) => (startsLine(before) ? ITEM.exec(source) : null),
    ([, indent = '', marker, text = ''], nested) => ({
      depth: Math.floor(indent.length / 2),
      marker: marker ?? null,
      content: nested(text),
    }),
  ),
  link: rule(
    EARLY,
    (source) => LINK.exec(source),
    ([, text = '', target], nested) => ({ target, content: nested(text) }),
  ),
  authorName: rule(EARLY, nameMatch, ([, name]) => ({ name })),
  emojiName: rule(EARLY, emojiNameMatch, ([, name]) => ({ name })),
} as Parameters<typeof SimpleMarkdown.parserFor>[0])

/**
 * Text of a message → pieces. Never throws: text that is too long or that the grammar cannot take comes
 * back as one plain piece. `known.authors` should be ordered by length, longest first.
 */
export function parseMarkdown(text: string, known: KnownNames): MarkdownNode[] {
  const plain: MarkdownNode[] = [{ type: 'text', text }]
  if (text === '' || text.length > MAX_MARKDOWN) return text === '' ? [] : plain
  try {
    return toNodes(parser(text, { inline: true, known }) as Raw[])
  } catch {
    return plain
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

function toNodes(raw: unknown): MarkdownNode[] {
  const nodes: MarkdownNode[] = []
  for (const one of Array.isArray(raw) ? (raw.flat() as Raw[]) : []) {
    if (one.type === 'item') pushItem(nodes, one)
    else push(nodes, toNode(one))
  }
  return nodes
}

function push(nodes: MarkdownNode[], node: MarkdownNode) {
  const last = nodes.at(-1)
  if (node.type === 'text' && last?.type === 'text') last.text += node.text
  else nodes.push(node)
}

function pushItem(nodes: MarkdownNode[], raw: Raw) {
  const item: ListItem = {
    marker: typeof raw.marker === 'string' ? raw.marker : null,
    depth: Number(raw.depth),
    content: toNodes(raw.content),
  }
  const last = nodes.at(-1)
  if (last?.type === 'list') last.items.push(item)
  else nodes.push({ type: 'list', items: [item] })
}

const WRAPPERS = {
  strong: 'strong',
  em: 'em',
  underline: 'underline',
  strikethrough: 'strike',
  spoiler: 'spoiler',
  blockQuote: 'quote',
  subtext: 'subtext',
} as const

function toNode(raw: Raw): MarkdownNode {
  const text = (key: string) => (typeof raw[key] === 'string' ? raw[key] : '')
  if (raw.type in WRAPPERS) {
    return {
      type: WRAPPERS[raw.type as keyof typeof WRAPPERS],
      content: toNodes(raw.content),
    }
  }
  switch (raw.type) {
    case 'br':
    case 'newline':
      return { type: 'break' }
    case 'heading':
      return { type: 'heading', level: Number(raw.level), content: toNodes(raw.content) }
    case 'inlineCode':
      return { type: 'code', text: text('content') }
    case 'codeBlock':
      return { type: 'code_block', lang: text('lang'), text: text('content') }
    case 'link':
    case 'url':
    case 'autolink':
      return toLink(text('target'), toNodes(raw.content))
    case 'user':
      return { type: 'author', id: text('id') }
    case 'authorName':
      return { type: 'author_name', name: text('name') }
    case 'channel':
    case 'role':
      return { type: raw.type, id: text('id') }
    case 'everyone':
    case 'here':
      return { type: 'everyone', text: `@${raw.type}` }
    case 'emoji':
      return { type: 'emoji', name: text('name'), id: text('id') }
    case 'emojiName':
      return { type: 'emoji', name: text('name'), id: null }
    case 'twemoji':
      return { type: 'unicode_emoji', text: text('name') }
    case 'timestamp':
      return { type: 'time', seconds: Number(raw.timestamp), style: text('format') || 'f' }
    case 'slashCommand':
      return { type: 'command', name: text('fullName') }
    case 'guildNavigation':
      return { type: 'text', text: `<id:${text('navigation')}>` }
    default:
      return { type: 'text', text: text('content') }
  }
}

function toLink(url: string, content: MarkdownNode[]): MarkdownNode {
  if (isWebUrl(url)) return { type: 'link', url, content }
  return { type: 'text', text: url }
}

/** True for an http(s) address with a host: the only thing that may be opened. */
export function isWebUrl(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url)
}
