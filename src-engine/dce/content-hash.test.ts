import { expect, test } from 'vitest'
import { mediaIdentity } from './content-hash'

test.each([
  ['a.json_Files/cat-1A2B3.png', 'b.json_Files\\cat-1a2b3c4d5e6f7081.png'],
  ['a.json_Files/1A2B3', '1a2b3c4d5e6f7081'],
  ['x/cat-1A2B3', 'y/cat-1a2b3'],
])('a file downloaded under two styles of hash is one: %s', (one, other) => {
  expect(mediaIdentity(one)).toBe(mediaIdentity(other))
})

test('files that differ in name, hash or number stay apart', () => {
  const names = ['cat-1A2B3.png', 'dog-1A2B3.png', 'cat-1A2B4.png', 'cat (2).png', 'cat (3).png']
  expect(new Set(names.map(mediaIdentity)).size).toBe(names.length)
})
