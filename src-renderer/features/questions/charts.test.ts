import { expect, it } from 'vitest'
import type { ColumnInfo } from '#shared/question'
import { chartsOf } from './charts'

const columns: ColumnInfo[] = [
  { name: 'hour', type: 'hour', label: 'Hour' },
  { name: 'name', type: 'text', label: 'Name' },
  { name: 'messages', type: 'integer', label: 'Messages' },
]
const rows = [
  { guild_id: '1', guild_name: 'One', hour: 1, name: 'a', messages: 1 },
  { guild_id: '1', guild_name: 'One', hour: 2, name: 'b', messages: 2 },
  { guild_id: '2', guild_name: 'Two', hour: 1, name: 'c', messages: 3 },
]
const y = 'messages'

it('draws an answer about one guild as the question says', () => {
  const bar = { kind: 'bar', x: 'name', y } as const
  expect(chartsOf(bar, columns, rows, false)).toEqual([{ key: '', title: null, spec: bar, rows }])
  expect(chartsOf({ kind: 'number', y }, columns, rows, false)).toEqual([])
  expect(chartsOf({ kind: 'table' }, columns, rows, true)).toEqual([])
  expect(chartsOf(bar, columns, [], true)).toEqual([])
})

it('sets several guilds side by side: a bar, a line or a small chart each', () => {
  const specs = (spec: Parameters<typeof chartsOf>[0], of = rows) =>
    chartsOf(spec, columns, of, true).map((chart) => [chart.title, chart.spec])
  expect(specs({ kind: 'number', y })).toEqual([[null, { kind: 'bar', x: 'guild_name', y }]])
  expect(specs({ kind: 'line', x: 'month', y })).toEqual([
    [null, { kind: 'line', x: 'month', y, series: 'guild_name' }],
  ])
  const many = Array.from({ length: 7 }, (_, at) => ({ ...rows[0], guild_id: String(at) }))
  expect(specs({ kind: 'line', x: 'month', y }, many as typeof rows)[0]?.[1]).toMatchObject({
    layout: 'apart',
  })
  expect(specs({ kind: 'bar', x: 'hour', y })).toEqual([
    [null, { kind: 'bar', x: 'hour', y, series: 'guild_name', layout: 'apart' }],
  ])
  expect(specs({ kind: 'bar', x: 'name', y }).map(([title]) => title)).toEqual(['One', 'Two'])
})
