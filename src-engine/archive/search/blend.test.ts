import { expect, test } from 'vitest'
import { BLEND_DEPTH, blend, LOWEST_BLEND } from './blend'
import { ALL_WORDS } from './words'

const key = (message_id: string) => ({ channel_id: '1', message_id })
const worded = (id: string, score: number) => ({ ...key(id), score: ALL_WORDS + score })
const some = (id: string, score: number) => ({ ...key(id), score })
const near = (...ids: string[]) =>
  ids.map((id) => ({ ...key(id), why: 'meaning' as const, score: 0.1 }))
const ids = (hits: readonly { message_id: string }[]) => hits.map(({ message_id }) => message_id)

test('what has the words and means it is first, and tells both', () => {
  const hits = blend([worded('1', 1.5), worded('2', 1.4)], near('3', '2'), 'ferry')
  expect(ids(hits)).toEqual(['2', '1', '3'])
  expect(hits[0]?.why).toEqual(['words', 'meaning'])
})

test('the word itself stands above its stem, though that is nearer in meaning', () => {
  // as "Biscuit", a cat, and biscuits
  expect(ids(blend([worded('1', 1.6), worded('2', 0.5)], near('2', '9', '1'), 'Biscuit'))[0]).toBe(
    '1',
  )
})

test('a few words count more than what they mean, many less', () => {
  const words = [worded('1', 1)]
  expect(ids(blend(words, near('2'), 'ferry'))).toEqual(['1', '2'])
  expect(ids(blend(words, near('2'), 'when does the last ferry leave'))).toEqual(['2', '1'])
})

test('what has only some of the words stands behind what means the same', () => {
  const words = [some('2', 0.9), some('3', 0.8)]
  expect(ids(blend(words, near('5', '4'), 'dry boat'))).toEqual(['5', '4', '2', '3'])
  expect(ids(blend(words, near('5', '4', '3'), 'how to dry a boat'))).toEqual(['5', '4', '3', '2'])
})

test('nothing in it scores below what comes after it', () => {
  const many = Array.from({ length: BLEND_DEPTH }, (_each, at) => worded(`${at}`, 1 / 2 ** at))
  many.push(some('99', 0.01))
  for (const { score } of blend(many.slice(1), [], 'ferry'))
    expect(score).toBeGreaterThan(LOWEST_BLEND)
})
