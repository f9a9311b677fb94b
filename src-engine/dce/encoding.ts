/** How the bytes of a file are written. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be'

/**
 * Tells the encoding from the first four bytes: a byte order mark, or NULs where UTF-16 has them (what is
 * read here begins with ASCII). `bom` = the mark's length.
 */
export function sniffEncoding(start: Uint8Array): { encoding: TextEncodingName; bom: number } {
  const [a, b, c, d] = start
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bom: 3 }
  // a single damaged byte at the start must not turn a whole file into Chinese: the second character decides too
  if (a === 0xff && b === 0xfe && (d ?? 0) === 0) return { encoding: 'utf-16le', bom: 2 }
  if (a === 0xfe && b === 0xff && (c ?? 0) === 0) return { encoding: 'utf-16be', bom: 2 }
  if (a !== 0 && b === 0 && c !== 0 && (d ?? 0) === 0) return { encoding: 'utf-16le', bom: 0 }
  if (a === 0 && b !== 0 && (c ?? 0) === 0 && d !== 0) return { encoding: 'utf-16be', bom: 0 }
  return { encoding: 'utf-8', bom: 0 }
}

/**
 * Turns the chunks of a file into UTF-8 without a byte order mark. UTF-8 passes through uncopied, so that
 * byte offsets are the file's own but for the mark. A reader is told of both, and of UTF-16, by this
 * source (dce/window.ts).
 */
export class Utf8Source {
  #encoding: TextEncodingName | null = null
  #held: Uint8Array = new Uint8Array(0)
  #decoder: InstanceType<typeof TextDecoder> | null = null
  readonly #encoder = new TextEncoder()
  /** Bytes of the byte order mark at the file's start. */
  bom = 0

  /** null until the first bytes came. */
  get encoding(): TextEncodingName | null {
    return this.#encoding
  }

  /** The next part as UTF-8; may be empty while the encoding is still open. */
  push(chunk: Uint8Array): Uint8Array {
    if (this.#encoding === null) {
      const start = this.#held.length === 0 ? chunk : concat(this.#held, chunk)
      if (start.length < 4) {
        // a copy: the slice of a Buffer would share memory that the reader uses again
        this.#held = new Uint8Array(start)
        return new Uint8Array(0)
      }
      return this.#begin(start)
    }
    return this.#decode(chunk)
  }

  /** What is left when the file ends. */
  end(): Uint8Array {
    const rest =
      this.#encoding === null && this.#held.length > 0 ? this.#begin(this.#held) : new Uint8Array(0)
    const tail = this.#decoder === null ? '' : this.#decoder.decode()
    return tail === '' ? rest : concat(rest, this.#encoder.encode(tail))
  }

  #begin(start: Uint8Array): Uint8Array {
    const { encoding, bom } = sniffEncoding(start)
    this.#encoding = encoding
    this.bom = bom
    this.#held = new Uint8Array(0)
    if (encoding !== 'utf-8') this.#decoder = new TextDecoder(encoding, { ignoreBOM: true })
    return this.#decode(start.subarray(bom))
  }

  #decode(chunk: Uint8Array): Uint8Array {
    if (this.#decoder === null) return chunk
    return this.#encoder.encode(this.#decoder.decode(chunk, { stream: true }))
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length + b.length)
  out.set(a)
  out.set(b, a.length)
  return out
}
