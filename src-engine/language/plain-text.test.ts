import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hideSpoilers, plainText } from './plain-text'

test.each([
  ['**bold** and __line__ ~~gone~~', 'bold and line gone'],
  ['**open, 2**3', 'open, 23'],
  ['a ** b', 'a ** b'],
  ['# Title\n> quoted\n>>> more\n-# small\n#news > all', 'Title\nquoted\nmore\nsmall\n#news > all'],
  ['see [the docs](https://a.org/x_y) or <https://b.org>', 'see the docs or https://b.org'],
  ['<@123> <@!4> in <#5> <@&6>', '@user @user in #channel @role'],
  ['<:wave:12> <a:dance:3> </vote up:9>', ':wave: :dance: /vote up'],
  ['<t:1700000000:R> <t:9999999999>', '2023-11-14 22:13 UTC 2286-11-20 17:46 UTC'],
  ['run `a**b**c` and\n```ts\nx ** y ** z\n```', 'run a**b**c and\nx ** y ** z\n'],
  ['a < b > c <not a tag> :) snake_case *x*', 'a < b > c <not a tag> :) snake_case *x*'],
])('%s', (text, plain) => {
  expect(plainText(text)).toBe(plain)
})

test('spoilers are covered in pairs', () => {
  expect(hideSpoilers('a ||b|| c ||d', (hidden) => `[${hidden}]`)).toBe('a [b] c ||d')
  expect(hideSpoilers('||a||||b||', () => '#')).toBe('##')
  expect(hideSpoilers('a || b', () => '#')).toBe('a || b')
})

test('no text is an error, and text without markup stays', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      plainText(text)
      const bare = text.replace(/[*_~`<[#>|-]/g, '')
      expect(plainText(bare)).toBe(bare)
      expect(hideSpoilers(bare, () => 'x')).toBe(bare)
    }),
    { numRuns: 500, seed: 4 },
  )
})
