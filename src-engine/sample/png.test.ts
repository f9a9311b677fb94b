import { crc32, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { drawAvatar, drawBadge, drawPicture, type Motif } from './art'
import { Canvas } from './png'

/** Reads a PNG back: checks every chunk and undoes the row filters. */
function decode(file: Buffer): { width: number; height: number; rows: number[][] } {
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    const body = file.subarray(at + 4, at + 8 + length)
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(body))
    chunks.set(body.subarray(0, 4).toString('latin1'), body.subarray(4))
    at += 12 + length
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND'])
  const header = chunks.get('IHDR') as Buffer
  const width = header.readUInt32BE(0)
  const height = header.readUInt32BE(4)
  const raw = inflateSync(chunks.get('IDAT') as Buffer)
  expect(raw.length).toBe((width + 1) * height)
  const rows: number[][] = []
  for (let y = 0; y < height; y++) {
    const line = raw.subarray(y * (width + 1), (y + 1) * (width + 1))
    const above = line[0] === 2 ? rows[y - 1] : undefined
    rows.push([...line.subarray(1)].map((value, x) => (value + (above?.[x] ?? 0)) & 255))
  }
  return { width, height, rows }
}

describe('Canvas', () => {
  it('writes a picture that reads back', () => {
    const canvas = new Canvas(4, 3, ['#000000', '#FF0000', '#00FF00'])
    canvas.rect(1, 1, 9, 1, 1)
    canvas.disc(0, 2, 0.6, 2)
    expect(decode(canvas.png()).rows).toEqual([
      [0, 0, 0, 0],
      [0, 1, 1, 1],
      [2, 0, 0, 0],
    ])
  })
})

describe('art', () => {
  it.each<Motif>(['landscape', 'chart', 'quilt', 'lantern', 'screen'])('draws a %s', (motif) => {
    const file = drawPicture(motif, 'one', 320, 200)
    const { width, height, rows } = decode(file)
    expect([width, height]).toEqual([320, 200])
    expect(new Set(rows.flat()).size).toBeGreaterThan(3)
    expect(file.equals(drawPicture(motif, 'one', 320, 200))).toBe(true)
    expect(file.equals(drawPicture(motif, 'two', 320, 200))).toBe(false)
  })

  it('draws small symmetrical avatars and badges', () => {
    const { rows } = decode(drawAvatar('somebody'))
    for (const row of rows) expect(row.slice(7, 57).toReversed()).toEqual(row.slice(7, 57))
    expect(drawAvatar('somebody').length).toBeLessThan(400)
    expect(decode(drawBadge('sign')).width).toBe(48)
  })
})
