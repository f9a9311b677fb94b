import { expect, it } from 'vitest'
import { proseWords } from './prose-words'
import { stemOf, termsOf } from './terms'

it.each([
  [
    'The validators validate, and the validator is fine',
    'en',
    ['validators', 'validate', 'validator', 'fine'],
  ],
  ["it's what I don't like about Ann's boat", null, ['ann', 'boat']],
  ['wir sind im schönen Hafen', 'de', ['schönen', 'hafen']],
  ["c'est l'homme de Paris", 'fr', ['homme', 'paris']],
  ['x y 漢字', null, ['漢字']],
  ['a'.repeat(40), null, []],
])('%j says', (text, language, terms) => {
  expect(termsOf(proseWords(text), language)).toEqual(terms)
})

it('knows the forms of a word', () => {
  expect(stemOf('validators')).toBe(stemOf('validator'))
  expect(stemOf("y'all")).toBe('yall')
  expect(stemOf('schön')).toBe('schon')
})
