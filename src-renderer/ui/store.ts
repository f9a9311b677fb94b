import { useSyncExternalStore } from 'react'

/** One value outside of React that components can follow. */
export type Store<T> = {
  get(): T
  set(next: T): void
  /** Calls the listener after every change; returns the function that ends it. */
  subscribe(listener: () => void): () => void
}

/** A store that holds `first`. */
export function makeStore<T>(first: T): Store<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The value of a store; the component is drawn again when it changes. */
export function useStore<T>({ subscribe, get }: Store<T>): T {
  return useSyncExternalStore(subscribe, get)
}
