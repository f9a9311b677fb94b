import { describe, expect, it } from 'vitest'
import { startOfDay, timeAgo, timeFormat } from './time-format'

describe('times', () => {
  const iso = '2025-03-03T23:05:09.120Z'

  it('read in the chosen zone', () => {
    const format = timeFormat('Europe/Berlin', 'h23')
    expect(format.time(iso)).toBe('00:05')
    expect(format.dayKey(iso)).toBe('2025-03-04')
    expect(format.dateTime(iso)).toBe('4 Mar 2025, 00:05')
  })

  it('read in twelve hours', () => {
    expect(timeFormat('UTC', 'h12').time(iso)).toBe('11:05 pm')
    expect(timeFormat('Asia/Tokyo', 'h12').time(iso)).toBe('8:05 am')
  })

  it('say how long ago', () => {
    const now = Date.parse('2025-03-06T23:05:10Z')
    expect(timeAgo(iso, now)).toBe('3 days ago')
    expect(timeAgo('2025-03-06T23:05:00Z', now)).toBe('just now')
  })
})

it('knows when a day begins in a zone', () => {
  expect(startOfDay('2025-03-30', 'Europe/Berlin')).toBe('2025-03-29T23:00:00.000Z')
  expect(startOfDay('2025-03-31', 'Europe/Berlin')).toBe('2025-03-30T22:00:00.000Z')
  expect(startOfDay('2025-01-01', 'America/New_York')).toBe('2025-01-01T05:00:00.000Z')
})
