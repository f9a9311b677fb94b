import { expect, test } from 'vitest'
import { HIT_END, HIT_START } from '#shared/search'
import { literalSnippet } from './snippet'

test.each(['-', '-a', 'c++', 'a-b', '^$.*+?()[]{}|/\\-', '%', '日本-語'])(
  'marks %s as it is written',
  (literal) => {
    expect(literalSnippet([literal], `x ${literal} y`)).toBe(`x ${HIT_START}${literal}${HIT_END} y`)
  },
)
