type Entry<T> = { hash: number; run: string; value: T }

/** A value that finds its place taken this often replaces another: texts made to collide cost no more than others. */
const MAX_PROBES = 8

/**
 * Remembers values by parts of texts, and forgets some of them when it is full. A Map would need every part cut out of
 * its text before it can be looked for, which takes twice the time of all the rest of making words.
 */
export class RunTable<T> {
  readonly #entries: (Entry<T> | null)[]
  readonly #mask: number
  #missedHash = 0
  #missedSlot = 0

  /** `slots` is a power of two. */
  constructor(slots: number) {
    this.#entries = new Array(slots).fill(null)
    this.#mask = slots - 1
  }

  /** The value of the part from `start` to `end`; undefined when none is remembered. */
  get(text: string, start: number, end: number): T | undefined {
    let hash = 0x811c9dc5
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash ^= hash >>> 15
    this.#missedHash = hash
    this.#missedSlot = hash & this.#mask
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const slot = (hash + probe) & this.#mask
      const entry = this.#entries[slot]
      if (entry === null || entry === undefined) {
        this.#missedSlot = slot
        break
      }
      if (
        entry.hash === hash &&
        entry.run.length === end - start &&
        text.startsWith(entry.run, start)
      ) {
        return entry.value
      }
    }
    return undefined
  }

  /** Remembers the value of the part that the last {@link get} did not find. */
  addMissed(run: string, value: T): void {
    this.#entries[this.#missedSlot] = { hash: this.#missedHash, run, value }
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries.fill(null)
  }
}
