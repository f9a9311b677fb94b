import { expect, it } from 'vitest'
import { nameOf } from './names'

const ann = { author_name: 'Ann', user_name: 'ann.k' }
const bob = { author_name: 'bob', user_name: 'bob' }

it('names people as the settings want', () => {
  expect(nameOf(ann, 'display')).toBe('Ann')
  expect(nameOf(ann, 'user_name')).toBe('ann.k')
  expect(nameOf(ann, 'both')).toBe('Ann (ann.k)')
})

it('writes equal names once', () => {
  expect(nameOf(bob, 'both')).toBe('bob')
})
