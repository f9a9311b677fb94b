import { expect, test } from 'vitest'
import {
  demandsOf,
  stateOf,
  toNarrow,
  withExcluded,
  withoutEach,
  withoutSpan,
  withPeriod,
  withToggled,
} from './text-edits'

test('a facet adds its operator, and takes it out again', () => {
  const on = withToggled('ferry', 'in:#general')
  expect(on).toBe('ferry in:#general')
  expect(stateOf(on, 'in:#general')).toBe('in')
  expect(withToggled(on, 'in:#general')).toBe('ferry')
  expect(withToggled('', 'has:link')).toBe('has:link')
  expect(withToggled('fox has:link dog', 'has:link')).toBe('fox dog')
  expect(withToggled('has:link', 'has:link')).toBe('')
  expect(stateOf('(fox OR has:link)', 'has:link')).toBeNull()
})

test('an operator is known however it is quoted and in any case', () => {
  expect(stateOf('FROM:"ann" x', 'from:Ann')).toBe('in')
  expect(withToggled('from:"ann" x', 'from:Ann')).toBe('x')
  expect(stateOf('in:general', 'in:#General')).toBe('in')
  expect(stateOf('from:ann', 'mentions:ann')).toBeNull()
})

test('leaving out is the same operator with a dash', () => {
  expect(withExcluded('ferry', 'from:"Ann Lee"')).toBe('ferry -from:"Ann Lee"')
  expect(stateOf('ferry -from:"Ann Lee"', 'from:"Ann Lee"')).toBe('out')
  expect(withExcluded('ferry -from:"Ann Lee"', 'from:"Ann Lee"')).toBe('ferry')
  expect(withExcluded('ferry has:link', 'has:link')).toBe('ferry -has:link')
  expect(withToggled('ferry -has:link', 'has:link')).toBe('ferry has:link')
})

test('a choice is narrowed as a whole', () => {
  expect(withToggled('boat or ship', 'has:link')).toBe('(boat or ship) has:link')
  expect(toNarrow('boat OR ship')).toBe('(boat OR ship) ')
  expect(toNarrow(' boat ')).toBe('boat ')
  expect(toNarrow('')).toBe('')
})

test('operators in a choice or a group are none of the whole search', () => {
  expect(demandsOf('from:ann or from:bob')).toEqual([])
  expect(demandsOf('(from:ann or from:bob) has:link').map(({ text }) => text)).toEqual(['has:link'])
  expect(demandsOf('a -has:link "has:image"').map(({ text }) => text)).toEqual(['-has:link'])
})

test('another period takes the place of the one before', () => {
  expect(withPeriod('ferry', 'during:2025-03')).toBe('ferry during:2025-03')
  expect(withPeriod('ferry after:2025-01-01 x before:2025-02', 'on:2025-03-04')).toBe(
    'ferry x on:2025-03-04',
  )
  expect(withPeriod('a or b', 'during:2025')).toBe('(a or b) during:2025')
  expect(withPeriod('x -during:2024 on:today', null)).toBe('x -during:2024')
})

test('a part is taken out with the space around it', () => {
  expect(withoutSpan('a from:b c', { start: 2, end: 8 })).toBe('a c')
  expect(withoutEach('ferry from:ann -has:link')).toEqual([
    { dropped: 'from:ann', text: 'ferry -has:link' },
    { dropped: '-has:link', text: 'ferry from:ann' },
  ])
})
