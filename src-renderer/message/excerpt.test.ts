import { expect, it } from 'vitest'
import { excerptLine } from './excerpt'

it('makes one plain line and keeps spoilers hidden', () => {
  expect(excerptLine('# Hi **all**\n> see ||secret|| <:wave:123>')).toBe('Hi all see ▮▮▮ :wave:')
})
