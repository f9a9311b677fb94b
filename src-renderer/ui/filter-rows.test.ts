import { expect, it } from 'vitest'
import type { ColumnInfo, ResultRow } from '#shared/question'
import { filterRows } from './filter-rows'
import { timeFormat } from './time-format'

const time = timeFormat({ tz: 'UTC', hour_cycle: 'h23', date_style: 'dmy' })
const columns: ColumnInfo[] = [
  { name: 'name', type: 'text', label: 'Name' },
  { name: 'month', type: 'month', label: 'Month' },
  { name: 'messages', type: 'integer', label: 'Messages' },
]
const rows: ResultRow[] = [
  { name: 'Zoë', month: '2025-03', messages: 1234, _key: 'march' },
  { name: 'Ann', month: '2025-04', messages: 5 },
]
const names = (filter: string) => filterRows(rows, columns, filter, time).map(({ name }) => name)

it('looks for every word in what the table shows', () => {
  expect(names('zoe')).toEqual(['Zoë'])
  expect(names('mar 1,234')).toEqual(['Zoë'])
  expect(names('zoe apr')).toEqual([])
  expect(names('march')).toEqual([])
  expect(names('  ')).toEqual(['Zoë', 'Ann'])
})
