import { makeStore, type Store, useStore } from '../../ui/store'

/** What the list shows now, for what stands beside it. */
export type View = {
  /** When the message on top, and the one at the bottom, were posted; null = none is there yet. */
  top_at: string | null
  bottom_at: string | null
  /** True when the channel's newest message shows. */
  is_at_end: boolean
}

/** A place that follows the list without drawing it again. */
export type ViewStore = Store<View>

/** A store that knows nothing yet. */
export function viewStore(): ViewStore {
  const store = makeStore<View>({ top_at: null, bottom_at: null, is_at_end: true })
  return {
    ...store,
    set: (next) => {
      const view = store.get()
      const isSame =
        next.top_at === view.top_at &&
        next.bottom_at === view.bottom_at &&
        next.is_at_end === view.is_at_end
      if (!isSame) store.set(next)
    },
  }
}

/** What the list shows now. */
export function useView(store: ViewStore): View {
  return useStore(store)
}
