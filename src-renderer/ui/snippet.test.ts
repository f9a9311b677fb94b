import { expect, it } from 'vitest'
import { HIT_END, HIT_START } from '#shared/search'
import { snippetParts } from './snippet'

it('splits a snippet at its hits', () => {
  const snippet = `the ${HIT_START}treasury${HIT_END} of the ${HIT_START}DAO${HIT_END}`
  expect(snippetParts(snippet)).toEqual([
    { text: 'the ', is_hit: false },
    { text: 'treasury', is_hit: true },
    { text: ' of the ', is_hit: false },
    { text: 'DAO', is_hit: true },
  ])
})

it('keeps the text around marks without a partner', () => {
  const texts = (snippet: string) =>
    snippetParts(snippet)
      .map((part) => part.text)
      .join('')
  expect(texts(`a${HIT_START}b`)).toBe('ab')
  expect(texts(`a${HIT_END}b`)).toBe('ab')
  expect(snippetParts(`a${HIT_START}b`).some((part) => part.is_hit)).toBe(false)
})
