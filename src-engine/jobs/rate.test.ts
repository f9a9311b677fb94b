import { describe, expect, it } from 'vitest'
import { rateMeter } from './rate'

describe('rateMeter', () => {
  it('tells nothing in the first second, then the rate of the last ten', () => {
    const meter = rateMeter()
    const rates = Array.from({ length: 21 }, (_, second) => {
      meter.add('bytes', second <= 5 ? second * 100 : 500 + (second - 5) * 200, second * 1000)
      return meter.rate()
    })
    expect(rates[0]).toBeNull()
    expect(rates[1]).toBe(100)
    expect(rates[5]).toBe(100)
    expect(rates[20]).toBe(200)
  })

  it('starts anew with another stage or when less is done than before', () => {
    const meter = rateMeter()
    meter.add('reading', 0, 0)
    meter.add('reading', 5000, 5000)
    meter.add('indexing', 1, 5001)
    expect(meter.rate()).toBeNull()
    meter.add('indexing', 2001, 7001)
    expect(meter.rate()).toBe(1000)
    meter.add('indexing', 0, 7002)
    expect(meter.rate()).toBeNull()
  })

  it('stays small and exact when it is told very often', () => {
    const meter = rateMeter()
    for (let ms = 0; ms <= 60_000; ms++) meter.add('rows', ms * 3, ms)
    expect(meter.rate()).toBe(3000)
  })
})
