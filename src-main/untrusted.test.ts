import { expect, it } from 'vitest'
import { safeFileName, webLink } from './untrusted'

it.each([
  ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
  ['http://example.org', 'http://example.org/'],
  ['javascript:alert(1)', undefined],
  ['file:///etc/passwd', undefined],
  ['smb://host/share', undefined],
  ['https://user:pass@example.org/', undefined],
  ['not a link', undefined],
])('lets %s out as %s', (address, expected) => {
  expect(webLink(address)?.href).toBe(expected)
})

it.each([
  ['Messages per author.csv', 'Messages per author.csv'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['a\\b:c*?"<>|\n.csv', 'a_b_c_______.csv'],
  ['...', 'export'],
  ['', 'export'],
])('names a file %j as %j', (name, expected) => {
  expect(safeFileName(name)).toBe(expected)
})
