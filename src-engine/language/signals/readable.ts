/** So much of a text is read: Discord's messages are no longer, and what is longer is not written by a person. */
export const MAX_READ = 4000

const UNREAD =
  /```[\s\S]*?(?:```|$)|``[^`]+``|`[^`\n]+`|<?\bhttps?:\/\/\S+|<(?:@[!&]?|#|a?:\w{1,40}:|\/[^<>:\n]{1,100}:|t:)[\w:]{1,32}>|:\w{2,40}:|(?<![\p{L}\p{N}.])@[\p{L}\p{N}_.-]+|\b0x[0-9a-f]{6,}\b|\b(?=[a-z]{0,30}\d)[a-z0-9]{26,}\b|\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+/giu
const QUOTE_ALL = /^>>> [\s\S]*/m
const QUOTE_LINE = /^> .*$/gm
const MARKUP = /[*_~|#]{2,}|^#{1,3} |^-# /gm

/**
 * A message as its author's own prose: code, links, mentions, custom emoji, quotes and markup are spaces, so that every
 * place is the same as in the content. `names` = how the people that it mentions are called, whose names are written in it
 * with an @ before them. Cut at {@link MAX_READ}.
 */
export function readable(content: string, names: readonly string[] = []): string {
  let text = content.slice(0, MAX_READ)
  if (!/[`<>:@/*_~|#0-9-]/.test(text)) return text
  for (const name of names) text = text.replaceAll(`@${name}`, ' '.repeat(name.length + 1))
  text = text.replace(UNREAD, blank)
  if (text.includes('>')) text = text.replace(QUOTE_ALL, blank).replace(QUOTE_LINE, blank)
  return text.replace(MARKUP, blank)
}

function blank(found: string): string {
  return found.replace(/[^\n]/g, ' ')
}
