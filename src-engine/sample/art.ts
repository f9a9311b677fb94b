import { Canvas, type Hex } from './png'
import { Rng } from './rng'

/** What a picture shows. */
export type Motif = 'landscape' | 'chart' | 'quilt' | 'lantern' | 'screen'

const skies: readonly (readonly [top: Hex, bottom: Hex])[] = [
  ['#1D2B53', '#F2A65A'],
  ['#2E4057', '#F6C9B5'],
  ['#0B1D3A', '#7A6FB0'],
  ['#5B8E9C', '#F7E8C8'],
  ['#3A1C47', '#F08A6B'],
]
const warm: readonly Hex[] = ['#F4A259', '#F2D8A7', '#BC4B51', '#5B8E7D', '#8CB369', '#2F3E46']

/** Draws a picture; the same seed gives the same bytes. */
export function drawPicture(motif: Motif, seed: string, width: number, height: number): Buffer {
  const rng = new Rng(`picture ${seed}`)
  if (motif === 'landscape') return landscape(rng, width, height)
  if (motif === 'chart') return chart(rng, width, height)
  if (motif === 'quilt') return quilt(rng, width, height)
  if (motif === 'lantern') return lantern(rng, width, height)
  return screen(rng, width, height)
}

/** A small symmetrical figure that stands for a person (64 × 64). */
export function drawAvatar(seed: string): Buffer {
  const rng = new Rng(`avatar ${seed}`)
  const hue = rng.int(0, 359)
  const canvas = new Canvas(64, 64, [
    hsl(hue, 0.45, 0.9),
    hsl(hue, 0.55, 0.45),
    hsl((hue + 40) % 360, 0.6, 0.6),
  ])
  for (let column = 0; column < 3; column++) {
    for (let row = 0; row < 5; row++) {
      const color = rng.chance(0.5) ? (rng.chance(0.75) ? 1 : 2) : 0
      for (const x of [column, 4 - column]) canvas.rect(7 + x * 10, 7 + row * 10, 10, 10, color)
    }
  }
  return canvas.png()
}

/** A small round sign (48 × 48): emoji, icons of embeds. */
export function drawBadge(seed: string): Buffer {
  const rng = new Rng(`badge ${seed}`)
  const hue = rng.int(0, 359)
  const canvas = new Canvas(48, 48, [
    '#FFFFFF',
    hsl(hue, 0.65, 0.5),
    hsl(hue, 0.8, 0.75),
    hsl((hue + 180) % 360, 0.5, 0.4),
  ])
  canvas.disc(24, 24, 22, 1)
  canvas.disc(24, 26, rng.int(9, 14), 2)
  canvas.rect(21, 6, 6, rng.int(8, 16), 3)
  return canvas.png()
}

function landscape(rng: Rng, width: number, height: number): Buffer {
  const [top, bottom] = rng.pick(skies)
  const bands = 24
  const palette = Array.from({ length: bands }, (_, i) => mix(top, bottom, i / (bands - 1)))
  const ranges = 4
  for (let i = 0; i < ranges; i++)
    palette.push(mix(mix(top, bottom, 0.4), '#0D1B1E', 0.22 + i * 0.2))
  palette.push('#FFF1D0')
  const canvas = new Canvas(width, height, palette)
  for (let i = 0; i < bands; i++) canvas.rect(0, (i * height) / bands, width, height / bands + 1, i)
  canvas.disc(
    width * (0.2 + 0.6 * rng.next()),
    height * (0.24 + 0.16 * rng.next()),
    height / 9,
    palette.length - 1,
  )
  for (let i = 0; i < ranges; i++) {
    const line = ridge(rng, width, 5 + i * 2)
    for (let x = 0; x < width; x++) {
      const y = height * (0.5 + 0.12 * i) - (line[x] as number) * height * 0.22
      canvas.column(x, y, bands + i)
    }
  }
  return canvas.png()
}

/** Heights between 0 and 1 that rise and fall smoothly through random points. */
function ridge(rng: Rng, width: number, peaks: number): Float64Array {
  const points = Array.from({ length: peaks + 2 }, () => rng.next())
  return Float64Array.from({ length: width }, (_, x) => {
    const at = (x / width) * peaks
    const left = Math.floor(at)
    const t = at - left
    const blend = t * t * (3 - 2 * t)
    return (points[left] as number) * (1 - blend) + (points[left + 1] as number) * blend
  })
}

function chart(rng: Rng, width: number, height: number): Buffer {
  const canvas = new Canvas(width, height, [
    '#FBFAF7',
    '#D9D5CC',
    '#3B4252',
    rng.pick(warm),
    mix(rng.pick(warm), '#FFFFFF', 0.55),
  ])
  const left = width * 0.08
  const floor = height * 0.88
  for (let i = 1; i <= 4; i++) canvas.rect(left, floor - i * height * 0.19, width * 0.88, 1, 1)
  canvas.rect(left, height * 0.06, width * 0.3, height * 0.035, 2)
  const count = rng.int(8, 18)
  const step = (width * 0.88) / count
  const line = ridge(rng, count, 4)
  const isArea = rng.chance(0.4)
  for (let i = 0; i < count; i++) {
    const value = height * (0.12 + 0.55 * (line[i] as number) + 0.06 * rng.next())
    canvas.rect(left + i * step, floor - value, isArea ? step : step * 0.7, value, isArea ? 4 : 3)
    if (isArea) canvas.rect(left + i * step, floor - value, step, 3, 3)
  }
  canvas.rect(left, floor, width * 0.88, 2, 2)
  return canvas.png()
}

function quilt(rng: Rng, width: number, height: number): Buffer {
  const canvas = new Canvas(width, height, warm)
  const cell = rng.pick([40, 50, 64, 80])
  for (let y = 0; y < height; y += cell) {
    for (let x = 0; x < width; x += cell) {
      const back = rng.int(0, warm.length - 1)
      const front = (back + rng.int(1, warm.length - 1)) % warm.length
      canvas.rect(x, y, cell, cell, back)
      const shape = rng.int(0, 3)
      if (shape === 0) canvas.disc(x + cell / 2, y + cell / 2, cell * 0.36, front)
      if (shape === 1) canvas.rect(x, y, cell / 2, cell, front)
      if (shape === 2) for (let i = 0; i < cell; i++) canvas.rect(x, y + i, i, 1, front)
    }
  }
  return canvas.png()
}

function lantern(rng: Rng, width: number, height: number): Buffer {
  const glow = rng.pick(['#F4A259', '#F2C14E', '#F78154'])
  const night = rng.pick(['#12172B', '#1B2A41', '#241734'])
  const steps = 16
  const palette = [
    night,
    ...Array.from({ length: steps }, (_, i) => mix(night, glow, (i + 1) / (steps + 6))),
    '#0A0D18',
    '#FFF3D6',
    glow,
  ]
  const canvas = new Canvas(width, height, palette)
  const x = width / 2
  const y = height * 0.52
  const size = Math.min(width, height)
  for (let i = 0; i < steps; i++) canvas.disc(x, y, size * (0.62 - i * 0.03), i + 1)
  canvas.rect(x - size * 0.13, y - size * 0.2, size * 0.26, size * 0.4, steps + 3)
  canvas.rect(x - size * 0.16, y - size * 0.23, size * 0.32, size * 0.05, steps + 1)
  canvas.rect(x - size * 0.16, y + size * 0.18, size * 0.32, size * 0.05, steps + 1)
  canvas.rect(x - 2, 0, 4, y - size * 0.23, steps + 1)
  canvas.disc(x, y + size * 0.04, size * 0.07, steps + 2)
  canvas.disc(x, y - size * 0.03, size * 0.045, steps + 2)
  for (let i = 0; i < 40; i++)
    canvas.rect(rng.int(0, width), rng.int(0, Math.floor(height * 0.5)), 2, 2, rng.int(8, steps))
  return canvas.png()
}

function screen(rng: Rng, width: number, height: number): Buffer {
  const accent = rng.pick(warm)
  const canvas = new Canvas(width, height, [
    '#F3F1EC',
    '#FFFFFF',
    '#D8D4CA',
    '#4A4E57',
    accent,
    mix(accent, '#FFFFFF', 0.6),
  ])
  canvas.rect(0, 0, width, height * 0.09, 3)
  for (let i = 0; i < 3; i++) canvas.disc(18 + i * 18, height * 0.045, 6, 4 - (i % 2))
  canvas.rect(0, height * 0.09, width * 0.2, height, 2)
  for (let i = 0; i < 8; i++)
    canvas.rect(
      16,
      height * (0.15 + i * 0.09),
      width * (0.08 + 0.06 * rng.next()),
      8,
      i === 2 ? 4 : 3,
    )
  const cards = rng.int(2, 3)
  for (let i = 0; i < cards; i++) {
    const y = height * (0.15 + i * 0.27)
    canvas.rect(width * 0.24, y, width * 0.7, height * 0.22, 1)
    canvas.rect(width * 0.27, y + height * 0.04, width * (0.2 + 0.2 * rng.next()), 12, 3)
    canvas.rect(width * 0.27, y + height * 0.12, width * 0.6, 14, 5)
    canvas.rect(width * 0.27, y + height * 0.12, width * 0.6 * (0.2 + 0.7 * rng.next()), 14, 4)
  }
  return canvas.png()
}

function mix(a: Hex, b: Hex, share: number): Hex {
  const part = (at: number) => {
    const from = Number.parseInt(a.slice(at, at + 2), 16)
    const to = Number.parseInt(b.slice(at, at + 2), 16)
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${part(1)}${part(3)}${part(5)}`
}

function hsl(hue: number, saturation: number, lightness: number): Hex {
  const spread = saturation * Math.min(lightness, 1 - lightness)
  const part = (n: number) => {
    const k = (n + hue / 30) % 12
    const value = lightness - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${part(0)}${part(8)}${part(4)}`
}
