import { expect, test } from 'vitest'
import { daysOf, nextPeriod, periodOf, periodsBetween } from './period'

test('periods follow one another, whatever year or month ends', () => {
  expect(periodsBetween('day', '2024-02-28', '2024-03-01')).toEqual([
    '2024-02-28',
    '2024-02-29',
    '2024-03-01',
  ])
  expect(periodsBetween('week', '2024-12-29', '2025-01-06')).toEqual([
    '2024-12-23',
    '2024-12-30',
    '2025-01-06',
  ])
  expect(periodsBetween('month', '0099-11-30', '0100-01-31')).toEqual([
    '0099-11',
    '0099-12',
    '0100-01',
  ])
  expect(periodsBetween('month', '2025-01-02', '2025-01-01')).toEqual(['2025-01'])
})

test('a period has its first day and the first one after it', () => {
  expect(daysOf({ unit: 'month', start: '2024-02' })).toEqual({
    first: '2024-02-01',
    after: '2024-03-01',
  })
  expect(daysOf({ unit: 'week', start: '2024-12-30' }).after).toBe('2025-01-06')
  expect(periodOf('week', '2025-01-05')).toBe('2024-12-30')
  expect(nextPeriod('month', '2024-12')).toBe('2025-01')
})
