/**
 * A GIF of several pictures, each shown for `seconds`; long ones keep pictures of a screen the same. Its pixels are
 * numbers of colours, at most 128.
 * @param {number} size width and height
 * @param {readonly (readonly [number, number, number])[]} colors
 * @param {readonly ((x: number, y: number) => number)[]} frames
 * @param {number} [seconds]
 * @returns {Uint8Array}
 */
export function gif(size, colors, frames, seconds = 600) {
  const table = Buffer.alloc(128 * 3)
  for (const [index, color] of colors.entries()) table.set(color, index * 3)
  const loop = Buffer.from('\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00', 'latin1')
  const side = [size & 255, size >> 8]
  const parts = [
    Buffer.from('GIF89a', 'latin1'),
    Buffer.from([...side, ...side, 0xf6, 0, 0]),
    table,
    loop,
  ]
  const delay = seconds * 100
  for (const frame of frames) {
    parts.push(Buffer.from([0x21, 0xf9, 4, 4, delay & 255, delay >> 8, 0, 0]))
    parts.push(Buffer.from([0x2c, 0, 0, 0, 0, ...side, ...side, 0, 7]), blocks(codes(size, frame)))
  }
  return Buffer.concat([...parts, Buffer.from([0x3b])])
}

/**
 * LZW without any compression: the table is cleared before its codes outgrow a byte.
 * @param {number} size
 * @param {(x: number, y: number) => number} frame
 */
function codes(size, frame) {
  const bytes = []
  for (let at = 0; at < size * size; at += 1) {
    if (at % 120 === 0) bytes.push(0x80)
    bytes.push(frame(at % size, Math.floor(at / size)))
  }
  return [...bytes, 0x81]
}

/** @param {number[]} bytes */
function blocks(bytes) {
  const parts = []
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.slice(at, at + 255)
    parts.push(block.length, ...block)
  }
  return Buffer.from([...parts, 0])
}
