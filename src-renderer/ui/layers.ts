import { useId, useLayoutEffect, useSyncExternalStore } from 'react'

/** What lies over the window, the top-most last. */
let layers: readonly string[] = []
const listeners = new Set<() => void>()

function change(next: readonly string[]) {
  layers = next
  for (const listener of listeners) listener()
}

/** True while the dialog or drawer is the top-most one: Escape closes that and nothing below it. */
export function useIsTopLayer(opened: boolean): boolean {
  const id = useId()
  useLayoutEffect(() => {
    if (!opened) return
    change([...layers, id])
    // The layer below must not hear the very key that closed this one.
    return () => {
      setTimeout(() => change(layers.filter((layer) => layer !== id)))
    }
  }, [id, opened])
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => layers.at(-1) === id,
  )
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
