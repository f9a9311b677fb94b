import { expect, test } from 'vitest'
import { withSearch } from './recent-searches'

test('the last search comes first, each once', () => {
  expect(withSearch(['a', 'b'], ' b ')).toEqual(['b', 'a'])
  expect(withSearch(['a'], ' ')).toEqual(['a'])
})

test('only so many are kept', () => {
  const many = Array.from({ length: 20 }, (_, n) => `search ${n}`)
  expect(withSearch(many, 'new')).toHaveLength(20)
  expect(withSearch(many, 'new')[0]).toBe('new')
})
