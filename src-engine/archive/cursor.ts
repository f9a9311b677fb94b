import { AppError } from '#shared/errors'

/** The place after a page, as an opaque string. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** The parts of a cursor; a string that no page gave is `invalid_input`. */
export function decodeCursor<const P extends readonly RegExp[]>(
  cursor: string,
  shapes: P,
): { [I in keyof P]: string } {
  const refused = new AppError('invalid_input', 'This list has changed. Open it again.', cursor)
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw refused
  }
  if (!Array.isArray(parts) || parts.length !== shapes.length) throw refused
  const texts = parts.map(String)
  if (!texts.every((text, index) => shapes[index]?.test(text))) throw refused
  return texts as { [I in keyof P]: string }
}
