import { expect, test } from 'vitest'
import { searchTitle } from './search-title'

const title = (text: string, mode: 'words' | 'typos' | 'meaning' | 'hybrid') =>
  searchTitle(text, mode, () => null)

test('by words the words are told', () => {
  expect(title('ferry', 'words')).toBe('Messages with the word ferry')
  expect(title('ferry from:Ann', 'typos')).toBe('Messages by Ann, with the word ferry')
  expect(title(':(', 'words')).toBeTruthy()
})

test('by meaning stands what was typed, and what narrows it', () => {
  expect(title('keep the boat dry', 'meaning')).toBe('About “keep the boat dry”')
  expect(title('ferry', 'hybrid')).toBe('“ferry”, in words or meaning')
  expect(title('dry from:Ann boat', 'meaning')).toBe('Messages by Ann, about “dry boat”')
  expect(title('ferry from:Ann', 'hybrid')).toBe('Messages by Ann: “ferry”, in words or meaning')
  expect(title('from:Ann', 'hybrid')).toBe('Messages by Ann')
})
