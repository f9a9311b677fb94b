import { expect, test } from 'vitest'
import { timeBefore, trendOf } from './trend'

test('how a count moved', () => {
  expect(trendOf(0, 0)).toBeNull()
  expect(trendOf(5, 5)).toEqual({ way: 'same', text: '' })
  expect(trendOf(5, 0)).toEqual({ way: 'up', text: 'from 0' })
  expect(trendOf(0, 5)).toEqual({ way: 'down', text: '100 %' })
  expect(trendOf(150, 100)).toEqual({ way: 'up', text: '50 %' })
  expect(trendOf(1001, 1000)).toEqual({ way: 'up', text: 'under 1 %' })
  expect(trendOf(1000, 40)).toEqual({ way: 'up', text: '25 times' })
})

test('the time before is as long, across the change of clocks', () => {
  expect(timeBefore('2025-03-01', '2025-04-01')).toEqual({
    first: '2025-01-29',
    last: '2025-02-28',
  })
})
