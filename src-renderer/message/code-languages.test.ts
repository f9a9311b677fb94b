import { describe, expect, it } from 'vitest'
import { CODE_COLORS, CODE_GROUNDS } from './code-colors'
import { type CodePiece, grammarOf, highlightCode, loadGrammar } from './code-languages'
import { contrast } from './contrast'

const textOf = (pieces: readonly CodePiece[]): string =>
  pieces.map((piece) => ('text' in piece ? piece.text : textOf(piece.pieces))).join('')

describe('grammarOf', () => {
  it.each([
    ['ts', 'typescript'],
    ['JS', 'javascript'],
    ['py', 'python'],
    ['html', 'xml'],
    ['c++', 'cpp'],
    ['rust', 'rust'],
    ['harbourscript', null],
    ['txt', null],
    ['', null],
    ['__proto__', null],
  ])('%j means %j', (lang, grammar) => {
    expect(grammarOf(lang)).toBe(grammar)
  })
})

it('parts code without changing a letter, markup included', async () => {
  const code = '// <script>alert(1)</script>\nconst a: string = "x"\n'
  await loadGrammar('typescript')
  const pieces = highlightCode('typescript', code)
  expect(textOf(pieces)).toBe(code)
  expect(pieces[0]).toEqual({
    scope: 'comment',
    pieces: [{ text: '// <script>alert(1)</script>' }],
  })
})

it('colours code at 4.5:1 in both themes', () => {
  for (const [name, [light, dark]] of Object.entries(CODE_COLORS)) {
    expect(contrast(light, CODE_GROUNDS.light), name).toBeGreaterThan(4.5)
    expect(contrast(dark, CODE_GROUNDS.dark), name).toBeGreaterThan(4.5)
  }
})
