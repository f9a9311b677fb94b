import { type RefObject, useMemo, useRef } from 'react'
import type { VListHandle } from 'virtua'
import type { ListItem } from './list-items'
import type { ListPlace } from './visited-places'

/** How long rows change their height after the view did. */
const SETTLES_MS = 300
/** How near the end counts as there, in pixels. */
const SLACK = 40

/** Keeps what is read in place while the view changes its size: the message on top stays on top, the newest at the end. */
export function useSteadyPlace(
  list: RefObject<VListHandle | null>,
  items: RefObject<readonly ListItem[]>,
) {
  const kept = useRef<{ place: ListPlace | null; size: number; until: number }>({
    place: null,
    size: 0,
    until: 0,
  })
  return useMemo(() => {
    const isAtEnd = () => {
      const handle = list.current
      if (!handle || items.current.at(-1)?.kind !== 'end') return false
      return handle.scrollOffset + handle.viewportSize >= handle.scrollSize - SLACK
    }
    const stands = (): ListPlace | null => {
      const handle = list.current
      if (!handle || isAtEnd()) return null
      let index = handle.findItemIndex(handle.scrollOffset + 1)
      const rows = items.current
      while (index < rows.length && rows[index]?.kind !== 'message') index += 1
      const row = rows[index]
      if (row?.kind !== 'message') return null
      return { message_id: row.key, offset: handle.scrollOffset - handle.getItemOffset(index) }
    }
    return {
      isAtEnd,
      /** Takes the place to keep; null = the newest. */
      keep: (): ListPlace | null => {
        const place = stands()
        kept.current.place = place
        kept.current.size = list.current?.viewportSize ?? 0
        return place
      },
      /** Forgets it, because the list is about to go elsewhere: nothing is held until a place is taken there. */
      letGo: () => {
        kept.current = { place: null, size: 0, until: 0 }
      },
      /** Takes it while the list scrolls, but not what a view of another size made of it. */
      follow: () => {
        const { size, until } = kept.current
        if (list.current?.viewportSize !== size || performance.now() <= until) return
        kept.current.place = stands()
      },
      /** Goes back to it when the view has another size than when it was taken, and while rows settle; false = it need not. */
      hold: (): boolean => {
        const handle = list.current
        const { place, size, until } = kept.current
        if (!handle || size === 0) return false
        const now = performance.now()
        if (handle.viewportSize !== size) {
          kept.current.size = handle.viewportSize
          kept.current.until = now + SETTLES_MS
        } else if (now > until) return false
        const rows = items.current
        if (place === null) {
          if (rows.at(-1)?.kind === 'end') handle.scrollToIndex(rows.length - 1, { align: 'end' })
          return true
        }
        const index = rows.findIndex(({ key }) => key === place.message_id)
        if (index >= 0) handle.scrollToIndex(index, { align: 'start', offset: place.offset })
        return true
      },
    }
  }, [list, items])
}
