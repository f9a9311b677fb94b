import { makeStore, useStore } from './store'

/** What the window remembers under a key, as far as it is a list of such items; [] when nothing was kept. */
export function readList<T>(key: string, isItem: (value: unknown) => value is T): readonly T[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(found) ? found.filter(isItem) : []
  } catch {
    return []
  }
}

/** A short list that the window remembers, `most` items at most, and that components can follow. */
export type KeptList<T> = {
  get(): readonly T[]
  set(next: readonly T[]): void
  /** The list; the component is drawn again when it changes. */
  use(): readonly T[]
}

/** The list under a key; it is read once somebody asks. */
export function keptList<T>(
  key: string,
  isItem: (value: unknown) => value is T,
  most: number,
): KeptList<T> {
  const store = makeStore<readonly T[] | null>(null)
  const get = () => {
    const known = store.get()
    if (known) return known
    const restored = readList(key, isItem).slice(0, most)
    store.set(restored)
    return restored
  }
  return {
    get,
    set(next) {
      localStorage.setItem(key, JSON.stringify(next))
      store.set(next)
    },
    use: () => useStore(store) ?? get(),
  }
}
