/** What was put right in a text so that it could be stored. */
export type Repairs = { nul: number; surrogate: number }

const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\[\s\S])*"|-?\d{16,}(?![\d.eE])/g
const STRING = /"(?:[^"\\]|\\[\s\S])*"/g
/** NUL, or half of a surrogate pair: DCE writes every emoji as a pair of escapes, which is nothing to put right. */
const UNSTORABLE_ESCAPE =
  /\\u(?:0000|[dD][89abAB]..(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..\\u)[dD][c-fC-F])/

/**
 * Parses one JSON value of an export. Where ids are numbers, those of 16 digits and more become strings
 * (they lose digits otherwise); raw control characters inside strings are accepted; every string can be
 * stored as UTF-8 without NUL: NUL and lone surrogates are replaced by U+FFFD and counted in `repairs`.
 * Throws when it is not JSON.
 */
export function parseTolerant(text: string, repairs: Repairs): unknown {
  let value: unknown
  let source = text
  try {
    value = JSON.parse(source)
  } catch (error) {
    source = source.replace(STRING, escapeControls)
    if (source === text) throw error
    value = JSON.parse(source)
  }
  if (hasNumberId(value)) {
    value = JSON.parse(
      source.replace(STRING_OR_LONG_NUMBER, (token) => (token[0] === '"' ? token : `"${token}"`)),
    )
  }
  return hasUnstorable(source) ? clean(value, repairs) : value
}

function hasUnstorable(text: string): boolean {
  return text.includes('\\u') && UNSTORABLE_ESCAPE.test(text)
}

type WithIds = { id?: unknown; categoryId?: unknown; messageId?: unknown; channelId?: unknown }

/** Looks only where ids stand in messages and headers: a tool that writes one as a number writes all so. */
function hasNumberId(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { id, categoryId, author, reference, mentions } = value as WithIds & {
    author?: WithIds | null
    reference?: WithIds | null
    mentions?: (WithIds | null)[] | null
  }
  return (
    typeof id === 'number' ||
    typeof categoryId === 'number' ||
    typeof author?.id === 'number' ||
    typeof reference?.messageId === 'number' ||
    typeof reference?.channelId === 'number' ||
    typeof mentions?.[0]?.id === 'number'
  )
}

function escapeControls(token: string): string {
  let out = ''
  let changed = false
  for (const char of token) {
    const code = char.charCodeAt(0)
    if (code < 32) {
      changed = true
      out += `\\u${code.toString(16).padStart(4, '0')}`
    } else out += char
  }
  return changed ? out : token
}

function cleanText(text: string, repairs: Repairs): string {
  let out = text
  if (out.includes('\0')) {
    const parts = out.split('\0')
    repairs.nul += parts.length - 1
    out = parts.join('\uFFFD')
  }
  if (!out.isWellFormed()) {
    repairs.surrogate += 1
    out = out.toWellFormed()
  }
  return out
}

function clean(value: unknown, repairs: Repairs): unknown {
  if (typeof value === 'string') return cleanText(value, repairs)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = clean(value[index], repairs)
    return value
  }
  const record = value as Record<string, unknown>
  for (const key of Object.keys(record)) {
    const cleanKey = cleanText(key, repairs)
    const cleaned = clean(record[key], repairs)
    if (cleanKey !== key) delete record[key]
    // defineProperty, not assignment: a key named __proto__ must stay a plain key
    if (cleanKey !== key || cleaned !== record[key]) {
      Object.defineProperty(record, cleanKey, {
        value: cleaned,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    }
  }
  return record
}
