/** A piece of HTML that is safe to place as it is; made only by {@link html} and {@link trustedHtml}. */
export class Html {
  constructor(readonly text: string) {}
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

type Piece = Html | string | number | readonly Html[]

function place(value: Piece): string {
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map((piece: Html) => piece.text).join('')
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}

/** HTML with every `${value}` escaped; pieces of HTML nest. */
export function html(strings: TemplateStringsArray, ...values: Piece[]): Html {
  return new Html(
    strings.reduce((text, part, index) => text + place(values[index - 1] as Piece) + part),
  )
}

/** Markup of this project (a stylesheet, a drawn chart) as it stands. Never for anything from an archive. */
export function trustedHtml(text: string): Html {
  return new Html(text)
}
