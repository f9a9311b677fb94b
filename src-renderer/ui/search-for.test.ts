import { expect, it } from 'vitest'
import { wordsText } from './search-for'

it.each([
  ['ferry', 'ferry'],
  ['the  last\nferry', '"the last ferry"'],
  ['from:ann', '"from:ann"'],
  ['OR', '"OR"'],
  ['-no', '"-no"'],
  ['say "hi"', '"say \\"hi\\""'],
  ['日本語', '日本語'],
])('%j is searched for as %s', (marked, text) => {
  expect(wordsText(marked)).toBe(text)
})
