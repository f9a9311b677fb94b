import { expect, test } from 'vitest'
import { spanText, weekText } from './filter-words'

test('a time in as few words as it needs', () => {
  const say = (from?: string, to?: string) => spanText(from, to, (day) => day)
  expect(say('2024-01-01', '2025-01-01')).toBe('2024')
  expect(say('2023-01-01', '2025-01-01')).toBe('2023 – 2024')
  expect(say('2025-03-01', '2025-04-01')).toBe('Mar 2025')
  expect(say('2024-12-01', '2025-03-01')).toBe('Dec 2024 – Feb 2025')
  expect(say('2025-03-03', '2025-03-10')).toBe('2025-03-03 – 2025-03-09')
  expect(say('2025-03-03', '2025-03-04')).toBe('2025-03-03')
  expect(say('2025-03-03')).toBe('from 2025-03-03')
  expect(say(undefined, '2025-03-03')).toBe('until 2025-03-02')
  expect(say('2025-03-03', '2025-03-01')).toBe('no day')
})

test('an hour of the week', () => {
  expect(weekText({ weekday: 1, hour: 23 })).toBe('Mondays, 23:00 – 24:00')
  expect(weekText({ weekday: 7 })).toBe('Sundays')
  expect(weekText({ hour: 0 })).toBe('0:00 – 1:00')
})
