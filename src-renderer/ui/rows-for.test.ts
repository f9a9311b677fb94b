import { expect, it } from 'vitest'
import type { ChartSpec, ColumnType, QuestionInfo } from '#shared/question'
import { rowsFor } from './rows-for'

function question(chart: ChartSpec, type: ColumnType): QuestionInfo {
  return {
    id: 'a',
    title: '',
    tags: [],
    about: '',
    aliases: [],
    params: [],
    columns: [{ name: 'x', label: 'X', type }],
    chart,
    bots: 'included',
    drill: null,
    sql: '',
  }
}

it('asks for all hours of a day, all points of a curve, and the top of a ranking', () => {
  const bar = { kind: 'bar', x: 'x', y: 'y' } as const
  expect(rowsFor(question(bar, 'hour'))).toBeGreaterThanOrEqual(24)
  expect(rowsFor(question(bar, 'weekday'))).toBeGreaterThanOrEqual(7)
  expect(rowsFor(question({ kind: 'line', x: 'x', y: 'y' }, 'month'))).toBe(10_000)
  expect(rowsFor(question(bar, 'text'))).toBe(20)
  expect(rowsFor(question({ kind: 'table' }, 'hour'))).toBe(20)
  expect(rowsFor(question(bar, 'text'), 10)).toBe(10)
})
