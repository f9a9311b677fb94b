import { crc32, deflateSync } from 'node:zlib'

/**
 * A PNG of eight bits a channel with transparency.
 * @param {number} width
 * @param {number} height
 * @param {(x: number, y: number) => readonly [number, number, number, number]} pixel red, green, blue, alpha
 * @returns {Uint8Array}
 */
export function png(width, height, pixel) {
  return Buffer.concat([
    SIGNATURE,
    header(width, height),
    chunk('IDAT', pixels(width, height, pixel)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/**
 * An APNG of several pictures, each shown for `seconds`; long ones keep pictures of a screen the same.
 * @param {number} size width and height
 * @param {readonly ((x: number, y: number) => readonly [number, number, number, number])[]} frames
 * @param {number} [seconds] at most 65,535
 * @returns {Uint8Array}
 */
export function apng(size, frames, seconds = 600) {
  const control = Buffer.alloc(8)
  control.writeUInt32BE(frames.length, 0)
  const parts = [SIGNATURE, header(size, size), chunk('acTL', control)]
  let sequence = 0
  for (const [index, frame] of frames.entries()) {
    const frameControl = Buffer.alloc(26)
    frameControl.writeUInt32BE(sequence++, 0)
    frameControl.writeUInt32BE(size, 4)
    frameControl.writeUInt32BE(size, 8)
    frameControl.writeUInt16BE(Math.max(1, Math.round(seconds)), 20)
    frameControl.writeUInt16BE(seconds < 1 ? Math.round(1 / seconds) : 1, 22)
    parts.push(chunk('fcTL', frameControl))
    const body = pixels(size, size, frame)
    if (index === 0) {
      parts.push(chunk('IDAT', body))
      continue
    }
    const number = Buffer.alloc(4)
    number.writeUInt32BE(sequence++)
    parts.push(chunk('fdAT', Buffer.concat([number, body])))
  }
  return Buffer.concat([...parts, chunk('IEND', Buffer.alloc(0))])
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** @param {number} width @param {number} height */
function header(width, height) {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  return chunk('IHDR', head)
}

/**
 * @param {number} width
 * @param {number} height
 * @param {(x: number, y: number) => readonly [number, number, number, number]} pixel
 */
function pixels(width, height, pixel) {
  const rows = Buffer.alloc(height * (width * 4 + 1))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set(pixel(x, y), y * (width * 4 + 1) + 1 + x * 4)
  }
  return deflateSync(rows, { level: 9 })
}

/** A part of a PNG with its sum. @param {string} name @param {Buffer} data */
export function chunk(name, data) {
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
