import { AppError } from '#shared/errors'

/**
 * The longest statement that is passed on, in characters, what its names stand for written out; deeper nesting than fits
 * in it would end the engine. A person may write as much (MAX_SQL), less what a scope takes.
 */
const MAX_LENGTH = 20_000

const MAX_DEPTH = 100

/**
 * The one statement in a text that a person typed, without the semicolon that ends it. Throws `invalid_input` when
 * there is none, or more than one, or when it cannot be read. This is for kind sentences: what makes a statement
 * harmless is how it is run.
 */
export function oneStatement(text: string): string {
  if (text.length > MAX_LENGTH) {
    throw new AppError('invalid_input', `A statement has at most ${MAX_LENGTH} characters.`)
  }
  if (text.includes('\0'))
    throw new AppError('invalid_input', 'A statement holds no NUL character.')
  let depth = 0
  let end = text.length
  let hasContent = false
  for (let at = 0; at < text.length; ) {
    const skipped = skipBlank(text, at)
    if (skipped > at) {
      at = skipped
      continue
    }
    if (end < text.length) {
      throw new AppError('invalid_input', 'Only one statement at a time can be run.')
    }
    const char = text[at]
    if (char === ';' && depth === 0) {
      end = at
      at++
      continue
    }
    hasContent = true
    if (char === '(' || char === '[') depth++
    if (char === ')' || char === ']') depth--
    if (depth < 0) throw new AppError('invalid_input', 'There is a closing parenthesis too many.')
    if (depth > MAX_DEPTH) throw new AppError('invalid_input', 'The parentheses nest too deeply.')
    at = skipToken(text, at)
  }
  if (!hasContent) throw new AppError('invalid_input', 'There is no statement to run.')
  return text.slice(0, end)
}

/** The index after the white space or comment at `at`, or `at` itself. */
function skipBlank(text: string, at: number): number {
  const blank = /\s+|--[^\n\r]*/y
  blank.lastIndex = at
  if (blank.test(text)) return blank.lastIndex
  if (!text.startsWith('/*', at)) return at
  // PostgreSQL's block comments nest.
  const mark = /\/\*|\*\//g
  mark.lastIndex = at
  let depth = 0
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1
    if (depth === 0) return mark.lastIndex
  }
  throw new AppError('invalid_input', 'A comment that begins with /* does not end.')
}

/** The index after the literal, quoted name, word or single character at `at`. */
function skipToken(text: string, at: number): number {
  const token =
    /[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*/uy
  token.lastIndex = at
  if (token.test(text)) return token.lastIndex
  const dollar = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy
  dollar.lastIndex = at
  const tag = dollar.exec(text)?.[0]
  if (tag !== undefined) {
    const close = text.indexOf(tag, at + tag.length)
    if (close < 0)
      throw new AppError('invalid_input', `A text that begins with ${tag} does not end.`)
    return close + tag.length
  }
  if (text[at] === "'" || text[at] === '"') {
    throw new AppError('invalid_input', `A quotation mark ${text[at]} is not closed.`)
  }
  return at + 1
}
