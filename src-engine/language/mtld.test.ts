import { expect, it } from 'vitest'
import { factorShares } from './mtld'

const numbers = (text: string) => {
  const words = text.split(' ')
  return Int32Array.from(words, (word) => words.indexOf(word))
}
const sum = (shares: Float64Array) => shares.reduce((a, b) => a + b, 0)

it('counts whole factors, and the part of one that is left', () => {
  // a b a b: 2 of 3 are different after the third
  const { forward, backward } = factorShares(numbers('a b a b a b c'))
  expect(sum(forward)).toBeCloseTo(2)
  // c b a b a b a: 3 of 4 are different after the fourth, 3 of 5 after the fifth; a b is left
  expect(sum(backward)).toBeCloseTo(1)
  expect([...forward.slice(0, 3)]).toEqual([1 / 3, 1 / 3, 1 / 3])
})

it('a text that repeats nothing has no factor', () => {
  const { forward, backward } = factorShares(numbers('one two three four'))
  expect([sum(forward), sum(backward)]).toEqual([0, 0])
  expect(factorShares(new Int32Array()).forward).toHaveLength(0)
})

it('what is left counts by how far it has come', () => {
  // 5 of 6 are different: (1 - 5/6) / 0.28
  const { forward } = factorShares(numbers('a b c d e a'))
  expect(sum(forward)).toBeCloseTo((1 - 5 / 6) / 0.28)
})

it('is linear', () => {
  const started = performance.now()
  factorShares(Int32Array.from({ length: 1_000_000 }, (_, at) => (at * 7919) % 5000))
  expect(performance.now() - started).toBeLessThan(5_000)
})
