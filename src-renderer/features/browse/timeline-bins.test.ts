import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binAt, binsOf, lastDayOf, messagesAfter } from './timeline-bins'

const day = (n: number) =>
  new Date(Date.UTC(2024, 11, 25) + n * 86_400_000).toISOString().slice(0, 10)

describe('the bars of a timeline', () => {
  it('hold every message once, in at most as many bars as fit', () => {
    const counts = fc.uniqueArray(
      fc.record({ n: fc.nat(4000), messages: fc.integer({ min: 1, max: 90 }) }),
      {
        selector: ({ n }) => n,
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(counts, fc.integer({ min: 30, max: 400 }), (list, most) => {
        const days = list
          .sort((a, b) => a.n - b.n)
          .map(({ n, messages }) => ({ day: day(n), messages }))
        const bins = binsOf(days, most)
        expect(bins.length).toBeLessThanOrEqual(most)
        const total = (each: readonly { messages: number }[]) =>
          each.reduce((sum, { messages }) => sum + messages, 0)
        expect(total(bins)).toBe(total(days))
        for (const one of days) {
          const bin = bins[binAt(bins, one.day)]
          expect(bin && bin.day <= one.day && one.day <= lastDayOf(bin)).toBe(true)
        }
      }),
    )
  })

  it('are days where days fit, with empty ones between', () => {
    const days = [
      { day: '2025-02-27', messages: 2 },
      { day: '2025-03-02', messages: 1 },
    ]
    expect(binsOf(days, 100).map(({ messages }) => messages)).toEqual([2, 0, 0, 1])
    expect(messagesAfter(days, '2025-02-27')).toBe(1)
  })

  it('are none without messages', () => {
    expect(binsOf([], 100)).toEqual([])
    expect(binAt([], '2025-01-01')).toBe(-1)
  })
})
