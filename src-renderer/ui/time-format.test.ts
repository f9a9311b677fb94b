import { describe, expect, it } from 'vitest'
import { dayFormat, firstWeekday, startOfDay, timeAgo, timeFormat } from './time-format'

describe('times', () => {
  const iso = '2025-03-03T23:05:09.120Z'

  it('read in the chosen zone', () => {
    const format = timeFormat({ tz: 'Europe/Berlin', hour_cycle: 'h23', date_style: 'dmy' })
    expect(format.time(iso)).toBe('00:05')
    expect(format.dayKey(iso)).toBe('2025-03-04')
    expect(format.dateTime(iso)).toBe('4 Mar 2025, 00:05')
  })

  it('read in twelve hours', () => {
    const style = { hour_cycle: 'h12', date_style: 'dmy' } as const
    expect(timeFormat({ ...style, tz: 'UTC' }).time(iso)).toBe('11:05 pm')
    expect(timeFormat({ ...style, tz: 'Asia/Tokyo' }).time(iso)).toBe('8:05 am')
  })

  it('read as numbers from the year down', () => {
    const format = timeFormat({ tz: 'UTC', hour_cycle: 'h23', date_style: 'iso' })
    expect(format.dateTime(iso)).toBe('2025-03-03 23:05')
    expect(format.longDay(iso)).toBe('Monday, 2025-03-03')
    expect(format.exact(iso)).toBe('Monday, 2025-03-03 23:05:09 UTC')
  })

  it('read with the month first', () => {
    const format = timeFormat({ tz: 'UTC', hour_cycle: 'h12', date_style: 'mdy' })
    expect(format.day(iso)).toBe('Mar 3, 2025')
    expect(format.longDay(iso)).toBe('Monday, March 3, 2025')
  })

  it('are made once for each style', () => {
    const style = { tz: 'UTC', hour_cycle: 'h23', date_style: 'iso' } as const
    expect(timeFormat({ ...style })).toBe(timeFormat({ ...style }))
  })

  it('say how long ago', () => {
    const now = Date.parse('2025-03-06T23:05:10Z')
    expect(timeAgo(iso, now)).toBe('3 days ago')
    expect(timeAgo('2025-03-06T23:05:00Z', now)).toBe('just now')
  })
})

it('writes a calendar day as itself in any zone', () => {
  for (const tz of ['Pacific/Kiritimati', 'Pacific/Auckland', 'UTC', 'Pacific/Pago_Pago']) {
    const format = dayFormat({ tz, hour_cycle: 'h23', date_style: 'dmy' })
    expect(format.day('2025-03-03')).toBe('3 Mar 2025')
    expect(format.longDay('2025-03-03')).toMatch(/^Monday,? 3 March 2025$/)
  }
})

it('knows the first day of a week', () => {
  expect(firstWeekday('sunday')).toBe(0)
  expect(firstWeekday('saturday')).toBe(6)
})

it('knows when a day begins in a zone', () => {
  expect(startOfDay('2025-03-30', 'Europe/Berlin')).toBe('2025-03-29T23:00:00.000Z')
  expect(startOfDay('2025-03-31', 'Europe/Berlin')).toBe('2025-03-30T22:00:00.000Z')
  expect(startOfDay('2025-01-01', 'America/New_York')).toBe('2025-01-01T05:00:00.000Z')
})
