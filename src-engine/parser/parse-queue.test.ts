import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQueue } from './parse-queue'
import { threadsFor } from './parser'
import type { ParseRequest } from './protocol'

const request = (file: number, size_bytes: number): ParseRequest => ({
  file,
  size_bytes,
  address: { kind: 'file', path: `/${file}`, raw_path: null },
  path: `/${file}`,
  file_id: file,
  modified_at: '2024-01-01T00:00:00.000Z',
  same_size: [],
  resume: null,
})

test('every file is handed out once, in order for each thread, equal sizes to one thread', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 30 })
  const asking = fc.infiniteStream(fc.nat({ max: 2 }))
  fc.assert(
    fc.property(sizes, asking, (all, asks) => {
      const queue = parseQueue(
        all.map((size, file) => request(file, size)),
        3,
      )
      const got: ParseRequest[][] = [[], [], []]
      for (const thread of [...asks.take(30)]) {
        const next = queue.next(thread)
        if (next !== undefined) got[thread]?.push(next)
      }
      for (const thread of [0, 1, 2]) {
        for (let next = queue.next(thread); next; next = queue.next(thread)) got[thread]?.push(next)
      }
      // what was set aside for a thread after it was emptied
      for (const thread of [0, 1, 2]) {
        for (let next = queue.next(thread); next; next = queue.next(thread)) got[thread]?.push(next)
      }
      const files = got.flat().map(({ file }) => file)
      expect(files.toSorted((a, b) => a - b)).toEqual(all.map((_, file) => file))
      for (const size of [1, 2, 3, 4]) {
        expect(got.filter((of) => of.some((each) => each.size_bytes === size)).length).toBeLessThan(
          2,
        )
      }
    }),
    { seed: 5 },
  )
})

test('threads are as many as bring something', () => {
  const files = (count: number, size_bytes: number) =>
    Array.from({ length: count }, () => ({ size_bytes }))
  expect(threadsFor(files(50, 1000), 8)).toBe(1)
  expect(threadsFor(files(1, 1e9), 8)).toBe(1)
  expect(threadsFor(files(50, 1e7), 1)).toBe(1)
  expect(threadsFor(files(50, 1e7), 2)).toBe(1)
  expect(threadsFor(files(50, 1e7), 3)).toBe(2)
  expect(threadsFor(files(50, 1e7), 16)).toBe(3)
})
