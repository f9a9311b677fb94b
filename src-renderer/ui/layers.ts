import { useId, useLayoutEffect, useSyncExternalStore } from 'react'
import { makeStore } from './store'

/** What lies over the window, the top-most last. */
const layers = makeStore<readonly string[]>([])

/** True while the dialog or drawer is the top-most one: Escape closes that and nothing below it. */
export function useIsTopLayer(opened: boolean): boolean {
  const id = useId()
  useLayoutEffect(() => {
    if (!opened) return
    layers.set([...layers.get(), id])
    // The layer below must not hear the very key that closed this one.
    return () => {
      setTimeout(() => layers.set(layers.get().filter((layer) => layer !== id)))
    }
  }, [id, opened])
  return useSyncExternalStore(layers.subscribe, () => layers.get().at(-1) === id)
}

const IGNORED = 'data-mantine-stop-propagation'

/**
 * Lets Escape in a popover close the popover alone: Mantine's dialogs hear the key first, wherever it was pressed, and leave
 * out only what carries this attribute. Has to listen before any of them does.
 */
export function keepEscapeInPopovers() {
  window.addEventListener(
    'keydown',
    ({ key, target }) => {
      if (key !== 'Escape' || !(target instanceof Element)) return
      if (!target.closest('.mantine-Popover-dropdown') || target.hasAttribute(IGNORED)) return
      target.setAttribute(IGNORED, 'true')
      setTimeout(() => target.removeAttribute(IGNORED))
    },
    { capture: true },
  )
}
