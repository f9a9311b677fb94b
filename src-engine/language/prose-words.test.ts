import { expect, it } from 'vitest'
import { proseWords } from './prose-words'

it.each([
  ['Good morning, Ann!', ['good', 'morning', 'ann']],
  ['Don’t panic: it’s 42', ["don't", 'panic', "it's"]],
  ['schön SCHÖN scho\u0308n', ['schön', 'schön', 'schön']],
  ['snake_case and/or b2b', ['snake', 'case', 'and', 'or', 'b2b']],
  ['𝓱𝓮𝓵𝓵𝓸 ½ 🎉 1st', ['hello', '1st']],
  ['漢字 を読む', ['漢字', 'を', '読む']],
  ['', []],
])('the words of %j', (text, words) => {
  expect(proseWords(text)).toEqual(words)
})

it('takes no time for hostile texts', () => {
  for (const piece of ["'", 'a\u0301', '\u200d', '漢', 'ก', '👨‍👩‍👧']) {
    const started = performance.now()
    proseWords(piece.repeat(20_000))
    expect(performance.now() - started).toBeLessThan(2_000)
  }
})
