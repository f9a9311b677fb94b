/** How many frames a row may take until it is measured. */
const FRAMES = 60

/**
 * Gives the focus to a row of a virtual list. A row that came in cannot have it before it is measured, so it is tried again
 * for up to a second, as long as the focus has not gone elsewhere meanwhile. Returns what gives up.
 */
export function focusRow(find: () => HTMLElement | null): () => void {
  const before = document.activeElement
  let tries = FRAMES
  let frame = 0
  const attempt = () => {
    const row = find()
    row?.focus({ preventScroll: true })
    const { activeElement } = document
    tries -= 1
    if ((row !== null && activeElement === row) || activeElement !== before || tries === 0) return
    frame = requestAnimationFrame(attempt)
  }
  attempt()
  return () => cancelAnimationFrame(frame)
}
