import { expect, test } from 'vitest'
import type { ColumnInfo } from '#shared/question'
import { fitText, formatMeasure, formatPlace, markLabel, measureWriter, textWidth } from './text'
import { COLORS } from './theme'

const column = (type: ColumnInfo['type'], label = 'Messages') => ({ name: 'x', type, label })

test('defect 26: a long text is cut by whole graphemes', () => {
  expect(fitText('Ana', 100, 12)).toBe('Ana')
  const family = '👩‍👩‍👧‍👦'
  const cut = fitText(family.repeat(20), 100, 12)
  expect(cut.endsWith('…')).toBe(true)
  expect(cut.slice(0, -1)).toBe(family.repeat((cut.length - 1) / family.length))
  expect(textWidth(cut, 12)).toBeLessThanOrEqual(100)
  expect(fitText('e\u0301'.repeat(50), 60, 12)).toMatch(/^(e\u0301)+…$/)
})

test('measures read as people write them', () => {
  expect(formatMeasure(1_234_567, column('integer'))).toBe('1,234,567')
  expect(formatMeasure(33.333, column('percent'))).toBe('33.3%')
  expect(formatMeasure(2.345, column('number'))).toBe('2.35')
  expect(formatMeasure(1_500_000, column('bytes'))).toBe('1.5 MB')
  expect(formatMeasure(0, column('bytes'))).toBe('0 B')
  expect(formatMeasure(null, column('integer'))).toBe('–')
})

test('places read as people write them', () => {
  expect(formatPlace('2025-03', column('month'))).toBe('Mar 2025')
  expect(formatPlace('2025-03-04', column('day'))).toBe('4 Mar 2025')
  expect(formatPlace('2025-03-03', column('week'))).toBe('Week of 3 Mar 2025')
  expect(formatPlace(7, column('weekday'))).toBe('Sun')
  expect(formatPlace(0, column('hour'))).toBe('00:00')
  const team = { name: 'team', type: 'boolean' as const, label: 'Team' }
  expect([true, false].map((value) => formatPlace(value, team))).toEqual(['Team', 'Not team'])
})

test('one reply, two replies', () => {
  expect(markLabel('Ana', 1, column('integer', 'Replies'))).toBe('\u2068Ana\u2069: 1 reply')
  expect(markLabel('Ana', 99.4, column('number', 'MTLD'))).toBe('\u2068Ana\u2069: 99.4 MTLD')
  expect(markLabel('Ana', 2, column('integer', 'Replies'))).toBe('\u2068Ana\u2069: 2 replies')
})

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

test.each(Object.entries(COLORS))('colours of %s can be read', (_theme, colors) => {
  for (const text of [colors.text, colors.dim]) {
    expect(contrast(text, colors.surface)).toBeGreaterThanOrEqual(4.5)
  }
  for (const mark of [colors.accent, ...colors.series]) {
    expect(contrast(mark, colors.surface)).toBeGreaterThanOrEqual(3)
  }
})

test.each([
  ['number', [0.3, 0.31, 2], ['0.30', '0.31', '2.00']],
  ['number', [3, 12], ['3', '12']],
  ['number', [0.5, 120.25], ['0.5', '120.3']],
  ['percent', [12, 12.5], ['12.0%', '12.5%']],
  ['percent', [50, 100], ['50%', '100%']],
  ['integer', [1234, 2], ['1,234', '2']],
] as const)('measures of one chart have the same decimals: %s %j', (type, values, texts) => {
  const write = measureWriter(values, column(type))
  expect(values.map((value) => write(value))).toEqual(texts)
  expect(write(null)).toBe('–')
})
