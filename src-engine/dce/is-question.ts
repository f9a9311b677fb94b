const BLOCK = /```[\s\S]*?(?:```|$)/g
const INLINE_CODE = /``[^`]+``|`[^`\n]+`/g
const URLS = /<?\bhttps?:\/\/\S+/gi
const QUOTE_ALL = /^>>> [\s\S]*/m
const QUOTE_LINE = /^> .*$/gm
const MENTIONS =
  /^(?:\s*(?:<(?:@[!&]?|#)\d+>|@\S+|hey|hi|hello|so|ok|okay|and|but|also|btw|hmm+)[\s,:!.]*)+/i

const MARK = /[?？؟⁇⁈⁉]/
// a mark after something said, at the end of a sentence: before white space, a closing mark or the end
const QUESTION_END =
  /[^\s?？؟⁇⁈⁉][ \t]?[?？؟⁇⁈⁉]+(?=$|[\s'"”’)\]*_~|!.…\p{Extended_Pictographic}])/u

const STARTS = new RegExp(
  `^(?:${[
    // English: question words and inverted verbs; "when I …" and "how to …" are no questions by themselves
    "(?:who|whom|whose|what|where|why|how)(?:'s|'re|'d|’s|’re|’d)?\\s+(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|about|if|many|much|long|often|far|come|the\\s+(?:hell|heck|fuck))\\b",
    "(?:who|what|where|why|how|when)(?:'s|’s|'re|’re)\\s",
    'when\\s+(?:is|are|was|were|do|does|did|can|could|should|would|will)\\b',
    'which\\s+(?:\\w+\\s+){0,2}(?:is|are|was|do|does|did|can|should|would|will)\\b',
    '(?:is|are)\\s+(?:there|this|that|it|you|we|they|anyone|anybody|someone)\\b',
    "(?:can|could|should|would|will|do|does|did)(?:n't|n’t)?\\s+(?:i|you|we|they|he|she|it|anyone|anybody|someone|somebody|this|that|the)\\b",
    '(?:have|has)\\s+(?:you|anyone|anybody|someone|somebody)\\b',
    '(?:anyone|anybody|someone|somebody)\\s+(?:know|knows|here|else|have|has|tried|used|got|able|willing|want|wants|interested)\\b',
    'any\\s+(?:idea|ideas|chance|news|update|updates|tips|advice|recommendations|suggestions)\\b',
    // German
    '(?:wer|was|wann|wo|warum|wieso|weshalb|wie|welche[rsnm]?)\\s+(?:ist|sind|war|kann|könnt|soll|hat|habt|macht|geht|gibt|viele?|oft|lange)\\b',
    '(?:weiß|weiss|hat|kann|kennt)\\s+(?:jemand|wer|man)\\b',
    '(?:gibt\\s+es|kann\\s+ich|könnt\\s+ihr)\\b',
    // French
    "(?:est-ce\\s+que|est-ce\\s+qu['’]|qu['’]est-ce|quelqu['’]un\\s+(?:sait|a|peut|connaît))",
    '(?:pourquoi|comment|quand|combien)\\s+(?:est|sont|je|tu|on|vous|de|faire|ça)\\b',
    // Spanish, Portuguese
    '(?:alguien|alguém|algum)\\s+(?:sabe|tiene|tem|puede|pode|conoce|conhece)\\b',
    '(?:qué|cuándo|dónde|quién|cómo|cuál|por\\s+qué|por\\s+que|quando|onde|quem|qual)\\s+(?:es|está|son|puedo|puede|é|são|posso|pode|hay|há)\\b',
  ].join('|')})`,
  'iu',
)

/**
 * METRICS Q1: true when a text, without links, code and quoted lines, has a sentence that ends with a
 * question mark (of any script) or that begins as a question does in English, German, French, Spanish or
 * Portuguese. It looks at the text alone: who wrote it and of what type the message is, the caller knows.
 */
export function isQuestion(content: string): boolean {
  let text = content
  if (text.includes('`')) text = text.replace(BLOCK, ' ').replace(INLINE_CODE, ' ')
  if (text.includes('>')) text = text.replace(QUOTE_ALL, ' ').replace(QUOTE_LINE, ' ')
  if (text.includes('://')) text = text.replace(URLS, ' ')
  if (text.includes('¿')) return true
  if (MARK.test(text) && QUESTION_END.test(text)) return true
  return text.split(/[.!\n…]+\s*/).some((sentence) => STARTS.test(sentence.replace(MENTIONS, '')))
}
