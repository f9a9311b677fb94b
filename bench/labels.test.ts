import { expect, test } from 'vitest'
import { f1, measureEntities, measureLanguages, measureTone, precision, recall } from './labels'

// what docs/SEARCH.md tells; questions are held in src-engine/dce/is-question.test.ts

test('languages are told as well as they were', () => {
  const { messages, right, wrong, none } = measureLanguages()
  expect(messages).toBeGreaterThanOrEqual(60)
  expect(right / messages).toBeGreaterThanOrEqual(0.98)
  expect([wrong <= 1, none >= 10]).toEqual([true, true])
})

test.each([
  { half: 'tuning', named: 75, place: 0.94, typed: 0.77 },
  { half: 'held_out', named: 39, place: 0.88, typed: 0.68 },
] as const)('names are found as well as they were ($half)', ({ half, named, place, typed }) => {
  const { exact, spans } = measureEntities(half)
  expect(spans.there).toBeGreaterThanOrEqual(named)
  expect(f1(spans)).toBeGreaterThanOrEqual(place)
  expect(f1(exact)).toBeGreaterThanOrEqual(typed)
})

test('feelings and swear words are told as well as they were', () => {
  const { messages, sentiment, swearing } = measureTone()
  expect(messages).toBeGreaterThanOrEqual(40)
  expect(sentiment / messages).toBeGreaterThanOrEqual(0.9)
  expect(precision(swearing)).toBeGreaterThanOrEqual(0.9)
  expect(recall(swearing)).toBeGreaterThanOrEqual(0.64)
})
