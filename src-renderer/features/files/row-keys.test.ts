import { expect, test } from 'vitest'
import { stepOf } from './row-keys'

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['PageDown', 2, 6],
  ['PageUp', 2, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['Enter', 5, null],
])('%s leads from row %i to %s', (key, current, place) => {
  expect(stepOf(key, { current, total: 10, perPage: 5 })).toBe(place)
})
