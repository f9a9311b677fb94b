import { HIT_END, HIT_START } from '#shared/search'

/** A piece of a snippet; `is_hit` = matched by the search. */
export type SnippetPart = { text: string; is_hit: boolean }

/** Splits a snippet at its hit marks, without its empty lines. Marks without a partner are dropped, their text stays. */
export function snippetParts(snippet: string): SnippetPart[] {
  const parts: SnippetPart[] = []
  const dense = snippet.replace(/\n\s*\n/g, '\n')
  dense.split(HIT_START).forEach((piece, index) => {
    const [inside = '', ...rest] = piece.split(HIT_END)
    const isHit = index > 0 && rest.length > 0
    if (inside !== '') parts.push({ text: inside, is_hit: isHit })
    const outside = rest.join('')
    if (outside !== '') parts.push({ text: outside, is_hit: false })
  })
  return parts
}
