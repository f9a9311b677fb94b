import { crc32, deflateSync } from 'node:zlib'

/**
 * A PNG of eight bits a channel with transparency.
 * @param {number} width
 * @param {number} height
 * @param {(x: number, y: number) => readonly [number, number, number, number]} pixel red, green, blue, alpha
 * @returns {Uint8Array}
 */
export function png(width, height, pixel) {
  const rows = Buffer.alloc(height * (width * 4 + 1))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set(pixel(x, y), y * (width * 4 + 1) + 1 + x * 4)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const body = deflateSync(rows, { level: 9 })
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** @param {string} name @param {Buffer} data */
function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/**
 * A picture for a person: two discs on a colour of their own.
 * @param {number} number
 */
export function facePicture(number) {
  const hue = (number * 67) % 360
  const [ground, disc] = [hsl(hue, 0.5, 0.45), hsl(hue + 40, 0.6, 0.75)]
  return png(64, 64, (x, y) => {
    const inHead = (x - 32) ** 2 + (y - 26) ** 2 < 144
    const inBody = (x - 32) ** 2 + (y - 66) ** 2 < 576
    return [...(inHead || inBody ? disc : ground), 255]
  })
}

/** @param {number} hue @param {number} saturation @param {number} light @returns {[number, number, number]} */
export function hsl(hue, saturation, light) {
  const part = (/** @type {number} */ n) => {
    const k = (n + hue / 30) % 12
    const spread = saturation * Math.min(light, 1 - light)
    return Math.round(255 * (light - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return [part(0), part(8), part(4)]
}
