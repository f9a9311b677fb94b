import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hsl, png } from './png.mjs'

/** A file that ffmpeg made, by its name in `media`. @param {string} name @returns {Uint8Array} */
export const made = (name) => readFileSync(join(import.meta.dirname, 'media', name))

/**
 * A picture of a sea under a sky, to tell one from the other by its colour.
 * @param {number} width
 * @param {number} height
 * @param {number} hue
 */
export function sea(width, height, hue) {
  const [sky, water, sun] = [hsl(hue, 0.5, 0.75), hsl(hue + 30, 0.5, 0.4), hsl(45, 0.9, 0.6)]
  const radius = Math.min(width, height) / 6
  return png(width, height, (x, y) => {
    const isSun = Math.hypot(x - width * 0.7, y - height * 0.3) < radius
    const isWater = y > height * 0.6 + Math.round(2 * Math.sin(x / 9))
    return [...(isWater ? water : isSun ? sun : sky), 255]
  })
}

/**
 * A Lottie animation of one frame: a ring and a disc in it. `turns` = it moves.
 * @param {{ turns?: boolean }} [how]
 */
export function lottie({ turns = false } = {}) {
  const still = (/** @type {unknown} */ k) => ({ a: 0, k })
  const transform = {
    ty: 'tr',
    p: still([0, 0]),
    a: still([0, 0]),
    s: still([100, 100]),
    r: still(0),
    o: still(100),
  }
  const disc = (
    /** @type {number} */ x,
    /** @type {number} */ size,
    /** @type {number[]} */ color,
  ) => ({
    ty: 'gr',
    it: [
      { ty: 'el', p: still([x, 0]), s: still([size, size]) },
      { ty: 'fl', c: still(color), o: still(100) },
      transform,
    ],
  })
  const turning = {
    a: 1,
    k: [
      { t: 0, s: [0], e: [360], i: { x: [0.8], y: [0.8] }, o: { x: [0.2], y: [0.2] } },
      { t: 60 },
    ],
  }
  return {
    v: '5.7.0',
    fr: 30,
    ip: 0,
    op: 60,
    w: 160,
    h: 160,
    nm: 'lighthouse',
    ddd: 0,
    assets: [],
    layers: [
      {
        ddd: 0,
        ind: 1,
        ty: 4,
        nm: 'discs',
        sr: 1,
        ks: {
          o: still(100),
          r: turns ? turning : still(0),
          p: still([80, 80, 0]),
          a: still([0, 0, 0]),
          s: still([100, 100, 100]),
        },
        ao: 0,
        shapes: [disc(40, 36, [0.95, 0.77, 0.06, 1]), disc(0, 120, [0.2, 0.29, 0.71, 1])],
        ip: 0,
        op: 60,
        st: 0,
        bm: 0,
      },
    ],
  }
}

/** A page of PDF that says one line. @param {string} line */
export function pdf(line) {
  const content = `BT /F1 24 Tf 40 120 Td (${line}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const start = text.length
  text += `xref\n0 6\n0000000000 65535 f \n${rows}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
