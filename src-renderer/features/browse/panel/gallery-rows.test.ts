import { expect, test } from 'vitest'
import type { MediaItem } from '#shared/panel'
import { galleryRows, rowOf, tileFrom } from './gallery-rows'

const items = [
  '2025-03-02',
  '2025-03-01',
  '2025-02-20',
  '2025-02-10',
  '2025-02-01',
  '2025-01-05',
].map(
  (day, index) => ({ message_id: String(index), posted_at: `${day}T12:00:00.000Z` }) as MediaItem,
)
const month = (iso: string) => iso.slice(0, 7)

test('a month has its head, and its tiles begin a row', () => {
  const rows = galleryRows(items, 2, month)
  expect(rows.map((row) => (row.kind === 'month' ? row.at.slice(0, 7) : row.items.length))).toEqual(
    ['2025-03', 2, '2025-02', 2, 1, '2025-01', 1],
  )
  expect(rows.flatMap((row) => (row.kind === 'tiles' ? row.items : []))).toEqual(items)
})

test('without months tiles fill their rows', () => {
  expect(
    galleryRows(items, 4, null).map((row) => (row.kind === 'tiles' ? row.items.length : 'head')),
  ).toEqual([4, 2])
})

test('arrow keys walk through tiles over the heads between them', () => {
  const rows = galleryRows(items, 2, month)
  const from = (place: number, key: string) => tileFrom(rows, place, key)
  expect(from(0, 'ArrowLeft')).toBeNull()
  expect(from(1, 'ArrowRight')).toBe(2)
  expect(from(1, 'ArrowDown')).toBe(3)
  expect(from(3, 'ArrowDown')).toBe(4)
  expect(from(5, 'ArrowUp')).toBe(4)
  expect(from(2, 'End')).toBe(5)
  expect(from(5, 'ArrowDown')).toBeNull()
  expect(rowOf(rows, 4)).toBe(4)
})
