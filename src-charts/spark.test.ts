import { expect, test } from 'vitest'
import { sparkPath } from './spark'

test('stands on zero and reaches its highest value', () => {
  expect(sparkPath([0, 5, 10], 60, 22)).toBe('M0,21L30,11L60,1')
})

test.each([
  [[], ''],
  [[7], 'M0,1H60'],
  [[0, 0], 'M0,21L60,21'],
])('%j', (values, path) => {
  expect(sparkPath(values, 60, 22)).toBe(path)
})
