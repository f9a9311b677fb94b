const float = new Float32Array(1)
const bits = new Uint32Array(float.buffer)

/** The 16 bits of the half-precision number nearest to a number; ties to even, too large ones are infinite. */
export function halfBits(value: number): number {
  float[0] = value
  const all = bits[0] as number
  const sign = (all >>> 16) & 0x8000
  const exponent = ((all >>> 23) & 0xff) - 112
  const fraction = all & 0x7fffff
  if (exponent >= 31) return sign | 0x7c00 | (exponent === 143 && fraction !== 0 ? 0x200 : 0)
  if (exponent > 0) {
    // a carry out of the fraction raises the exponent, which is what rounding up means
    return sign | (((exponent << 10) | (fraction >>> 13)) + roundsUp(fraction, 13))
  }
  const shift = 14 - exponent
  if (shift > 24) return sign
  const whole = fraction | 0x800000
  return sign | ((whole >>> shift) + roundsUp(whole, shift))
}

function roundsUp(value: number, dropped: number): number {
  const rest = value & ((1 << dropped) - 1)
  const half = 1 << (dropped - 1)
  return rest > half || (rest === half && ((value >>> dropped) & 1) === 1) ? 1 : 0
}
