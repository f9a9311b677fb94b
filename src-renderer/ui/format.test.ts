import { expect, it } from 'vitest'
import { baseName, formatBytes, formatSeconds } from './format'

it('writes sizes', () => {
  expect([1, 999, 1000, 4_240_000, 75e9].map(formatBytes)).toEqual([
    '1 byte',
    '999 bytes',
    '1 kB',
    '4.2 MB',
    '75 GB',
  ])
})

it('writes durations', () => {
  expect([0.2, 59.6, 200, 7500, 7200].map(formatSeconds)).toEqual([
    '1 s',
    '1 min',
    '3 min 20 s',
    '2 h 5 min',
    '2 h',
  ])
})

it('takes the last part of a path of any system', () => {
  expect(baseName('C:\\exports\\a.json')).toBe('a.json')
  expect(baseName('/exports/guild/')).toBe('guild')
})
