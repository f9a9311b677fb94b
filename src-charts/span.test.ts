import { parseHTML } from 'linkedom/worker'
import { expect, test } from 'vitest'
import { drawChart } from './draw'
import {
  type PeriodUnit,
  periodAt,
  periodsIn,
  periodsInOrder,
  placeOfSpan,
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

test('the period at a place is the one whose point is nearest', () => {
  const at = (x: number) => months[periodAt(months, frame, x)]
  expect([0, 50, 190, 200, 340, 930, 2000].map(at)).toEqual([
    '2024-11',
    '2024-11',
    '2024-11',
    '2024-12',
    '2024-12',
    '2025-02',
    '2025-02',
  ])
  expect(periodAt([], frame, 100)).toBe(-1)
})

test('periods stand once, in order, without what is none', () => {
  expect(periodsInOrder(['2025-01', '2024-12', '2025-01', ''])).toEqual(['2024-12', '2025-01'])
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

test('a span is drawn around the points of its periods and knows them again', () => {
  const span = { from: '2024-12-01', to: '2025-02-01' }
  const { left, right } = placeOfSpan(span, 'month', frame)
  expect(periodAt(months, frame, left + 8)).toBe(1)
  expect(periodAt(months, frame, right - 8)).toBe(2)
  expect(periodsIn(months, span)).toEqual({ first: 1, last: 2 })
  expect(periodsIn(months, { from: '2025-01-02' })).toEqual({ first: 3, last: 3 })
  expect(periodsIn(months, { from: '2025-03-02' })).toBeNull()
  expect(placeOfSpan({ from: '2020-01-01' }, 'month', frame)).toEqual({ left: 50, right: 950 })
})
