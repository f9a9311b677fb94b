import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typosBetween } from '#shared/search-text/spelling'
import { KnownWords, typosIn } from './known-words'

const known = new KnownWords(
  'kubernetes 40 kubernete 1 seal 9 sell 30 seals 4 receive 20 lentils 5',
  100,
)

test('a misspelled word is near to what is meant, and to no form of itself', () => {
  const near = (form: string) => known.near(form, typosIn(form), 8).map((word) => word.form)
  expect(near('kuberntes')).toEqual(['kubernetes', 'kubernete'])
  expect(near('lentlis')).toEqual(['lentils'])
  expect(near('recieve')).toEqual(['receive'])
  expect(near('seel')).toEqual(['sell', 'seal'])
  expect(near('seal')).toEqual(['sell'])
  expect(near('cat')).toEqual([])
})

test('rare words tell more than common ones, unknown ones the most', () => {
  expect(known.messagesOf('seal')).toBe(13)
  const [unknown, rare, common] = ['nothing', 'lentil', 'kubernet'].map((word) =>
    known.rarityOf(word),
  )
  expect(unknown).toBeGreaterThan(rare ?? 0)
  expect(rare).toBeGreaterThan(common ?? 0)
})

test('no near word is missed by looking at letters and lengths first', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdeé狐'), minLength: 4, maxLength: 9 })
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 40 }), word, (forms, typed) => {
      const words = new KnownWords(forms.map((form) => `${form} 1`).join(' '), 1)
      const found = words.near(typed, typosIn(typed), 100).map(({ form }) => form)
      for (const form of found) expect(typosBetween(typed, form, typosIn(typed))).not.toBe(null)
      const missed = forms.filter(
        (form) =>
          form !== typed &&
          typosBetween(typed, form, typosIn(typed)) !== null &&
          !found.includes(form),
      )
      // only forms of the word itself
      for (const form of missed) expect(words.near(form, 0, 1)).toEqual([])
    }),
  )
})
