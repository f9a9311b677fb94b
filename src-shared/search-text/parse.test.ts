import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leavesOf, type SearchNode } from './nodes'
import { parseSearch } from './parse'
import { addToSearch, operatorText, printSearch, quoteValue } from './print'

/** A tree without places, as short as it can be read: [kind, …]. */
function shape(node: SearchNode | null): unknown {
  if (node === null) return null
  switch (node.kind) {
    case 'word':
      return node.is_prefix ? ['prefix', node.text] : node.text
    case 'phrase':
      return ['phrase', node.text]
    case 'operator':
      return [`${node.name}:`, node.value]
    case 'not':
      return ['not', shape(node.node)]
    default:
      return [node.kind, ...node.nodes.map(shape)]
  }
}

const tree = (text: string) => shape(parseSearch(text).root)

test.each<[string, unknown]>([
  ['', null],
  ['  ', null],
  ['fox', 'fox'],
  ['brown fox', ['and', 'brown', 'fox']],
  ['"brown fox" dog', ['and', ['phrase', 'brown fox'], 'dog']],
  ['fox -dog --cat', ['and', 'fox', ['not', 'dog'], ['not', 'cat']]],
  ['fox or dog cat OR bird', ['or', 'fox', ['and', 'dog', 'cat'], 'bird']],
  ['or fox or', ['and', 'or', 'fox', 'or']],
  ['(fox or dog) cat', ['and', ['or', 'fox', 'dog'], 'cat']],
  ['-(fox from:ann)', ['not', ['and', 'fox', ['from:', 'ann']]]],
  ['fo* f* -ba*', ['and', ['prefix', 'fo'], ['prefix', 'f'], ['not', ['prefix', 'ba']]]],
  ['* c* c++* **', ['and', '*', ['prefix', 'c'], 'c++*', '**']],
  ['FROM:ann', ['from:', 'ann']],
  ['from:"Ann \\"Lee\\" \\\\ x" y', ['and', ['from:', 'Ann "Lee" \\ x'], 'y']],
  ['from: ann', ['and', ['from:', ''], 'ann']],
  [
    '(in:#general has:link) OR is:pinned',
    ['or', ['and', ['in:', '#general'], ['has:', 'link']], ['is:', 'pinned']],
  ],
  ['reactions:>=10 length:5..9', ['and', ['reactions:', '>=10'], ['length:', '5..9']]],
  ['https://a.org/x:y std::vector 10:30', ['and', 'https://a.org/x:y', 'std::vector', '10:30']],
  ['f(x) :) :( (f(y))', ['and', 'f(x)', ':)', ':(', 'f(y)']],
  ['(fox', '(fox'],
  ['fox)', 'fox)'],
  ['()', '()'],
  ['((fox) (-(dog)', ['and', '(', 'fox', '(-', 'dog']],
  ['-> -- - -!!', ['and', '->', '--', '-', '-!!']],
  ['-🎉 -"->"', ['and', ['not', '🎉'], ['not', ['phrase', '->']]]],
  ['fo"o bar"', ['and', 'fo', ['phrase', 'o bar']]],
  [
    'from:שלום ext:日本 domain:c++',
    ['and', ['from:', 'שלום'], ['ext:', '日本'], ['domain:', 'c++']],
  ],
])('%s', (text, expected) => {
  expect(tree(text)).toEqual(expected)
})

test.each<[string, string, string, string | null]>([
  ['see form:ann', 'form:', 'There is no operator form', 'see from:ann'],
  ['fox NOT from:ann', 'NOT', 'a dash before it', 'fox -from:ann'],
  ['author:ann', 'author:', 'from: is meant', 'from:ann'],
  ['fox "brown', '"brown', 'never closed', 'fox "brown"'],
  ['"a\\', '"a\\', 'never closed', '"a\\\\"'],
  ['(fox or dog ', '(', 'never closed', '(fox or dog)'],
])('%s is told about', (text, where, message, fix) => {
  const { problems } = parseSearch(text)
  expect(problems).toHaveLength(1)
  expect(text.slice(problems[0]?.start, problems[0]?.end)).toBe(where)
  expect(problems[0]?.message).toContain(message)
  expect(problems[0]?.fix).toBe(fix)
  expect(parseSearch(fix ?? '').problems).toEqual([])
})

const PIECES = [
  ...['from:', 'in:', 'HAS:', 'is:', 'length:>', 'foo:', '"', '\\', '(', ')', '-', 'or', 'OR', '*'],
  ...[
    ' ',
    '\t',
    '\u00a0',
    'fox',
    'c++',
    '#',
    '日本',
    '🎉',
    'שלום',
    '\0',
    '\ud800',
    "'",
    '%',
    ':',
    '..',
  ],
]
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((parts) => parts.join('')),
)

test('every text is a search: its leaves cover it, and printed it is the same search', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const { root, problems } = parseSearch(text)
      let rest = ''
      let at = 0
      for (const { start, end } of leavesOf(root)) {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end).toBeGreaterThan(start)
        rest += ` ${text.slice(at, start)} `
        at = end
      }
      rest += ` ${text.slice(at)}`
      // between the leaves are only spaces, groups, dashes and choices
      expect(rest).toMatch(/^(?:\s|[()-]|\bor\b)*$/i)
      for (const { start, end } of problems) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(end).toBeGreaterThan(start)
      }
      const printed = printSearch(root)
      expect([printed, tree(printed)]).toEqual([printed, shape(root)])
    }),
    { numRuns: 5000, seed: 1 },
  )
})

test('any value can be quoted', () => {
  fc.assert(
    fc.property(typed, (value) => {
      expect(tree(`a ${operatorText('from', value)} b`)).toEqual([
        'and',
        'a',
        ['from:', value],
        'b',
      ])
    }),
    { numRuns: 2000, seed: 2 },
  )
  expect(quoteValue('c++')).toBe('c++')
  expect(quoteValue('Ann "Lee"')).toBe('"Ann \\"Lee\\""')
})

test('a demand is added to the whole search, once', () => {
  expect(addToSearch('', 'has:link')).toBe('has:link')
  expect(addToSearch('fox ', 'has:link')).toBe('fox has:link')
  expect(addToSearch('fox has:link', 'has:link')).toBe('fox has:link')
  expect(addToSearch('fox OR dog', 'has:link')).toBe('(fox OR dog) has:link')
})
