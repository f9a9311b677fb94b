import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBlocks } from './blocks'
import { directionEnds } from './directions'
import { NameIndex, NO_NAMES } from './names'
import type { MarkdownNode } from './nodes'
import { MAX_DEPTH, Source, TooCostly } from './source'

const LENGTH = 4000
const known = {
  ...NO_NAMES,
  authors: new NameIndex(['Ana', 'Ana Lee']),
  roles: new NameIndex(['Captain']),
  channels: new NameIndex(['general']),
}

/** How many signs the parser looked at, for each sign of the text; and whether it gave up. */
function costOf(text: string): { looks: number; gaveUp: boolean } {
  const source = new Source(text, known, false)
  try {
    parseBlocks(source)
    return { looks: source.steps / text.length, gaveUp: false }
  } catch (error) {
    if (!(error instanceof TooCostly)) throw error
    return { looks: source.steps / text.length, gaveUp: true }
  }
}

function depthOf(nodes: readonly MarkdownNode[]): number {
  const depths = nodes.map((node) => {
    if (node.type === 'list')
      return 1 + Math.max(...node.items.map((item) => depthOf(item.content)))
    return 'content' in node ? 1 + depthOf(node.content) : 0
  })
  return Math.max(0, ...depths)
}

const PARTS = [
  ...[
    '*',
    '**',
    '_',
    '__',
    '~~',
    '||',
    '`',
    '```',
    '> ',
    '>>> ',
    '[',
    ']',
    '](',
    '[a](http://',
    '\\',
    '\n',
  ],
  ...[
    '<@',
    '<t:',
    '<a:',
    '# ',
    '-# ',
    '- ',
    '  - ',
    '1. ',
    'http://',
    'h',
    ')',
    ' ',
    'a',
    'é',
    '😀',
    '\u200D',
  ],
  ...['@', '@Ana', '#general', ':a:', '<', '\uFE0F', '\u202E', '1\uFE0F\u20E3'],
]

describe('the cost of a text', () => {
  it.each(PARTS)('is bounded for %j over and over', (part) => {
    // One look more than the limit allows may be as long as the text.
    expect(costOf(part.repeat(Math.ceil(LENGTH / part.length))).looks).toBeLessThan(302)
  })

  it('is bounded for any mixture', () => {
    const piece = fc.constantFrom(...PARTS)
    const text = fc
      .array(piece, { minLength: 1, maxLength: 6 })
      .map((pieces) => pieces.join(''))
      .map((unit) => unit.repeat(Math.ceil(LENGTH / unit.length)))
    fc.assert(
      fc.property(text, (hostile) => {
        expect(costOf(hostile).looks).toBeLessThan(302)
      }),
      { numRuns: 300, seed: 12 },
    )
  })

  it('is small for what people write', () => {
    const words =
      'Well, **the ferry** leaves at `06:00` from the *inner* pier (see https://example.com/tides?a=1): ask @Ana Lee or <@123456789012345678> in #general 🌊. '
    const prose = costOf(words.repeat(LENGTH / words.length))
    expect(prose.gaveUp).toBe(false)
    expect(prose.looks).toBeLessThan(12)
    const russian = 'Паром уходит в шесть часов утра от внутреннего причала. '
    expect(costOf(russian.repeat(LENGTH / russian.length)).looks).toBeLessThan(3)
  })
})

it('nests no deeper than it says', () => {
  const deep = `${'**_~~'.repeat(500)}x${'~~_**'.repeat(500)}`
  const source = new Source(deep, known, false)
  let nodes: MarkdownNode[] = []
  try {
    nodes = parseBlocks(source)
  } catch {
    // Given up: shown as it is typed.
  }
  expect(depthOf(nodes)).toBeLessThanOrEqual(MAX_DEPTH)
  const quotes = parseBlocks(new Source('> '.repeat(2000), known, false))
  expect(depthOf(quotes)).toBeLessThanOrEqual(2)
})

describe('directionEnds', () => {
  it.each([
    ['plain', ''],
    ['a \u202E b', '\u202C'],
    ['a \u2067\u202D b', '\u202C\u2069'],
    ['a \u202E b \u202C c', ''],
    ['a \u202E\nb', ''],
  ])('closes what %j leaves open', (text, ends) => {
    expect(directionEnds(text)).toBe(ends)
  })
})
