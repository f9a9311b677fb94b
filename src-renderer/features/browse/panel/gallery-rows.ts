import type { MediaItem } from '#shared/panel'

/** A row of a gallery: the head of a month, or tiles beside each other. `first` = the place of its first tile. */
export type GalleryRow =
  | { kind: 'month'; key: string; at: string }
  | { kind: 'tiles'; key: string; first: number; items: readonly MediaItem[] }

/** Items in rows of as many columns; with `monthOf` a head stands above each month, whose tiles begin a row. */
export function galleryRows(
  items: readonly MediaItem[],
  columns: number,
  monthOf: ((iso: string) => string) | null,
): GalleryRow[] {
  const rows: GalleryRow[] = []
  let month: string | null = null
  let line: MediaItem[] = []
  let first = 0
  const flush = (next: number) => {
    if (line.length > 0) rows.push({ kind: 'tiles', key: `tiles ${first}`, first, items: line })
    line = []
    first = next
  }
  items.forEach((item, place) => {
    const own = monthOf?.(item.posted_at) ?? null
    if (own !== month) {
      flush(place)
      rows.push({ kind: 'month', key: `month ${place}`, at: item.posted_at })
      month = own
    }
    line.push(item)
    if (line.length === columns) flush(place + 1)
  })
  flush(items.length)
  return rows
}

/** Which row holds a tile; -1 when none does. */
export function rowOf(rows: readonly GalleryRow[], place: number): number {
  return rows.findIndex(
    (row) => row.kind === 'tiles' && place >= row.first && place < row.first + row.items.length,
  )
}

/** The tile that an arrow key leads to from a tile; null = none. */
export function tileFrom(rows: readonly GalleryRow[], place: number, key: string): number | null {
  const tiles = rows.filter((row) => row.kind === 'tiles')
  const last = tiles.at(-1)
  const count = last ? last.first + last.items.length : 0
  const inRange = (next: number) => (next >= 0 && next < count ? next : null)
  if (key === 'ArrowLeft') return inRange(place - 1)
  if (key === 'ArrowRight') return inRange(place + 1)
  if (key === 'Home') return inRange(0)
  if (key === 'End') return inRange(count - 1)
  const row = tiles.findIndex((one) => place >= one.first && place < one.first + one.items.length)
  const here = tiles[row]
  const next = key === 'ArrowUp' ? tiles[row - 1] : key === 'ArrowDown' ? tiles[row + 1] : undefined
  if (!here || !next) return null
  return next.first + Math.min(place - here.first, next.items.length - 1)
}
