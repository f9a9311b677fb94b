import { expect, it } from 'vitest'
import type { ColumnInfo } from '#shared/question'
import { timeFormat } from '../../ui/time-format'
import { shownColumns, sortOf, sortText, tableMarkdown } from './table-view'

const id: ColumnInfo = { name: 'author_id', type: 'id', label: 'Author id' }
const name: ColumnInfo = { name: 'author_name', type: 'text', label: 'Author' }
const messages: ColumnInfo = { name: 'messages', type: 'integer', label: 'Messages' }
const columns = [id, name, messages]

it('keeps the sort in the address', () => {
  for (const text of ['messages', '-messages']) {
    expect(sortText(sortOf(text, columns))).toBe(text)
  }
  expect(sortOf('-nothing', columns)).toBeNull()
  expect(sortOf(undefined, columns)).toBeNull()
  expect(sortText(null)).toBeUndefined()
})

it('leaves ids out unless they are asked for, or nothing else is there', () => {
  expect(shownColumns(columns, false)).toEqual([name, messages])
  expect(shownColumns(columns, true)).toEqual(columns)
  expect(shownColumns([id], false)).toEqual([id])
})

it('writes what the table shows as Markdown, with title and source', () => {
  const view = {
    columns: [name, messages],
    sort: null,
    rows: [{ author_name: 'Ann', messages: 1234 }],
  }
  const time = timeFormat({ tz: 'UTC', hour_cycle: 'h23', date_style: 'dmy' })
  expect(tableMarkdown(view, { title: 'Who?', note: 'Guild, all time' }, time)).toBe(
    '**Who?**\n\n| Author | Messages |\n| --- | ---: |\n| Ann | 1,234 |\n\nGuild, all time\n',
  )
})
