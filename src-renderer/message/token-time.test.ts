import { expect, it } from 'vitest'
import { tokenTime } from './token-time'

it.each([
  ['t', '22:13'],
  ['T', '22:13:20'],
  ['d', '14/11/2023'],
  ['D', '14 November 2023'],
  ['F', 'Tuesday, 14 November 2023 at 22:13'],
])('reads style %s', (style, text) => {
  expect(tokenTime(1_700_000_000, style, 'UTC').text.replace(', 22', ' at 22')).toBe(text)
})

it('survives an instant beyond the calendar', () => {
  expect(tokenTime(1e20, 'f', 'UTC').text).toBe('Invalid date')
})
