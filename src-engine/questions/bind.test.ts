import { expect, test } from 'vitest'
import { sql } from '../db/sql'
import { bind } from './bind'

const pieces = { scope: sql`select * from discord.messages where guild_id = ${'7'}` }

test('a scope is written out in parentheses and its values are numbered with the others', () => {
  expect(
    bind('select :low from :scope as m where n > :low and n < :high', {
      values: { low: 1, high: 9 },
      pieces,
    }),
  ).toEqual({
    text: 'select $1 from (select * from discord.messages where guild_id = $2) as m where n > $1 and n < $3',
    values: [1, '7', 9],
  })
})

test('a scope that occurs twice has its values once', () => {
  const { text, values } = bind('select (from :scope a), (from :scope b)', { values: {}, pieces })
  expect(values).toEqual(['7'])
  expect(text.match(/\$1/g)).toHaveLength(2)
})

test('null is a value', () => {
  expect(bind('select :a', { values: { a: null }, pieces }).values).toEqual([null])
})

test('a name that stands for nothing is refused', () => {
  expect(() => bind('select :nothing', { values: {}, pieces })).toThrow(/cannot be asked/)
  expect(() => bind('select :toString', { values: {}, pieces })).toThrow(/cannot be asked/)
})
