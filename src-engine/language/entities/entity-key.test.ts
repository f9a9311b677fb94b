import { expect, it } from 'vitest'
import { entityKey } from './entity-key'

it.each([
  ['Ethereum', 'ethereum'],
  ['$ETH', 'eth'],
  ['  New   York ', 'new york'],
  ['São Paulo', 'sao paulo'],
  ["Ann's", 'ann'],
  ['vitalik.eth', 'vitalik.eth'],
  ['C++', 'c++'],
  ['C#', 'c#'],
  ['AT&T', 'at&t'],
  ['Inc.', 'inc'],
  ['U.S.', 'u.s'],
  ['.NET', 'net'],
  ['#general', 'general'],
  ['!!!', ''],
  ['', ''],
])('the key of %j is %j', (name, key) => {
  expect(entityKey(name)).toBe(key)
})

it('is its own key', () => {
  for (const name of ['C++', '.NET', 'vitalik.eth', 'AT&T', "O'Brien", 'x'.repeat(300)]) {
    expect(entityKey(entityKey(name))).toBe(entityKey(name))
  }
})

it('takes no time for hostile texts', () => {
  for (const part of ['.', ' .', "'s", '+#', '& ', 'a ', '\u0301']) {
    expect(entityKey(part.repeat(20_000)).length).toBeLessThanOrEqual(100)
  }
})
