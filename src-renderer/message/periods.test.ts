import { expect, test } from 'vitest'
import { everyPeriod } from './periods'

test('weeks and months without messages stand between the others', () => {
  const weeks = [
    { start: '2024-12-23', messages: 2 },
    { start: '2025-01-13', messages: 1 },
  ]
  expect(everyPeriod('week', weeks).map((one) => `${one.start} ${one.messages}`)).toEqual([
    '2024-12-23 2',
    '2024-12-30 0',
    '2025-01-06 0',
    '2025-01-13 1',
  ])
  const months = [
    { start: '2024-11', messages: 1 },
    { start: '2025-02', messages: 3 },
  ]
  expect(everyPeriod('month', months).map((one) => one.start)).toEqual([
    '2024-11',
    '2024-12',
    '2025-01',
    '2025-02',
  ])
  expect(everyPeriod('week', [])).toEqual([])
})

test('a date far outside makes no thousands of bars', () => {
  const far = [
    { start: '1970-01', messages: 1 },
    { start: '2025-01', messages: 1 },
  ]
  expect(everyPeriod('month', far)).toEqual(far)
})
