import fc from 'fast-check'
import { expect, test } from 'vitest'
import { histogramOf, monthValues } from './histogram'

const day = (offset: number) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10)

test('the unit grows with the span', () => {
  const unit = (days: number) =>
    histogramOf([0, days].map((offset) => ({ start: day(offset), messages: 1 }))).unit
  expect([0, 70, 71, 770, 771].map(unit)).toEqual(['day', 'day', 'week', 'week', 'month'])
})

test('weeks begin on Monday, months are named without a day', () => {
  const weeks = histogramOf([
    { start: '2024-01-07', messages: 1 },
    { start: '2024-06-01', messages: 2 },
  ])
  expect(weeks.bars[0]).toEqual({ start: '2024-01-01', messages: 1 })
  expect(weeks.bars.at(-1)).toEqual({ start: '2024-05-27', messages: 2 })
  const months = histogramOf([
    { start: '2020-11-30', messages: 1 },
    { start: '2024-01-01', messages: 2 },
  ])
  expect(months.bars.slice(0, 3).map(({ start }) => start)).toEqual([
    '2020-11',
    '2020-12',
    '2021-01',
  ])
})

test('no message is lost, and bars stand in order without gaps', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(days, (offsets) => {
      const { bars, unit } = histogramOf(
        offsets.map((offset) => ({ start: day(offset), messages: 2 })),
      )
      expect(bars.reduce((sum, { messages }) => sum + messages, 0)).toBe(offsets.length * 2)
      const starts = bars.map(({ start }) => Date.parse(start))
      const most = { day: 1, week: 7, month: 31 }[unit] * 86_400_000
      starts.slice(1).forEach((start, at) => {
        expect(start - (starts[at] ?? 0)).toBeGreaterThan(0)
        expect(start - (starts[at] ?? 0)).toBeLessThanOrEqual(most)
      })
      expect(
        monthValues(offsets.map((offset) => ({ start: day(offset), messages: 2 }))).length,
      ).toBeGreaterThan(0)
    }),
  )
})
