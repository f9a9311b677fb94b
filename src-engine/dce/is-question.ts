import { CLAUSE, SENTENCE } from './question-starts'

const BLOCK = /```[\s\S]*?(?:```|$)/g
const INLINE_CODE = /``[^`]+``|`[^`\n]+`/g
const URLS = /<?\bhttps?:\/\/\S+/gi
const QUOTE_ALL = /^>>> [\s\S]*/m
const QUOTE_LINE = /^> .*$/gm
/** What people say before they ask, in lower case. */
const OPENERS =
  /^(?:\s*(?:<(?:@[!&]?|#)\d+>|@\S+|(?:hey|hi|hello|gm|so|then|ok|okay|and|but|or|also|btw|hmm+|lol|well|wait|sorry|please|pls|plz|thanks|guys|all|everyone|folks|everybody|quick question|question)(?![\p{L}\p{N}'-]))[\s,:!.?]*)+/u

const MARK = /[?？؟⁇⁈⁉]/
/**
 * A mark after something said, at the end of a sentence: before white space, a closing mark, an emoji or the end. What is
 * asked inside quotes counts when nothing follows them, the name of a link does not.
 */
const QUESTION_END =
  /[^\s(?？؟⁇⁈⁉][ \t]?[?？؟⁇⁈⁉]+(?=$|[\s)*_~|!.…\p{Extended_Pictographic}]|\](?!\()|['"”’](?:[.!*_~)]*\s*$|\s*\n))/u

/**
 * METRICS Q1: true when a text, without links, code and quoted lines, has a sentence that ends with a question mark (of any
 * script) or that begins as a question does ({@link SENTENCE}: English, German, French, Spanish, Portuguese, Italian, Dutch,
 * some of Russian, Chinese, Japanese and Korean). It looks at the text alone: who wrote it and of what type the message is, the
 * caller knows. docs/SEARCH.md says how often it errs.
 */
export function isQuestion(content: string): boolean {
  let text = content
  if (text.includes('`')) text = text.replace(BLOCK, ' ').replace(INLINE_CODE, ' ')
  if (text.includes('>')) text = text.replace(QUOTE_ALL, ' ').replace(QUOTE_LINE, ' ')
  if (text.includes('://')) text = text.replace(URLS, ' ')
  if (text.includes('¿')) return true
  if (MARK.test(text) && QUESTION_END.test(text)) return true
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[.!?\n…。！]+\s*/)
    .some(beginsAsQuestion)
}

function beginsAsQuestion(sentence: string): boolean {
  if (sentence.length < 2) return false
  if (SENTENCE.test(withoutOpeners(sentence))) return true
  if (!/[,:;，：]/.test(sentence)) return false
  const [, ...clauses] = sentence.split(/[,:;，：]+\s*/)
  return clauses.some((clause) => CLAUSE.test(withoutOpeners(clause)))
}

function withoutOpeners(text: string): string {
  return text.replace(OPENERS, '').trim()
}
