import { useState } from 'react'

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

/** The size that a picture or video turned out to have; null until it was seen once. `key` = its address. */
export function useMeasured(key: string): { size: Size | null; measure(size: Size): void } {
  const [, redraw] = useState(0)
  const drawn = known.get(key) ?? null
  return {
    size: drawn,
    measure(size) {
      if (size.width < 1 || size.height < 1) return
      // compared with what this one was drawn with: the same picture elsewhere may have told the size before
      if (drawn?.width === size.width && drawn.height === size.height) return
      remember(key, size)
      redraw((count) => count + 1)
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
