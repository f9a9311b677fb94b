/** Longer texts are not Discord's; what comes after this many characters is not looked at. */
const MAX_SAID = 4000

const CODE = /```[\s\S]*?(?:```|$)|``[^`\n]+``|`[^`\n]+`/g
const QUOTED_LINE = /^(?:>{1,3} |-# ).*$/gm
/** `[words](address)`: the words stay. */
const NAMED_LINK = /\[([^[\]\n]{1,500})\]\(<?https?:\/\/[^\s<>()]{1,2000}>?\)/g
const LINK = /<?\b(?:https?|ftp|discord):\/\/\S+/gi
/** Mentions, custom emoji, commands and times as the export holds them. */
const TAG = /<(?:@[!&]?|#|a?:\w{1,40}:|\/[^<>:\n]{1,100}:|t:|id:)[\w:-]{0,40}>/g
const NAMED_EMOJI = /:[a-z0-9_+-]{2,40}:/gi
const MENTION = /(^|\s)@(?:everyone|here)\b/g
const SIGNS = /\*\*|__|~~|\|\||^#{1,3} /gm
const PICTURES =
  /(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f|\u20e3)+/gu

/**
 * What somebody says in a message, for a model of sentences: without links, mentions, code, quoted lines, emoji and
 * markup. '' = nothing is said in words.
 */
export function saidIn(text: string): string {
  const said = text
    .slice(0, MAX_SAID)
    .toWellFormed()
    .replace(CODE, ' ')
    .replace(QUOTED_LINE, ' ')
    .replace(NAMED_LINK, '$1')
    .replace(LINK, ' ')
    .replace(TAG, ' ')
    .replace(NAMED_EMOJI, ' ')
    .replace(MENTION, '$1')
    .replace(SIGNS, '')
    .replace(PICTURES, ' ')
    .replace(/[\s\0]+/g, ' ')
    .trim()
  return /[\p{L}\p{N}]/u.test(said) ? said : ''
}
