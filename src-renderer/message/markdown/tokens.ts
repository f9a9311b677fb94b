import { emojiAt } from '../../ui/emoji'
import type { MarkdownNode } from './nodes'
import type { Source } from './source'
import { isWebUrl } from './urls'

/** What stands at a place of a text, and the place behind it. */
export type Found = { node: MarkdownNode; end: number }

type Token = { pattern: RegExp; toNode(groups: readonly (string | undefined)[]): MarkdownNode }

/** Everything that Discord writes in angle brackets; ids and names are bounded, so a look costs no more than they do. */
const TOKENS: readonly Token[] = [
  { pattern: /<@!?(\d{1,20})>/y, toNode: ([id = '']) => ({ type: 'author', id }) },
  { pattern: /<@&(\d{1,20})>/y, toNode: ([id = '']) => ({ type: 'role', id }) },
  { pattern: /<#(\d{1,20})>/y, toNode: ([id = '']) => ({ type: 'channel', id }) },
  {
    pattern: /<a?:([\w~]{1,40}):(\d{1,20})>/y,
    toNode: ([name = '', id = '']) => ({ type: 'emoji', name, id }),
  },
  {
    pattern: /<t:(-?\d{1,17})(?::([tTdDfFRsS]))?>/y,
    toNode: ([seconds, style = 'f']) => ({ type: 'time', seconds: Number(seconds), style }),
  },
  {
    pattern: /<\/([^:<>\n]{1,120}):\d{1,20}>/y,
    toNode: ([name = '']) => ({ type: 'command', name }),
  },
  {
    pattern: /<id:(customize|browse|guide|home|linked-roles)(?::\d{1,20})?>/y,
    toNode: ([to = '']) => ({ type: 'navigation', to }),
  },
  {
    pattern: /<(https?:\/\/[^\s<>]{1,2000})>/iy,
    toNode: ([url = '']) => bareLink(url),
  },
  {
    pattern:
      /<(?:(?:mailto|tel|sms):)?(\+\d[\d -]{3,20}|[\w.+-]{1,80}@[\w-]{1,80}(?:\.[\w-]{1,40}){1,6})>/iy,
    toNode: ([text = '']) => ({ type: 'text', text }),
  },
]

function bareLink(url: string): MarkdownNode {
  if (!isWebUrl(url)) return { type: 'text', text: url }
  // Signs that turn the direction of text would show another address than the one that is opened.
  const shown = url.replace(DIRECTIONS, encodeURIComponent)
  return { type: 'link', url, content: [{ type: 'text', text: shown }], is_masked: false }
}

const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** The token in angle brackets at `<`; null for none. */
export function tokenAt(source: Source, from: number, to: number): Found | null {
  for (const { pattern, toNode } of TOKENS) {
    source.spend(1)
    pattern.lastIndex = from
    const match = pattern.exec(source.text)
    if (match && pattern.lastIndex <= to) {
      return { node: toNode(match.slice(1)), end: pattern.lastIndex }
    }
  }
  return null
}

const URL_TEXT = /https?:\/\/[^\s<]{1,2000}/iy

/** The address at `h`; null for none. What ends a sentence around it does not belong to it. */
export function urlAt(source: Source, from: number, to: number): Found | null {
  URL_TEXT.lastIndex = from
  const found = URL_TEXT.exec(source.text)?.[0]
  if (found === undefined) return null
  source.spend(found.length)
  const url = withoutTail(found.slice(0, to - from))
  return isWebUrl(url) ? { node: bareLink(url), end: from + url.length } : null
}

/** An address without the signs of the sentence behind it, and without a bracket that it does not open. */
function withoutTail(found: string): string {
  let surplus = found.split(')').length - found.split('(').length
  let end = found.length
  for (; end > 0; end -= 1) {
    const last = found[end - 1] ?? ''
    if (last === ')' && surplus > 0) surplus -= 1
    else if (!'.,:;"\'!?]*_~|`'.includes(last)) break
  }
  return found.slice(0, end)
}

const EMOJI_NAME = /:([\w~]{1,40}):/y

/** The custom emoji that the message knows by name, at `:`; null for none. */
export function emojiNameAt(source: Source, from: number, to: number): Found | null {
  EMOJI_NAME.lastIndex = from
  const name = EMOJI_NAME.exec(source.text)?.[1]
  source.spend(2)
  if (name === undefined || EMOJI_NAME.lastIndex > to || !source.known.emojis.has(name)) return null
  return { node: { type: 'emoji', name, id: null }, end: EMOJI_NAME.lastIndex }
}

/** The mention by name at `@` or `#`; null for none. */
export function nameAt(source: Source, from: number, to: number): Found | null {
  const { text, known } = source
  source.spend(20)
  const find = (node: MarkdownNode, length: number) =>
    from + length <= to ? { node, end: from + length } : null
  if (/\w/.test(text[from - 1] ?? '')) return null
  if (text[from] === '#') {
    const name = known.channels.at(text, from + 1)
    return name === null ? null : find({ type: 'channel_name', name }, name.length + 1)
  }
  const author = known.authors.at(text, from + 1)
  if (author !== null) return find({ type: 'author_name', name: author }, author.length + 1)
  const all = ['@everyone', '@here'].find((one) => text.startsWith(one, from))
  if (all) return find({ type: 'everyone', text: all }, all.length)
  const role = known.roles.at(text, from + 1)
  return role === null ? null : find({ type: 'role_name', name: role }, role.length + 1)
}

/** The Unicode emoji at a place; null for none. */
export function unicodeEmojiAt(source: Source, from: number, to: number): Found | null {
  const emoji = emojiAt(source.text, from)
  source.spend(1 + emoji.length)
  if (emoji === '' || from + emoji.length > to) return null
  return { node: { type: 'unicode_emoji', text: emoji }, end: from + emoji.length }
}
