import type { CodeSearch } from './protocol'

/** How many 32-bit words the code of a vector has. */
export function codeWords(dims: number): number {
  return Math.ceil(dims / 32)
}

/**
 * The signs of vectors, a bit each, the first one highest: what two vectors mean alike, most of their signs say alike.
 */
export function codesOf(vectors: Float32Array, dims: number): Uint32Array {
  const words = codeWords(dims)
  const codes = new Uint32Array((vectors.length / dims) * words)
  for (let row = 0; row * dims < vectors.length; row++) {
    for (let at = 0; at < dims; at++) {
      if ((vectors[row * dims + at] as number) > 0) {
        const word = row * words + (at >>> 5)
        codes[word] = ((codes[word] as number) | (1 << (31 - (at & 31)))) >>> 0
      }
    }
  }
  return codes
}

/**
 * Places (block by block, counted through) of the codes that differ in the fewest bits from one, nearest first; of
 * equally near ones the later. Looks at every code.
 */
export function nearestCodes({ code, blocks, depth }: CodeSearch): Uint32Array {
  const words = code.length
  const total = blocks.reduce((sum, { count }) => sum + count, 0)
  const distances = new Uint16Array(total)
  const found = new Uint32Array(words * 32 + 1)
  let place = 0
  for (const block of blocks) {
    const data = block.words
    for (let row = 0, at = 0; row < block.count; row++, at += words) {
      let distance = 0
      for (let word = 0; word < words; word++) {
        let bits = (data[at + word] as number) ^ (code[word] as number)
        bits -= (bits >>> 1) & 0x55555555
        bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
        distance += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
      }
      distances[place++] = distance
      found[distance] = (found[distance] as number) + 1
    }
  }
  // where those of each distance begin in the answer
  const wanted = Math.min(depth, total)
  const starts = new Uint32Array(found.length)
  let reached = 0
  let last = 0
  for (; last < found.length && reached < wanted; last++) {
    starts[last] = reached
    reached += found[last] as number
  }
  const places = new Uint32Array(reached)
  for (let at = total - 1; at >= 0; at--) {
    const distance = distances[at] as number
    if (distance >= last) continue
    const start = starts[distance] as number
    places[start] = at
    starts[distance] = start + 1
  }
  return places.slice(0, wanted)
}
