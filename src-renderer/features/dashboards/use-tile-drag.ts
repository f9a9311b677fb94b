import { type PointerEvent, useEffect, useRef, useState } from 'react'

/** Where a dragged tile would be put: before the tile at this place of the list (its length = at the end). */
type Drop = { tile_id: string; place: number }

const LEAST_DRAG = 4

/**
 * Lets the user take tiles by their grips and put them elsewhere. `tiles` = their ids in order; each lies in the holder with
 * `data-tile-id`. Escape lets go without.
 */
export function useTileDrag(
  tiles: readonly string[],
  onMove: (tileId: string, to: number) => void,
) {
  const holder = useRef<HTMLDivElement>(null)
  const [drop, setDrop] = useState<Drop | null>(null)
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])

  const take = (event: PointerEvent<HTMLElement>, tile_id: string) => {
    if (event.button !== 0 || !event.isPrimary) return
    const start = { x: event.clientX, y: event.clientY }
    const hearing = new AbortController()
    let found: Drop | null = null
    const end = () => {
      hearing.abort()
      stop.current = null
      setDrop(null)
    }
    const on = <K extends keyof WindowEventMap>(
      name: K,
      hear: (event: WindowEventMap[K]) => void,
    ) => window.addEventListener(name, hear, { signal: hearing.signal, capture: true })
    on('pointermove', ({ clientX: x, clientY: y }) => {
      if (!found && Math.hypot(x - start.x, y - start.y) < LEAST_DRAG) return
      const place = holder.current ? placeAt(holder.current, x, y) : null
      if (place === null) return
      found = { tile_id, place }
      setDrop(found)
    })
    on('pointerup', () => {
      if (found) {
        const from = tiles.indexOf(tile_id)
        // the tile itself is not counted among those before which it is put
        onMove(tile_id, found.place > from ? found.place - 1 : found.place)
      }
      end()
    })
    on('pointercancel', end)
    on('keydown', (pressed) => {
      if (pressed.key !== 'Escape') return
      pressed.stopPropagation()
      end()
    })
    stop.current = end
  }
  return { holder, drop, take }
}

/** Before which tile a place in the window is: the nearest one, or the one after it where the place is past its middle. */
function placeAt(holder: HTMLElement, x: number, y: number): number | null {
  const boxes = [...holder.querySelectorAll('[data-tile-id]')].map((tile) =>
    tile.getBoundingClientRect(),
  )
  let nearest: { place: number; far: number } | null = null
  for (const [index, box] of boxes.entries()) {
    const dx = Math.max(box.left - x, 0, x - box.right)
    const dy = Math.max(box.top - y, 0, y - box.bottom)
    const far = Math.hypot(dx, dy)
    if (nearest && far >= nearest.far) continue
    const isWide = box.width > holder.clientWidth * 0.8
    const isPast = isWide ? y > box.top + box.height / 2 : x > box.left + box.width / 2
    nearest = { place: isPast ? index + 1 : index, far }
  }
  return nearest?.place ?? null
}
