import { expect, test } from 'vitest'
import type { ColumnInfo, ColumnType } from '#shared/question'
import { chartAfter, columnsFor, fitChart, suggestChart } from './fit-chart'

const columns = (...types: [string, ColumnType][]): ColumnInfo[] =>
  types.map(([name, type]) => ({ name, type, label: name }))
const ranking = columns(['author_id', 'id'], ['author_name', 'text'], ['messages', 'integer'])
const curve = columns(['month', 'month'], ['guild', 'text'], ['messages', 'integer'])
const some = [{}, {}]

test('an answer is drawn as it reads best', () => {
  expect(suggestChart(ranking, some)).toEqual({ kind: 'bar', x: 'author_name', y: 'messages' })
  expect(suggestChart(curve, some)).toEqual({ kind: 'line', x: 'month', y: 'messages' })
  expect(suggestChart(columns(['n', 'integer']), [{}])).toEqual({ kind: 'number', y: 'n' })
  expect(suggestChart(columns(['n', 'integer']), some)).toEqual({ kind: 'table' })
  expect(suggestChart(columns(['content', 'text']), some)).toEqual({ kind: 'table' })
  expect(suggestChart(ranking, [])).toEqual({ kind: 'table' })
})

test('a chart takes the columns that were wished for where they fit', () => {
  expect(fitChart('bar', curve, { x: 'guild', series: 'month' })).toEqual({
    kind: 'bar',
    x: 'guild',
    y: 'messages',
    series: 'month',
  })
  expect(fitChart('bar', ranking, { y: 'author_name' })).toMatchObject({ y: 'messages' })
  expect(fitChart('heatmap', curve)).toEqual({
    kind: 'heatmap',
    x: 'guild',
    y: 'month',
    value: 'messages',
  })
  expect(fitChart('heatmap', columns(['a', 'text'], ['n', 'integer']))).toBeNull()
  expect(fitChart('line', columns(['a', 'text']))).toBeNull()
  expect(fitChart('table', [])).toEqual({ kind: 'table' })
})

test('a measure is a number', () => {
  expect(columnsFor('bar', 'y', ranking).map(({ name }) => name)).toEqual(['messages'])
})

test('a run suggests a chart until one was chosen, and again where its columns are gone', () => {
  const table = { kind: 'table' } as const
  const bars = { kind: 'bar', x: 'author_name', y: 'messages' } as const
  const line = { kind: 'line', x: 'month', y: 'messages' }
  expect(chartAfter(table, false, { columns: ranking, rows: some })).toEqual(bars)
  expect(chartAfter(table, true, { columns: ranking, rows: some })).toEqual(table)
  expect(chartAfter(bars, false, { columns: ranking, rows: [] })).toEqual(bars)
  expect(chartAfter(bars, true, { columns: curve, rows: some })).toEqual(line)
})
