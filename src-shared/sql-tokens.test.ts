import { expect, test } from 'vitest'
import { tokenize } from './sql-tokens'

const names = (sql: string) => tokenize(sql).flatMap((t) => (t.kind === 'name' ? [t.name] : []))
const rebuilt = (sql: string) =>
  tokenize(sql)
    .map((t) => (t.kind === 'name' ? `:${t.name}` : t.text))
    .join('')

test.each([
  ['select :a, :b_2', ['a', 'b_2']],
  ["select ':a', :b", ['b']],
  ["select 'it''s :a' || :b", ['b']],
  ["select E'\\':a' || :b", ['b']],
  ["select e'\\\\' || :a", ['a']],
  ["select 'back\\' || :a", ['a']],
  ["select like'\\' || :a", ['a']],
  ['select "col :a" from t where x = :b', ['b']],
  ['select "a"":b" , :c', ['c']],
  ['select $$ :a $$ || :b', ['b']],
  ['select $tag$ :a $$ :b $tag$ || :c', ['c']],
  ['select $1, :a, $2', ['a']],
  ['select a$b$ || :c || $b$', ['c']],
  ['select 1 -- :a\n, :b', ['b']],
  ['select 1 /* :a /* :b */ :c */ , :d', ['d']],
  ['select x::text, :a::int', ['a']],
  ['select now()::timestamp at time zone :tz::text', ['tz']],
  ["select '12:30', 12 - :a", ['a']],
  ['select 4 / 2 * :a', ['a']],
  ['select x[1:2], :a', ['a']],
  ["select 'never closed :a", []],
  ['select /* never closed :a', []],
  ['select $$ never closed :a', []],
  ['select 1 -- the end :a', []],
  ['', []],
])('names of %j', (sql, expected) => {
  expect(names(sql)).toEqual(expected)
  expect(rebuilt(sql)).toBe(sql)
})
