import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HIT_END, HIT_START } from '#shared/search'
import { parseQuery } from '../../language/query'
import { snippetOf } from './snippet'

/** The snippet of a text for a typed search, its marks as brackets. */
function snippet(typed: string, text: string): string {
  return snippetOf(text, parseQuery(typed).marks)
    .replaceAll(HIT_START, '[')
    .replaceAll(HIT_END, ']')
}

test.each(['->', '>>=', '^$.*+?()[]{}|/\\-', '%', '§', '~~', '**', '<>'])(
  'marks %s as it is written',
  (literal) => {
    expect(snippetOf(`x ${literal} y`, [{ literal }])).toBe(`x ${HIT_START}${literal}${HIT_END} y`)
  },
)

test.each([
  ['fox', 'Foxes: a fox’s den', '[Foxes]: a [fox’s] den'],
  ['"brown fox"', 'fox brown, brown fox', 'fox brown, [brown] [fox]'],
  ['fox -dog', 'fox, no dog', '[fox], no dog'],
  ['日本語', '日本 日本語です', '日本 [日本語]です'],
  ['本', '日本語', '日[本]語'],
  ['水', '水曜日の水', '[水]曜日の[水]'],
  ['🎉', 'party 🎉🎉!', 'party [🎉🎉]!'],
  ['👍', 'ok 👍🏽', 'ok [👍🏽]'],
  ['👩', 'a 👩‍👧 b', 'a [👩‍]👧 b'],
  ['c++', 'C or C++', 'C or [C++]'],
  ['cafe', 'CAFÉ society', '[CAFÉ] society'],
  ['homme', "l'homme", "l'[homme]"],
  ['lantern', 'ping @lantern/wick_2', 'ping @[lantern]/wick_2'],
])('%s in %s', (typed, text, expected) => {
  expect(snippet(typed, text)).toBe(expected)
})

test('markup is left out, unless it is what was looked for', () => {
  expect(snippet('bold', '**bold** <@123> `code`')).toBe('[bold] @user code')
  expect(snippet('123', '**bold** <@123>')).toBe('**bold** <@[123]>')
  expect(snippet('**', '**bold**')).toBe('[**]bold[**]')
  expect(snippet('https://a.org/x', 'see [docs](https://a.org/x)')).toBe(
    'see [docs]([https://a.org/x])',
  )
})

test('what a spoiler hides is never shown, and marked where the hit is', () => {
  expect(snippet('fox', 'the fox ||dies||')).toBe('the [fox] ▒▒▒▒▒')
  expect(snippet('dies', 'the fox ||dies||')).toBe('the fox [▒▒▒▒▒]')
  expect(snippet('||', 'the ||secret|| one')).not.toContain('secret')
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (typed, around) => {
      const rest = around.replaceAll('|', '')
      expect(snippet(typed, `${rest}||hidden||${rest}`)).not.toContain('hidden')
    }),
    { numRuns: 300, seed: 6 },
  )
})

test('of a long text the part with the most of the marks is shown, the earliest of several', () => {
  const filler = Array.from({ length: 100 }, (_, n) => `w${n}`).join(' ')
  const text = `fox ${filler} dog fox ${filler} dog fox ${filler} fox`
  const part = snippet('fox dog', text)
  expect(part).toMatch(/^…w.* w99 \[dog\] \[fox\] w0 .*w\d+…$/)
  expect(part.length).toBeLessThan(240)
  expect(text.indexOf('dog')).toBeLessThan(500)
  expect(snippet('fox', text)).toMatch(/^\[fox\] w0 .*…$/)
  expect(snippet('w99', `${filler} end`)).toMatch(/^…w\d+ .* \[w99\] end$/)
  expect(snippet('nothing', text)).toMatch(/^fox w0 .*…$/)
})

test('a hit longer than a snippet is shown whole', () => {
  const link = `https://a.org/${'x'.repeat(400)}`
  expect(snippet(link, `${'word '.repeat(100)}${link} end`)).toContain(`[${link}]`)
})

test('without its marks, a snippet of plain text is a part of it, whatever was looked for', () => {
  const piece = fc.constantFrom(
    'fox',
    ' ',
    'dog ',
    '日本語',
    '🎉',
    '👍🏽',
    'é',
    '.',
    '\ue000',
    "don't ",
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), fc.array(piece, { maxLength: 4 }), (a, b) => {
      const text = a.join('')
      const shown = snippetOf(text, parseQuery(b.join('')).marks)
      const bare = shown.replaceAll(HIT_START, '').replaceAll(HIT_END, '')
      expect(text.replaceAll('\ue000', '')).toContain(bare.replace(/^…|…$/g, ''))
      expect(shown.isWellFormed()).toBe(true)
      expect(shown.split(HIT_START).length).toBe(shown.split(HIT_END).length)
      expect(shown.replace(/\uE000[^\uE000\uE001]+\uE001/g, '')).not.toMatch(/[\uE000-\uE003]/)
    }),
    { numRuns: 500, seed: 8 },
  )
})
