import { expect, it } from 'vitest'
import { mosaic } from './mosaic'

it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
  '%i pictures fill whole rows',
  (count) => {
    const tiles = mosaic(count)
    expect(tiles).toHaveLength(count)
    const cells = tiles.reduce((sum, { columns, rows }) => sum + columns * rows, 0)
    expect(cells % 6).toBe(0)
  },
)

it('gives the first pictures more room', () => {
  expect(mosaic(3).map(({ columns, rows }) => [columns, rows])).toEqual([
    [4, 2],
    [2, 1],
    [2, 1],
  ])
  expect(mosaic(5).map(({ columns }) => columns)).toEqual([3, 3, 2, 2, 2])
  expect(mosaic(7)[0]?.columns).toBe(6)
})
