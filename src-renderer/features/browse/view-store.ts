import { useSyncExternalStore } from 'react'

/** What the list shows now, for what stands beside it. */
export type View = {
  /** When the message on top, and the one at the bottom, were posted; null = none is there yet. */
  top_at: string | null
  bottom_at: string | null
  /** True when the channel's newest message shows. */
  is_at_end: boolean
}

/** A place that follows the list without drawing it again. */
export type ViewStore = {
  get(): View
  set(view: View): void
  subscribe(listener: () => void): () => void
}

/** A store that knows nothing yet. */
export function viewStore(): ViewStore {
  let view: View = { top_at: null, bottom_at: null, is_at_end: true }
  const listeners = new Set<() => void>()
  return {
    get: () => view,
    set: (next) => {
      const isSame =
        next.top_at === view.top_at &&
        next.bottom_at === view.bottom_at &&
        next.is_at_end === view.is_at_end
      if (isSame) return
      view = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What the list shows now. */
export function useView(store: ViewStore): View {
  return useSyncExternalStore(store.subscribe, store.get)
}
