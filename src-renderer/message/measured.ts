import { useCallback, useSyncExternalStore } from 'react'

/** A size in CSS pixels. */
export type Size = { width: number; height: number }

/** So many sizes are remembered; exports do not tell them, and a list that scrolls back must not jump. */
const MOST = 4000
const known = new Map<string, Size>()

function remember(key: string, size: Size) {
  known.delete(key)
  known.set(key, size)
  const [oldest] = known.keys()
  if (known.size > MOST && oldest !== undefined) known.delete(oldest)
}

/** What is drawn with a size that may become known, by key: the same picture may stand in several places. */
const watching = new Map<string, Set<() => void>>()

/** The size that a picture or video turned out to have; null until it was seen once. `key` = its address. */
export function useMeasured(key: string): { size: Size | null; measure(size: Size): void } {
  const watch = useCallback(
    (listener: () => void) => {
      const all = watching.get(key) ?? new Set()
      watching.set(key, all.add(listener))
      return () => {
        all.delete(listener)
        if (all.size === 0) watching.delete(key)
      }
    },
    [key],
  )
  const size = useSyncExternalStore(watch, () => known.get(key) ?? null)
  return {
    size,
    measure(seen) {
      if (seen.width < 1 || seen.height < 1) return
      if (size?.width === seen.width && size.height === seen.height) return
      remember(key, seen)
      for (const listener of watching.get(key) ?? []) listener()
    },
  }
}

/**
 * The box that something is drawn in: never larger than it is, at most `max`, and no thinner than a person can see and
 * click, however it is shaped.
 */
export function fitted(size: Size, max: Size): Size {
  const scale = Math.min(1, max.width / size.width, max.height / size.height)
  return {
    width: Math.round(Math.min(max.width, Math.max(24, size.width * scale))),
    height: Math.round(Math.min(max.height, Math.max(24, size.height * scale))),
  }
}
