import fc from 'fast-check'
import { expect, it } from 'vitest'
import { highlightParts } from './highlight'

it('marks words at their start in any case', () => {
  expect(highlightParts('Tor, tor and actor', ['tor'])).toEqual([
    { text: 'Tor', is_hit: true },
    { text: ', ', is_hit: false },
    { text: 'tor', is_hit: true },
    { text: ' and actor', is_hit: false },
  ])
})

it('takes words as they are and loses no text', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (text, words) => {
      expect(
        highlightParts(text, words)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
