import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DiffPart, diffWords } from './word-diff'

const MARKS = { same: '', gone: '-', new: '+' } as const
const shown = (parts: DiffPart[]) =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : `[${MARKS[kind]}${text}]`)).join('')
const side = (parts: DiffPart[], kind: 'gone' | 'new') =>
  parts
    .filter((part) => part.kind === 'same' || part.kind === kind)
    .map(({ text }) => text)
    .join('')

describe('diffWords', () => {
  it('marks the words that changed and no more', () => {
    expect(shown(diffWords('we meet at 5 today', 'we meet at 6 today'))).toBe(
      'we meet at [-5][+6] today',
    )
    expect(shown(diffWords('one two', 'one two three'))).toBe('one two[+ three]')
    expect(shown(diffWords('one two three', 'two three'))).toBe('[-one ]two three')
  })

  it('reads neighbouring changes as one', () => {
    expect(shown(diffWords('see the old draft, please', 'see our new draft, please'))).toBe(
      'see [-the old][+our new] draft, please',
    )
  })

  it('knows words in scripts without spaces, and whole emoji', () => {
    expect(shown(diffWords('私は猫が好きです', '私は犬が好きです'))).toBe(
      '私は[-猫][+犬]が好きです',
    )
    expect(shown(diffWords('ok 👍🏽', 'ok 👍🏿'))).toBe('ok [-👍🏽][+👍🏿]')
  })

  it('says nothing of equal texts, and everything of empty ones', () => {
    expect(diffWords('same', 'same')).toEqual([{ kind: 'same', text: 'same' }])
    expect(diffWords('', '')).toEqual([])
    expect(shown(diffWords('', 'new'))).toBe('[+new]')
    expect(shown(diffWords('old', ''))).toBe('[-old]')
  })

  it('gives both texts back, whatever they are', () => {
    const word = fc.constantFrom('a', 'b', ' ', '\n', '.', '👍', '猫', 'word', '\ud800')
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const parts = diffWords(older, newer)
        expect(side(parts, 'gone')).toBe(older)
        expect(side(parts, 'new')).toBe(newer)
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it('compares huge texts by lines, and what has no lines as a whole', () => {
    const words = (from: number, space: string) =>
      Array.from({ length: 2500 }, (_, index) => `w${from + index}`).join(space)
    const lines = `x\n${words(0, ' ')}\nkept line\n${words(0, ' ')}\ny`
    const changed = `x2\n${words(9000, ' ')}\nkept line\n${words(9000, ' ')}\ny2`
    const byLines = diffWords(lines, changed)
    expect(byLines.filter(({ kind }) => kind === 'same')).toEqual([
      { kind: 'same', text: 'kept line\n' },
    ])
    for (const times of [1, 4]) {
      const [older, newer] = [words(0, ' ').repeat(times), words(9000, ' ').repeat(times)]
      expect(diffWords(older, newer)).toEqual([
        { kind: 'gone', text: older },
        { kind: 'new', text: newer },
      ])
    }
  })
})
