import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codesOf, nearestCodes } from './codes'

test('a bit says whether a number is above zero, the first one highest', () => {
  const vector = new Float32Array(64)
  vector[0] = 1
  vector[31] = 0.5
  vector[32] = -1
  vector[33] = 2
  expect([...codesOf(vector, 64)]).toEqual([0x80000001, 0x40000000])
})

test('the nearest codes are those that sorting by differing bits gives', () => {
  const word = fc.integer({ min: 0, max: 0xffffffff })
  const codes = fc.array(fc.tuple(word, word), { maxLength: 60 })
  fc.assert(
    fc.property(
      codes,
      fc.tuple(word, word),
      fc.nat({ max: 70 }),
      fc.nat({ max: 60 }),
      (all, code, depth, cut) => {
        const parts = [all.slice(0, cut), all.slice(cut)]
        const blocks = parts.map((part) => ({
          words: Uint32Array.from(part.flat()),
          count: part.length,
        }))
        const differing = (at: number) =>
          (all[at] ?? []).reduce((sum, each, place) => sum + bits(each ^ (code[place] ?? 0)), 0)
        const sorted = [...all.keys()].sort((a, b) => differing(a) - differing(b) || b - a)
        const found = nearestCodes({ code: Uint32Array.from(code), blocks, depth })
        expect([...found]).toEqual(sorted.slice(0, depth))
      },
    ),
    { seed: 3, numRuns: 300 },
  )
})

function bits(word: number): number {
  return (word >>> 0).toString(2).replaceAll('0', '').length
}
