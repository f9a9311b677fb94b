import { COPY_COLUMNS, type CopyBuffers, type CopyTable } from './tables'

const SPECIAL = /[\\\t\n\r]/
const SPECIALS = /[\\\t\n\r]/g

function escapeOne(char: string): string {
  return char === '\n' ? '\\n' : char === '\t' ? '\\t' : char === '\r' ? '\\r' : '\\\\'
}

/** A text as a field of COPY text format. The text must hold no NUL and no lone surrogate. */
export function copyText(value: string): string {
  return SPECIAL.test(value) ? value.replace(SPECIALS, escapeOne) : value
}

/** A text or null as a field. */
export function copyNullable(value: string | null): string {
  return value === null ? '\\N' : copyText(value)
}

/** A boolean as a field. */
export function copyBoolean(value: boolean): string {
  return value ? 't' : 'f'
}

/** Collects rows as COPY text until they are taken. Fields must be escaped already; numbers and ids need not be. */
export class CopyWriter {
  readonly #texts = new Map<CopyTable, string>()
  readonly #encoder = new TextEncoder()
  /** UTF-16 units collected since the last `take`. */
  size = 0

  /** One row, its fields joined with tabs. */
  add(table: CopyTable, row: string): void {
    this.#texts.set(table, `${this.#texts.get(table) ?? ''}${row}\n`)
    this.size += row.length
  }

  /** The rows so far as transferable buffers of their own; the collector is empty afterwards. */
  take(): CopyBuffers {
    const buffers: CopyBuffers = {}
    for (const table of Object.keys(COPY_COLUMNS) as CopyTable[]) {
      const text = this.#texts.get(table)
      if (text !== undefined) buffers[table] = this.#encoder.encode(text)
    }
    this.#texts.clear()
    this.size = 0
    return buffers
  }
}
