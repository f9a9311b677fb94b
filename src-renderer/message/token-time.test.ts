import { expect, it } from 'vitest'
import { timeFormat } from '../ui/time-format'
import { tokenTime } from './token-time'

const format = timeFormat({ tz: 'UTC', hour_cycle: 'h23', date_style: 'dmy' })

it.each([
  ['t', '22:13'],
  ['T', '22:13:20'],
  ['d', '14 Nov 2023'],
  ['D', '14 Nov 2023'],
  ['f', '14 Nov 2023, 22:13'],
  ['F', 'Tuesday 14 November 2023, 22:13'],
  ['s', '14 Nov 2023, 22:13'],
  ['S', '14 Nov 2023, 22:13:20'],
  ['?', '14 Nov 2023, 22:13'],
])('reads style %s', (style, text) => {
  expect(tokenTime(1_700_000_000, style, format).text.replace('Tuesday,', 'Tuesday')).toBe(text)
})

it('tells style R from now', () => {
  expect(tokenTime(0, 'R', format).text).toMatch(/^\d+ years ago$/)
})

it('survives an instant beyond the calendar', () => {
  expect(tokenTime(1e20, 'f', format).text).toBe('Invalid date')
})
