import { expect, test } from 'vitest'
import { coveredBy } from './coverage-gaps'

const lane = (...asked: [string, string][]) => ({
  id: '1',
  name: 'a',
  files: 1,
  messages: 1,
  asked: asked.map(([from, to]) => ({ from, to })),
  held: [],
  damaged_at: [],
})
const day = (n: number) => `2025-01-${String(n).padStart(2, '0')}T00:00:00Z`

test('gaps lie between what exports cover, whatever their order and overlap', () => {
  const lanes = [lane([day(10), day(12)]), lane([day(1), day(5)]), lane([day(3), day(4)])]
  expect(coveredBy({ lanes, total: 3 })).toEqual({
    gaps: [{ from: day(5), to: day(10) }],
    ends_at: day(12),
  })
})

test('seconds between two exports are no gap, and files that nobody told of may fill one or end later', () => {
  const next = '2025-01-05T00:00:40Z'
  expect(coveredBy({ lanes: [lane([day(1), day(5)], [next, day(6)])], total: 1 }).gaps).toEqual([])
  const some = { lanes: [lane([day(1), day(2)], [day(5), day(6)])], total: 300 }
  expect(coveredBy(some)).toEqual({ gaps: [], ends_at: null })
  expect(coveredBy({ lanes: [], total: 0 })).toEqual({ gaps: [], ends_at: null })
})
