/** A seeded source of randomness: the same seed gives the same sequence on every machine. */
export class Rng {
  #a: number
  #b: number
  #c: number
  #d: number

  /** Two generators with the same seed text give the same numbers. */
  constructor(seed: string) {
    // xmur3 spreads the text over the 128 bits of state that sfc32 wants.
    let h = 1779033703 ^ seed.length
    for (let i = 0; i < seed.length; i++) {
      h = Math.imul(h ^ seed.charCodeAt(i), 3432918353)
      h = (h << 13) | (h >>> 19)
    }
    const word = () => {
      h = Math.imul(h ^ (h >>> 16), 2246822507)
      h = Math.imul(h ^ (h >>> 13), 3266489909)
      h ^= h >>> 16
      return h | 0
    }
    this.#a = word()
    this.#b = word()
    this.#c = word()
    this.#d = word()
    for (let i = 0; i < 12; i++) this.uint32()
  }

  /** The next unsigned 32-bit number (sfc32). */
  uint32(): number {
    const t = (this.#a + this.#b + this.#d) | 0
    this.#d = (this.#d + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) | 0
    return t >>> 0
  }

  /** A number in [0, 1). */
  next(): number {
    return this.uint32() / 4294967296
  }

  /** An integer in [min, max], both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1))
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** One item; the list must not be empty. */
  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)] as T
  }

  /** At most `count` different items, in random order. */
  sample<T>(items: readonly T[], count: number): T[] {
    const left = items.slice()
    const taken: T[] = []
    while (taken.length < count && left.length > 0) {
      const at = this.int(0, left.length - 1)
      taken.push(left[at] as T)
      left[at] = left[left.length - 1] as T
      left.pop()
    }
    return taken
  }

  /** A waiting time with the given mean (exponential distribution). */
  wait(mean: number): number {
    return -Math.log(1 - this.next()) * mean
  }

  /** Hexadecimal digits, lower case. */
  hex(digits: number): string {
    let text = ''
    while (text.length < digits) text += this.uint32().toString(16).padStart(8, '0')
    return text.slice(0, digits)
  }
}

/** Draws indexes in proportion to fixed weights, in constant time (Walker's alias method). */
export class AliasTable {
  readonly #probability: Float64Array
  readonly #alias: Int32Array

  /** The weights must be finite, not negative, and not all zero. */
  constructor(weights: ArrayLike<number>) {
    const n = weights.length
    let sum = 0
    for (let i = 0; i < n; i++) sum += weights[i] as number
    this.#probability = new Float64Array(n)
    this.#alias = new Int32Array(n)
    const scaled = Float64Array.from(weights, (w) => (w * n) / sum)
    const small: number[] = []
    const large: number[] = []
    scaled.forEach((w, i) => {
      if (w < 1) small.push(i)
      else large.push(i)
    })
    while (small.length > 0 && large.length > 0) {
      const less = small.pop() as number
      const more = large.pop() as number
      this.#probability[less] = scaled[less] as number
      this.#alias[less] = more
      scaled[more] = (scaled[more] as number) + (scaled[less] as number) - 1
      if ((scaled[more] as number) < 1) small.push(more)
      else large.push(more)
    }
    for (const i of large) this.#probability[i] = 1
    for (const i of small) this.#probability[i] = 1
  }

  /** One index. */
  draw(rng: Rng): number {
    const at = Math.floor(rng.next() * this.#probability.length)
    return rng.next() < (this.#probability[at] as number) ? at : (this.#alias[at] as number)
  }
}
