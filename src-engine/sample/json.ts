// .NET's relaxed encoder escapes what lies beyond the basic plane or is no visible character.
const FORBIDDEN =
  '[\\u007f-\\u00a0\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ud800-\\udfff\\ue000-\\uf8ff]'
const ESCAPES = new RegExp(FORBIDDEN, 'g')
const BEYOND_ASCII = /[^\0-~]/

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

/**
 * JSON text with the exporter's escapes, as a string that holds one byte of UTF-8 per character.
 * A chunk of such strings is one byte wide in memory; one wider string would widen all of it.
 */
export function bytesOf(json: string): string {
  const escaped = BEYOND_ASCII.test(json) ? json.replace(ESCAPES, escapeUnit) : json
  return Buffer.from(escaped).toString('latin1')
}

/** Any value, pretty printed and shifted right by `indent` spaces. */
export function pretty(value: unknown, indent: number): string {
  const text = bytesOf(JSON.stringify(value, null, 2))
  return indent === 0 ? text : text.replaceAll('\n', `\n${' '.repeat(indent)}`)
}

/** An array of ready texts, closed at the given indentation. */
export function list(texts: readonly string[], indent: number): string {
  if (texts.length === 0) return '[]'
  const pad = ' '.repeat(indent + 2)
  return `[\n${pad}${texts.join(`,\n${pad}`)}\n${' '.repeat(indent)}]`
}
