import { expect, it } from 'vitest'
import { previewOf } from './preview'

it('shows twenty lines and tells of the rest', () => {
  const text = Array.from({ length: 25 }, (_, index) => `line ${index}`).join('\r\n')
  const { first, rest } = previewOf(`${text}\n`)
  expect(first.split('\n')).toHaveLength(20)
  expect(rest).toBe(5)
})

it('shows a short text whole', () => {
  expect(previewOf('a\nb\n')).toEqual({ first: 'a\nb', rest: 0 })
  expect(previewOf('')).toEqual({ first: '', rest: 0 })
})

it('cuts one endless line', () => {
  const { first, rest } = previewOf('x'.repeat(100_000))
  expect(first.length).toBeLessThan(5000)
  expect(rest).toBe(1)
})
