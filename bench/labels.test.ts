import { expect, test } from 'vitest'
import { f1, measureEntities, measureLanguages, measureTone, precision, recall } from './labels'

// what docs/SEARCH.md tells; questions are held in src-engine/dce/is-question.test.ts

test('languages are told as well as they were', () => {
  const { messages, right, wrong, none } = measureLanguages()
  expect(messages).toBeGreaterThanOrEqual(60)
  expect(right / messages).toBeGreaterThanOrEqual(0.98)
  expect([wrong <= 1, none >= 10]).toEqual([true, true])
})

test('names are found as well as they were', () => {
  const { exact, spans } = measureEntities()
  expect(spans.there).toBeGreaterThanOrEqual(60)
  expect(f1(spans)).toBeGreaterThanOrEqual(0.82)
  expect(f1(exact)).toBeGreaterThanOrEqual(0.64)
})

test('feelings and swear words are told as well as they were', () => {
  const { messages, sentiment, swearing } = measureTone()
  expect(messages).toBeGreaterThanOrEqual(40)
  expect(sentiment / messages).toBeGreaterThanOrEqual(0.9)
  expect(precision(swearing)).toBeGreaterThanOrEqual(0.9)
  expect(recall(swearing)).toBeGreaterThanOrEqual(0.64)
})
