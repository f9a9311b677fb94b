import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OPERATORS } from '#shared/search-text/operators'
import { parseSearch } from '#shared/search-text/parse'
import { describeSearch } from './describe'

test.each<[string, string]>([
  ['', ''],
  ['fox', 'Messages with the word fox'],
  [
    'brown "lazy dog" fo* -cat -"a bird"',
    'Messages with the words brown, “lazy dog” and fo…, without the words cat or “a bird”',
  ],
  [
    'has:link fox in:#general during:2025-03.. from:"Ann Lee"',
    'Messages by Ann Lee in #general with a link, since March 2025, with the word fox',
  ],
  ['-from:ann -has:file -is:pinned', 'Messages not by ann that are not pinned without a file'],
  ['from:ann OR (in:#dev fox)', 'Messages either by ann or in #dev and with fox'],
  ['before:2025 after:2024-03-14', 'Messages before 2025, after 14 March 2024'],
  [
    'on:yesterday during:2025-01..2025-03-02',
    'Messages from yesterday, from January 2025 to 2 March 2025',
  ],
  ['reactions:>=10 length:1', 'Messages with at least 10 reactions, with 1 character'],
  ['length:..9 reactions:3..', 'Messages with 0 to 9 characters, with at least 3 reactions'],
  [
    '-mentions:ann replying_to:ben role:Crew',
    'Messages that reply to ben that do not mention ann by holders of Crew',
  ],
  [
    'ext:.pdf domain:a.org reaction:👍 lang:de entity:Oslo',
    'Messages with a file .pdf, that link to a.org, with the reaction 👍, in German, that name Oslo',
  ],
  [
    '-length:>10 -before:2025 -added:2025-03.. -in:#dev -lang:de',
    'Messages not in #dev, not before 2025, that did not come into the archive since March 2025, not with more than 10 characters, not in German',
  ],
  ['is:wrong has: from: during:never', ''],
  ['like:1/2', 'Messages that say what one message says'],
])('%s', (text, sentence) => {
  expect(describeSearch(text)).toBe(sentence)
})

test('ids can be called by name', () => {
  const nameOf = (operator: string, value: string) =>
    operator === 'in' && value === '123' ? '#general' : null
  expect(describeSearch('in:123', nameOf)).toBe('Messages in #general')
})

test('every operator is described by its example', () => {
  for (const { example, name } of OPERATORS) {
    expect(parseSearch(example)).toMatchObject({ root: { kind: 'operator', name }, problems: [] })
    expect([example, describeSearch(example)]).toEqual([
      example,
      expect.stringMatching(/^Messages \w/),
    ])
  }
})

test('any text is described', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(describeSearch(text)).toMatch(/^(?:Messages |$)/)
    }),
    { numRuns: 1000, seed: 4 },
  )
})
