/** Where a picture stands among others: how many of six columns it takes, how many rows, and its shape (width / height). */
export type Tile = { columns: 2 | 3 | 4 | 6; rows: 1 | 2; ratio: number }

const tile = (columns: Tile['columns'], ratio: number, rows: Tile['rows'] = 1): Tile => ({
  columns,
  rows,
  ratio,
})

/** How several pictures share a rectangle, as Discord lays them out: the first ones large, the rest in threes. */
export function mosaic(count: number): Tile[] {
  if (count <= 1) return [tile(6, 1.5)]
  if (count === 2) return [tile(3, 1), tile(3, 1)]
  if (count === 3) return [tile(4, 1, 2), tile(2, 1), tile(2, 1)]
  if (count === 4) return Array.from({ length: 4 }, () => tile(3, 4 / 3))
  const first = count % 3
  return [
    ...(first === 1 ? [tile(6, 2)] : Array.from({ length: first }, () => tile(3, 4 / 3))),
    ...Array.from({ length: count - first }, () => tile(2, 1)),
  ]
}
