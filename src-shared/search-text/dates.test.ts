import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayIn, readDate } from './dates'

/** A Wednesday. */
const TODAY = '2025-03-12'

test.each<[string, string | null, string | null]>([
  ['2025', '2025-01-01', '2026-01-01'],
  ['2025-03', '2025-03-01', '2025-04-01'],
  ['2025-3', '2025-03-01', '2025-04-01'],
  ['2025/03/14', '2025-03-14', '2025-03-15'],
  ['2025-12-31', '2025-12-31', '2026-01-01'],
  ['2024-02-29', '2024-02-29', '2024-03-01'],
  ['2025-W01', '2024-12-30', '2025-01-06'],
  ['2026-w53', '2026-12-28', '2027-01-04'],
  ['today', '2025-03-12', '2025-03-13'],
  ['Yesterday', '2025-03-11', '2025-03-12'],
  ['last week', '2025-03-03', '2025-03-10'],
  ['this week', '2025-03-10', '2025-03-17'],
  ['last month', '2025-02-01', '2025-03-01'],
  ['last year', '2024-01-01', '2025-01-01'],
  ['last 7 days', '2025-03-06', '2025-03-13'],
  ['2w', '2025-02-27', '2025-03-13'],
  ['3 days ago', '2025-03-09', '2025-03-10'],
  ['2 months ago', '2025-01-01', '2025-02-01'],
  ['monday', '2025-03-10', '2025-03-11'],
  ['wednesday', '2025-03-12', '2025-03-13'],
  ['last wednesday', '2025-03-05', '2025-03-06'],
  ['March 2025', '2025-03-01', '2025-04-01'],
  ['14 mar 2025', '2025-03-14', '2025-03-15'],
  ['march 14th, 2025', '2025-03-14', '2025-03-15'],
  ['april', '2024-04-01', '2024-05-01'],
  ['last_week', '2025-03-03', '2025-03-10'],
  ['2025-01..2025-03', '2025-01-01', '2025-04-01'],
  ['2025-01..', '2025-01-01', null],
  ['..yesterday', null, '2025-03-12'],
  ['2025-03-01T12:00Z', '2025-03-01T12:00:00Z', '2025-03-01T12:00:00Z'],
  ['2025-03-01 12:00:01+02:00', '2025-03-01T12:00:01+02:00', '2025-03-01T12:00:01+02:00'],
  ['9999', '9999-01-01', null],
])('%s', (typed, from, to) => {
  expect(readDate(typed, TODAY)).toEqual({ from, to })
})

test.each([
  ...['', '..', 'never', '2025-02-30', '2025-13', '2025-00-01', '2025-W54', '2024-w53', '0000'],
  ...['03/04/2025', 'march march', '30 february 2025', 'last fortnight', '2025-03..2025-01'],
  ...['9999 years ago', '9999y', '2025-03-01T25:00Z', '12', 'a'],
])('%s is no date', (typed) => {
  expect(readDate(typed, TODAY)).toBeNull()
})

test('a day of the zone, across changes of clocks', () => {
  expect(dayIn('Europe/Berlin', new Date('2025-03-29T22:59:00Z'))).toBe('2025-03-29')
  expect(dayIn('Europe/Berlin', new Date('2025-03-30T22:30:00Z'))).toBe('2025-03-31')
  expect(dayIn('America/Sao_Paulo', new Date('2018-11-04T02:59:00Z'))).toBe('2018-11-03')
  expect(dayIn('UTC', new Date('2025-01-01T00:00:00Z'))).toBe('2025-01-01')
  expect(dayIn('UTC', new Date('2025-03-03T23:30:00Z'))).toBe('2025-03-03')
  expect(dayIn('Asia/Tokyo', new Date('2025-03-03T23:30:00Z'))).toBe('2025-03-04')
})

test('what is read is in order and a date that exists, whatever is typed', () => {
  const word = fc.constantFrom(
    ...[
      '2025',
      '-',
      '03',
      '14',
      '..',
      ' ',
      'last',
      'week',
      'days',
      '7',
      'ago',
      'mar',
      'T',
      ':',
      'Z',
      'w',
      '0',
    ],
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const span = readDate(words.join(''), TODAY)
      if (span === null) return
      const { from, to } = span
      for (const day of [from, to]) {
        if (day !== null) expect(Number.isNaN(Date.parse(day))).toBe(false)
      }
      if (from !== null && to !== null) expect(from <= to).toBe(true)
    }),
    { numRuns: 3000, seed: 5 },
  )
})
