import { expect, it } from 'vitest'
import { datePresets, presetOf, rangeWords } from './date-presets'

it('counts the last days back from the last message, that day included', () => {
  const presets = datePresets('2023-11-05', '2025-03-03')
  expect(presets).toEqual([
    { label: 'All time', range: {} },
    { label: 'Last 7 days', range: { from: '2025-02-25' } },
    { label: 'Last 30 days', range: { from: '2025-02-02' } },
    { label: 'Last 90 days', range: { from: '2024-12-04' } },
    { label: 'Last 365 days', range: { from: '2024-03-04' } },
    { label: '2025', range: { from: '2025-01-01', to: '2026-01-01' } },
    { label: '2024', range: { from: '2024-01-01', to: '2025-01-01' } },
    { label: '2023', range: { from: '2023-01-01', to: '2024-01-01' } },
  ])
  expect(presetOf(presets, { from: '2024-01-01', to: '2025-01-01' })?.label).toBe('2024')
  expect(presetOf(presets, {})?.label).toBe('All time')
  expect(presetOf(presets, { from: '2024-01-02' })).toBeUndefined()
})

it('offers no more years than fit', () => {
  expect(datePresets('1999-01-01', '2025-03-03')).toHaveLength(13)
})

it.each([
  [{}, 'All time'],
  [{ from: '2025-03-03' }, 'From 2025-03-03'],
  [{ to: '2025-03-03' }, 'Until 2025-03-02'],
  [{ from: '2025-03-03', to: '2025-03-04' }, '2025-03-03'],
  [{ from: '2025-03-03', to: '2025-04-01' }, '2025-03-03 – 2025-03-31'],
  [{ from: '2025-03-03', to: '2025-03-05T12:00:00Z' }, '2025-03-03 – 2025-03-05'],
])('says %j in words', (range, words) => {
  expect(rangeWords(range, (day) => day)).toBe(words)
})
