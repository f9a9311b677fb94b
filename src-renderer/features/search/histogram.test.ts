import { expect, test } from 'vitest'
import { axisTicks, lastDay, periodOperators } from './histogram'

test('one bar is a day, a month or the days of a week', () => {
  expect(periodOperators('day', '2025-03-05', '2025-03-05')).toEqual(['on:2025-03-05'])
  expect(periodOperators('month', '2025-03', '2025-03')).toEqual(['during:2025-03'])
  expect(periodOperators('week', '2025-03-03', '2025-03-03')).toEqual([
    'after:2025-03-02',
    'before:2025-03-10',
  ])
})

test('several bars are a time between the days around them', () => {
  expect(periodOperators('month', '2024-12', '2025-02')).toEqual([
    'after:2024-11-30',
    'before:2025-03-01',
  ])
  expect(periodOperators('day', '2024-02-28', '2024-02-29')).toEqual([
    'after:2024-02-27',
    'before:2024-03-01',
  ])
})

test('the last day of a bar', () => {
  expect(lastDay('month', '2024-02')).toBe('2024-02-29')
  expect(lastDay('week', '2024-12-30')).toBe('2025-01-05')
})

const monthsFrom = (year: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    start: new Date(Date.UTC(year, n)).toISOString().slice(0, 7),
    messages: 1,
  }))

test('the axis names months while there is room, then years', () => {
  expect(axisTicks('month', monthsFrom(2025, 3), 8)).toEqual([
    { index: 0, text: 'Jan 2025' },
    { index: 1, text: 'Feb' },
    { index: 2, text: 'Mar' },
  ])
  expect(axisTicks('month', monthsFrom(2020, 36), 8).map(({ text }) => text)).toEqual([
    '2020',
    '2021',
    '2022',
  ])
  expect(axisTicks('month', monthsFrom(2000, 240), 8)).toHaveLength(7)
  expect(axisTicks('day', [], 8)).toEqual([])
})
