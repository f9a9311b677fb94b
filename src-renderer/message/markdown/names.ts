/**
 * Names that a text may hold after `@` or `#`, to be found at a place of it. Of several that fit, the longest wins; a
 * name does not end in the middle of a word of ASCII letters (`@Bo` is not in `@Bobby`, but is in `@Boさん`).
 */
export class NameIndex {
  readonly #byStart = new Map<string, string[]>()

  constructor(names: Iterable<string>) {
    const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length)
    for (const name of longestFirst) {
      if (name === '') continue
      const start = name.slice(0, 2)
      const same = this.#byStart.get(start)
      if (same) same.push(name)
      else this.#byStart.set(start, [name])
      if (name.length === 1) this.#oneSign.push(name)
    }
  }

  readonly #oneSign: string[] = []

  /** The name that stands in the text at the index; null for none. */
  at(text: string, index: number): string | null {
    const same = this.#byStart.get(text.slice(index, index + 2)) ?? []
    return same.concat(this.#oneSign).find((name) => fits(name, text, index)) ?? null
  }
}

const WORD = /[0-9A-Za-z]/

function fits(name: string, text: string, index: number): boolean {
  if (!text.startsWith(name, index)) return false
  const next = text[index + name.length] ?? ''
  return !(WORD.test(name.at(-1) ?? '') && WORD.test(next))
}

/** What the message and its guild know, for text whose mentions and emoji were resolved to names. */
export type KnownNames = {
  authors: NameIndex
  roles: NameIndex
  channels: NameIndex
  emojis: ReadonlySet<string>
}

const nobody = new NameIndex([])

/** Knows nothing. */
export const NO_NAMES: KnownNames = {
  authors: nobody,
  roles: nobody,
  channels: nobody,
  emojis: new Set(),
}
