/** A piece of SQL text: to be kept as it is, or the name of a `:name`. */
export type Token = { kind: 'text'; text: string } | { kind: 'name'; name: string }

const NAME_START = /[a-z_]/i
const NAME = /[a-z0-9_]*/iy
const WORD = /[a-z0-9_$\u0080-\uffff]/i
const DOLLAR_QUOTE = /\$([a-z_\u0080-\uffff][a-z0-9_\u0080-\uffff]*)?\$/iy

/**
 * Finds the `:name`s of a statement. Strings, quoted identifiers, dollar quotes, comments and `::casts` hold none. Array
 * slices with a name after the colon are not told apart: write `[a : b]` with a space. An open quote runs to the end.
 */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = []
  let kept = 0
  let at = 0
  const keepUntil = (end: number) => {
    if (end > kept) tokens.push({ kind: 'text', text: sql.slice(kept, end) })
  }
  while (at < sql.length) {
    const skipped = skipAt(sql, at)
    if (skipped > at) {
      at = skipped
      continue
    }
    if (sql[at] === ':' && NAME_START.test(sql[at + 1] ?? '')) {
      const name = matchAt(NAME, sql, at + 1)
      keepUntil(at)
      tokens.push({ kind: 'name', name })
      at += 1 + name.length
      kept = at
      continue
    }
    at += 1
  }
  keepUntil(sql.length)
  return tokens
}

/** The end of what starts at `at` and can hold no name; `at` itself when nothing of the kind starts there. */
function skipAt(sql: string, at: number): number {
  switch (sql[at]) {
    case "'":
      return quoteEnd(sql, at, "'", isEscapeString(sql, at))
    case '"':
      return quoteEnd(sql, at, '"', false)
    case ':':
      return sql[at + 1] === ':' ? at + 2 : at
    case '-':
      return sql[at + 1] === '-' ? endOr(sql, sql.indexOf('\n', at)) : at
    case '/':
      return sql[at + 1] === '*' ? commentEnd(sql, at) : at
    case '$':
      return dollarEnd(sql, at)
    default:
      return at
  }
}

function quoteEnd(sql: string, start: number, quote: string, escapes: boolean): number {
  for (let at = start + 1; at < sql.length; at++) {
    if (escapes && sql[at] === '\\') at += 1
    else if (sql[at] === quote) {
      if (sql[at + 1] !== quote) return at + 1
      at += 1
    }
  }
  return sql.length
}

/** True for the opening quote of `E'…'`, where a backslash escapes. */
function isEscapeString(sql: string, quote: number): boolean {
  return /e/i.test(sql[quote - 1] ?? '') && !WORD.test(sql[quote - 2] ?? '')
}

function commentEnd(sql: string, start: number): number {
  let depth = 0
  for (let at = start; at < sql.length; at++) {
    const pair = sql.slice(at, at + 2)
    if (pair === '/*') depth += 1
    else if (pair === '*/') depth -= 1
    else continue
    at += 1
    if (depth === 0) return at + 1
  }
  return sql.length
}

function dollarEnd(sql: string, start: number): number {
  if (WORD.test(sql[start - 1] ?? '')) return start
  const tag = matchAt(DOLLAR_QUOTE, sql, start)
  if (tag === '') return start
  const end = sql.indexOf(tag, start + tag.length)
  return end < 0 ? sql.length : end + tag.length
}

function endOr(sql: string, index: number): number {
  return index < 0 ? sql.length : index
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
