/**
 * Search parameters in the address: text stays text, so a Discord id never becomes a number and
 * `?text=hello` can be typed by hand; objects and lists are JSON. Numbers arrive as text: coerce them.
 */
export function parseSearch(search: string): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [key, text] of new URLSearchParams(search)) values[key] = fromText(text)
  return values
}

/** The reverse of {@link parseSearch}; absent values leave no trace. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    if (value === undefined || value === null) continue
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    params.set(
      key,
      typeof value === 'string' && fromText(text) !== text ? JSON.stringify(text) : text,
    )
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

function fromText(text: string): unknown {
  if (!/^[{["]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
