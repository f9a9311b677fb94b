const ISOLATES = '\u2066\u2067\u2068'
const EMBEDDINGS = '\u202A\u202B\u202D\u202E'
const [POP_ISOLATE, POP_EMBEDDING] = ['\u2069', '\u202C']

/**
 * The signs that end every direction which a text begins and does not end, so that what stands behind it reads as it
 * should; '' for nearly every text. A line end ends them, too.
 */
export function directionEnds(text: string): string {
  if (!/[\u202A\u202B\u202D\u202E\u2066-\u2068]/.test(text)) return ''
  const open: string[] = []
  for (const sign of text.slice(text.lastIndexOf('\n') + 1)) {
    if (ISOLATES.includes(sign)) open.push(POP_ISOLATE)
    else if (EMBEDDINGS.includes(sign)) open.push(POP_EMBEDDING)
    else if (sign === open.at(-1)) open.pop()
  }
  return open.reverse().join('')
}
