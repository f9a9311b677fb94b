import { constants, crc32, deflateSync } from 'node:zlib'

/** A colour as `#RRGGBB`. */
export type Hex = string

/** A picture of flat colours: one byte per pixel, an index into the palette. */
export class Canvas {
  readonly pixels: Uint8Array

  /** Starts filled with the first colour of the palette (at most 256 colours). */
  constructor(
    readonly width: number,
    readonly height: number,
    readonly palette: readonly Hex[],
  ) {
    this.pixels = new Uint8Array(width * height)
  }

  /** Fills a rectangle; what lies outside of the picture is left out. */
  rect(x: number, y: number, width: number, height: number, color: number): void {
    const left = Math.max(0, Math.round(x))
    const right = Math.min(this.width, Math.round(x + width))
    const bottom = Math.min(this.height, Math.round(y + height))
    if (right <= left) return
    for (let row = Math.max(0, Math.round(y)); row < bottom; row++) {
      this.pixels.fill(color, row * this.width + left, row * this.width + right)
    }
  }

  /** Fills a column from `y` down to the lower edge. */
  column(x: number, y: number, color: number): void {
    const from = Math.max(0, Math.round(y))
    for (let row = from; row < this.height; row++) this.pixels[row * this.width + x] = color
  }

  /** Fills a disc. */
  disc(cx: number, cy: number, radius: number, color: number): void {
    for (let row = Math.ceil(cy - radius); row <= cy + radius; row++) {
      const half = Math.sqrt(Math.max(0, radius * radius - (row - cy) * (row - cy)))
      this.rect(cx - half, row, 2 * half, 1, color)
    }
  }

  /** The picture as a PNG file; the same pixels give the same bytes on every platform. */
  png(): Buffer {
    const { width, height, pixels } = this
    const raw = new Uint8Array((width + 1) * height)
    raw.set(pixels.subarray(0, width), 1)
    for (let y = 1; y < height; y++) {
      const to = y * (width + 1)
      const from = y * width
      // Filter 2 stores the difference to the row above: flat areas become runs of zeros.
      raw[to] = 2
      for (let x = 0; x < width; x++) {
        raw[to + 1 + x] = (pixels[from + x] as number) - (pixels[from - width + x] as number)
      }
    }
    const header = Buffer.alloc(13)
    header.writeUInt32BE(width, 0)
    header.writeUInt32BE(height, 4)
    header.set([8, 3, 0, 0, 0], 8)
    const colors = Buffer.from(this.palette.map((color) => color.slice(1)).join(''), 'hex')
    // Run lengths only: the other strategies differ between builds of zlib.
    const data = deflateSync(raw, { level: 9, strategy: constants.Z_RLE })
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('PLTE', colors),
      chunk('IDAT', data),
      chunk('IEND', Buffer.alloc(0)),
    ])
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
