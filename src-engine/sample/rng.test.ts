import { describe, expect, it } from 'vitest'
import { AliasTable, Rng } from './rng'

describe('Rng', () => {
  it('gives the same numbers for the same seed, for good', () => {
    const rng = new Rng('1')
    expect([rng.uint32(), rng.uint32(), rng.uint32()]).toEqual([1393178523, 460387848, 2216248382])
    expect(new Rng('2').uint32()).not.toBe(new Rng('1').uint32())
  })

  it('keeps within bounds', () => {
    const rng = new Rng('bounds')
    for (let i = 0; i < 2000; i++) {
      const n = rng.int(3, 7)
      expect(n >= 3 && n <= 7).toBe(true)
      expect(rng.wait(10)).toBeGreaterThanOrEqual(0)
    }
    expect(rng.hex(20)).toMatch(/^[0-9a-f]{20}$/)
  })

  it('samples without repetition', () => {
    const taken = new Rng('sample').sample([1, 2, 3, 4, 5], 9)
    expect(taken.toSorted()).toEqual([1, 2, 3, 4, 5])
  })
})

describe('AliasTable', () => {
  it('draws in proportion to the weights', () => {
    const rng = new Rng('alias')
    const table = new AliasTable([6, 0, 3, 1])
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < 100_000; i++) {
      const at = table.draw(rng)
      counts[at] = (counts[at] ?? 0) + 1
    }
    expect(counts.map((n) => Math.round(n / 1000) / 100)).toEqual([0.6, 0, 0.3, 0.1])
  })
})
