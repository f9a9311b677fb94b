import { expect, it } from 'vitest'
import { withQuestion } from './recent-questions'

it('keeps each question once, as it was asked last, the last one first', () => {
  const first = withQuestion([], { id: 'a', search: { limit: 20 } })
  const second = withQuestion(first, { id: 'b', search: {} })
  expect(withQuestion(second, { id: 'a', search: { limit: 1000 } })).toEqual([
    { id: 'a', search: { limit: 1000 } },
    { id: 'b', search: {} },
  ])
})

it('keeps no more than can be looked through', () => {
  const ids = Array.from({ length: 40 }, (_, index) => String(index))
  const list = ids.reduce(
    (before, id) => withQuestion(before, { id, search: {} }),
    [] as ReturnType<typeof withQuestion>,
  )
  expect(list).toHaveLength(12)
  expect(list[0]?.id).toBe('39')
})
