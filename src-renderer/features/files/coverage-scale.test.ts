import { expect, test } from 'vitest'
import type { CoverageLane } from '#shared/export-files'
import {
  gapsOf,
  mergeSpans,
  placeOf,
  scaleOf,
  shortNames,
  stretchOf,
  ticksOf,
  together,
} from './coverage-scale'

const at = (day: string) => `${day}T00:00:00+00:00`
const span = (from: string, to: string) => ({ from: at(from), to: at(to) })
const lane = (asked: CoverageLane['asked'], more: Partial<CoverageLane> = {}): CoverageLane => ({
  id: '1',
  name: 'x',
  files: 1,
  messages: 2,
  asked,
  held: asked,
  damaged_at: [],
  ...more,
})

test('the picture reaches from the first to the last time asked for', () => {
  const scale = scaleOf([
    lane([span('2024-01-11', '2024-01-21')]),
    lane([span('2024-01-01', '2024-01-05')]),
  ])
  expect(scale).toEqual({ from: Date.parse(at('2024-01-01')), to: Date.parse(at('2024-01-21')) })
  if (!scale) return
  expect(stretchOf(scale, span('2024-01-11', '2024-01-16'))).toEqual({ left: 50, width: 25 })
  expect(placeOf(scale, Date.parse(at('2030-01-01')))).toBe(100)
  expect(scaleOf([lane([])])).toBe(null)
  const one = scaleOf([lane([span('2024-01-02', '2024-01-02')])])
  expect(one && placeOf(one, Date.parse(at('2024-01-02')))).toBe(50)
})

test('a gap is what lies between files, however they overlap', () => {
  const spans = [
    span('2024-03-01', '2024-04-01'),
    span('2024-01-01', '2024-02-01'),
    span('2024-01-10', '2024-01-20'),
    span('2024-04-01', '2024-05-01'),
  ]
  expect(mergeSpans(spans)).toEqual([
    span('2024-01-01', '2024-02-01'),
    span('2024-03-01', '2024-05-01'),
  ])
  expect(gapsOf(spans)).toEqual([span('2024-02-01', '2024-03-01')])
  const second = { from: '2024-02-01T00:00:01+00:00', to: at('2024-02-02') }
  expect(gapsOf([span('2024-01-01', '2024-02-01'), second])).toEqual([])
  expect(spans[1]).toEqual(span('2024-01-01', '2024-02-01'))
})

test('all lanes together count what each counts', () => {
  const all = together('All', [
    lane([span('2024-01-01', '2024-02-01')]),
    lane([span('2024-01-15', '2024-03-01')], { damaged_at: [at('2024-03-01')] }),
  ])
  expect(all).toMatchObject({ files: 2, messages: 4, damaged_at: [at('2024-03-01')] })
  expect(all.asked).toEqual([span('2024-01-01', '2024-03-01')])
})

test.each([
  ['2021-01-01', '2024-01-01', 800, 'Jan 2022'],
  ['2024-01-01', '2024-01-20', 800, '4 Jan'],
])('an axis from %s to %s names times that fit', (from, to, width, named) => {
  const scale = { from: Date.parse(at(from)), to: Date.parse(at(to)) }
  const ticks = ticksOf(scale, width)
  expect(ticks.length).toBeGreaterThan(2)
  expect(ticks.length).toBeLessThan(width / 60)
  expect(ticks.every(({ left }) => left >= 0 && left <= 100)).toBe(true)
  expect(ticks.map(({ text }) => text)).toContain(named)
})

test('file names are told apart by their ends', () => {
  const names = ['Guild - Talk - general [1].json', 'Guild - Talk - general [1] [part 2].json']
  expect(shortNames(names.map((name) => ({ name })))).toEqual(['…[1].json', '…[1] [part 2].json'])
  expect(shortNames([{ name: 'a.json' }, { name: 'b.json' }])).toEqual(['a.json', 'b.json'])
  expect(shortNames([{ name: 'Guild - Talk - general [1].json' }])).toHaveLength(1)
  expect(shortNames([])).toEqual([])
})
