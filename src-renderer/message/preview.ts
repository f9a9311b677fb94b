const LINES = 20
/** A single line of a minified file may be all of it. */
const CHARACTERS = 4000

/** The first lines of a text, and how many more there are. */
export function previewOf(text: string): { first: string; rest: number } {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const first = lines.slice(0, LINES).join('\n')
  if (first.length <= CHARACTERS) return { first, rest: Math.max(0, lines.length - LINES) }
  const cut = first.slice(0, CHARACTERS)
  return { first: `${cut}…`, rest: Math.max(1, lines.length - cut.split('\n').length) }
}
