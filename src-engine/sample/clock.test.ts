import { describe, expect, it } from 'vitest'
import { snowflakeToMs } from '../../src-shared/snowflake'
import { berlin, exporterTime, snowflake, utc } from './clock'

describe('exporterTime', () => {
  it('cuts trailing zeros of the fraction', () => {
    const day = Date.UTC(2025, 0, 31, 23, 5, 9)
    expect(exporterTime(day, utc)).toBe('2025-01-31T23:05:09+00:00')
    expect(exporterTime(day + 120, utc)).toBe('2025-01-31T23:05:09.12+00:00')
    expect(exporterTime(day + 7, utc, '4175')).toBe('2025-01-31T23:05:09.0074175+00:00')
  })

  it('writes local time, with the offset of that instant', () => {
    const change = Date.UTC(2025, 2, 30, 1)
    expect(exporterTime(change - 1, berlin)).toBe('2025-03-30T01:59:59.999+01:00')
    expect(exporterTime(change, berlin)).toBe('2025-03-30T03:00:00+02:00')
    expect(exporterTime(Date.UTC(2025, 9, 26, 1), berlin)).toBe('2025-10-26T02:00:00+01:00')
    expect(exporterTime(Date.UTC(2024, 11, 31, 23, 30), berlin)).toBe('2025-01-01T00:30:00+01:00')
  })
})

describe('snowflake', () => {
  it('keeps the instant and tells spaces and sequences apart', () => {
    const ms = Date.UTC(2025, 5, 1, 12)
    const ids = [snowflake(ms, 0), snowflake(ms, 0, 1), snowflake(ms, 1), snowflake(ms, 4095, 1023)]
    expect(ids.map(snowflakeToMs)).toEqual([ms, ms, ms, ms])
    expect(new Set(ids).size).toBe(4)
    expect(snowflakeToMs(snowflake(ms + 1, 0))).toBe(ms + 1)
  })
})
