import { parseHTML } from 'linkedom/worker'
import { expect, test } from 'vitest'
import { drawChart } from './draw'
import {
  type PeriodUnit,
  placeOfSpan,
  spanBetween,
  spanOf,
  spanWords,
  type TimeFrame,
  timeFrameOf,
} from './span'

const months = ['2024-11', '2024-12', '2025-01', '2025-02']
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const frame: TimeFrame = {
  left: 50,
  right: 950,
  first: at('2024-11-01'),
  last: at('2025-02-01'),
  top: 0,
  bottom: 100,
}

test('a drawn line says where its time is', () => {
  const { document } = parseHTML('<body></body>')
  const svg = drawChart({
    spec: { kind: 'line', x: 'month', y: 'messages' },
    columns: [
      { name: 'month', type: 'month', label: 'Month' },
      { name: 'messages', type: 'integer', label: 'Messages' },
    ],
    rows: months.map((month) => ({ month, messages: 1 })),
    width: 400,
    theme: 'light',
    document,
  })
  const found = timeFrameOf(svg)
  expect(found?.first).toBe(frame.first)
  expect(found?.last).toBe(frame.last)
  expect(found?.bottom).toBeGreaterThan((found?.top ?? 0) + 100)
  expect(found?.right).toBeGreaterThan((found?.left ?? 0) + 300)
})

test('two places make whole periods, in any order', () => {
  expect(spanBetween(months, 'month', frame, 300, 700)).toEqual({
    from: '2024-12-01',
    to: '2025-02-01',
  })
  expect(spanBetween(months, 'month', frame, 951, 40)).toEqual({
    from: '2024-11-01',
    to: '2025-03-01',
  })
})

test('where no period begins, the nearest one is meant', () => {
  expect(spanBetween(months, 'month', frame, 400, 410)).toEqual({
    from: '2024-12-01',
    to: '2025-01-01',
  })
  expect(spanBetween([], 'month', frame, 400, 410)).toBeNull()
})

test.each([
  ['day', '2025-03-30', '2025-03-31'],
  ['week', '2025-03-24', '2025-03-31'],
] satisfies [PeriodUnit, string, string][])(
  'a %s ends where the next begins',
  (unit, start, end) => {
    expect(spanOf(start, start, unit)).toEqual({ from: start, to: end })
  },
)

test('a span in words ends with its last day', () => {
  expect(spanWords({ from: '2024-12-01', to: '2025-02-01' })).toBe('1 Dec 2024 – 31 Jan 2025')
  expect(spanWords({ from: '2024-12-01', to: '2024-12-02' })).toBe('1 Dec 2024')
})

test('a span is drawn around the points of its periods and finds them again', () => {
  const span = { from: '2024-12-01', to: '2025-02-01' }
  const { left, right } = placeOfSpan(span, 'month', frame)
  expect(spanBetween(months, 'month', frame, left, right)).toEqual(span)
  expect(placeOfSpan({ from: '2020-01-01' }, 'month', frame)).toEqual({ left: 50, right: 950 })
})
