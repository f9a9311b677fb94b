import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atCaret, completed } from './caret'

/** `|` marks the caret, brackets what is replaced. */
function replacedAt(marked: string): [string, string, string | null] {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  const { span, typed, operator } = atCaret(text, caret)
  const shown = `${text.slice(0, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end)}`
  return [shown, typed, operator]
}

test.each<[string, string, string, string | null]>([
  ['|', '[]', '', null],
  ['fo|', '[fo]', 'fo', null],
  ['fo|x dog', '[fox] dog', 'fo', null],
  ['fox |', 'fox []', '', null],
  ['fox | dog', 'fox [] dog', '', null],
  ['-fro|', '-[fro]', 'fro', null],
  ['(fox or fr|', '(fox or [fr]', 'fr', null],
  ['from:|', '[from:]', '', 'from'],
  ['from:an| dog', '[from:an] dog', 'an', 'from'],
  ['fr|om:ann', '[from:ann]', 'fr', null],
  ['from:"Ann L| dog', '[from:"Ann L] dog', 'Ann L', 'from'],
  ['from:"Ann \\"L|"', '[from:"Ann \\"L"]', 'Ann "L', 'from'],
  ['from:"Ann"|', '[from:"Ann"]', 'Ann', 'from'],
  ['"brown fo|', '"brown fo[]', '"', null],
])('at %s', (marked, shown, typed, operator) => {
  expect(replacedAt(marked)).toEqual([shown, typed, operator])
})

test('a finished word is followed by one space, and the caret stands behind it', () => {
  const span = { start: 4, end: 6 }
  expect(completed('fox ha', span, 'has:link', true)).toEqual({ text: 'fox has:link ', caret: 13 })
  expect(completed('fox ha dog', span, 'has:link', true)).toEqual({
    text: 'fox has:link dog',
    caret: 13,
  })
  expect(completed('fox ha)', span, 'has:link', true)).toEqual({ text: 'fox has:link)', caret: 12 })
  expect(completed('fox ha', span, 'has:', false)).toEqual({ text: 'fox has:', caret: 8 })
})

test('any caret in any text has a place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.nat(40), (text, caret) => {
      const { span } = atCaret(text, caret)
      expect(span.start).toBeLessThanOrEqual(Math.min(caret, text.length))
      expect(span.end).toBeGreaterThanOrEqual(Math.min(caret, text.length))
    }),
    { numRuns: 1000, seed: 3 },
  )
})
