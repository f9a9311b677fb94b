/** A part of a text: marked when it is one of the words. */
export type HighlightPart = { text: string; is_hit: boolean }

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Splits a text at the words, any case, at the start of a word; the parts joined are the text. */
export function highlightParts(text: string, words: readonly string[]): HighlightPart[] {
  const used = words.filter((word) => word.trim() !== '')
  if (used.length === 0) return [{ text, is_hit: false }]
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${used.map(escaped).join('|')})`, 'giu')
  return text
    .split(pattern)
    .map((part, index) => ({ text: part, is_hit: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}
