import { expect, test } from 'vitest'
import type { SchemaTable } from '#shared/schema'
import { completionsAt } from './completions'

const table = (name: string, columns: string[]): SchemaTable => ({
  name,
  is_view: false,
  is_main: true,
  about: `About ${name}`,
  rows: 1200,
  is_estimate: false,
  columns: columns.map((column) => ({ name: column, type: 'text', about: '' })),
})
const tables = [table('messages', ['id', 'content']), table('channels', ['id', 'topic'])]

/** The labels at the `|` of a statement, and what they take the place of. */
function at(text: string): [string, string[]] | null {
  const caret = text.indexOf('|')
  const sql = text.replace('|', '')
  const found = completionsAt(sql, caret, tables)
  return found && [sql.slice(found.from, caret), found.suggestions.map(({ label }) => label)]
}

test.each([
  ['select * from |', '', [':scope', ':span', ':history', 'messages', 'channels']],
  ['select * from discord.ch|', 'ch', ['messages', 'channels']],
  ['select m.| from :scope as m', '', ['id', 'content']],
  [
    'select c.to| from discord.channels c join :scope m on m.channel_id = c.id',
    'to',
    ['id', 'topic'],
  ],
  ['select channels.| from discord.channels where true', '', ['id', 'topic']],
  ['select co| from :scope', 'co', ['id', 'content']],
  [
    'select to| from discord.messages m join discord.channels c using (id)',
    'to',
    ['id', 'content', 'topic'],
  ],
])('%s', (text, typed, labels) => {
  expect(at(text)).toEqual([typed, labels])
})

test('names of the statement are offered, not the one that is written', () => {
  const [typed, labels] = at('select :le| from :scope where n > :least') ?? []
  expect(typed).toBe(':le')
  expect(labels).toEqual(expect.arrayContaining([':scope', ':tz', ':guild_id', ':least']))
  expect(labels).not.toContain(':le')
})

test.each(['select x.| from :scope as m', 'select 1::|', '|', 'select |'])(
  '%s: nothing',
  (text) => {
    expect(at(text)).toBeNull()
  },
)
