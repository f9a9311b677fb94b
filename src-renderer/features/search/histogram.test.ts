import { expect, test } from 'vitest'
import { readDate } from '#shared/search-text/dates'
import { axisTicks, lastDay, periodOperator } from './histogram'

test('what a click and a brush add to the text', () => {
  expect(periodOperator('day', '2025-03-05', '2025-03-05')).toBe('on:2025-03-05')
  expect(periodOperator('day', '2025-03-05', '2025-03-09')).toBe('during:2025-03-05..2025-03-09')
  expect(periodOperator('month', '2025-03', '2025-03')).toBe('during:2025-03')
  expect(periodOperator('month', '2024-12', '2025-02')).toBe('during:2024-12..2025-02')
  expect(periodOperator('week', '2024-12-30', '2024-12-30')).toBe('during:2024-12-30..2025-01-05')
})

test('a period means the days of its bars', () => {
  const spanOf = (operator: string) => readDate(operator.replace(/^\w+:/, ''), '2026-01-01')
  expect(spanOf(periodOperator('month', '2024-12', '2025-02'))).toEqual({
    from: '2024-12-01',
    to: '2025-03-01',
  })
  expect(spanOf(periodOperator('week', '2025-03-03', '2025-03-10'))).toEqual({
    from: '2025-03-03',
    to: '2025-03-17',
  })
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
  const days = ['2026-02-27', '2026-02-28', '2026-03-01'].map((start) => ({ start, messages: 1 }))
  expect(axisTicks('day', days, 8).map(({ text }) => text)).toEqual(['27 Feb', '28 Feb', '1 Mar'])
  expect(axisTicks('day', days, 2)).toHaveLength(2)
})
