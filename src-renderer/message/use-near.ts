import { useState } from 'react'

/**
 * Whether somebody came near to what opens a dialog. A dialog has to be there, closed, before it opens, or it cannot give the
 * focus back; but hundreds of closed ones would cost a list that scrolls more than its messages.
 */
export function useNear(): {
  isNear: boolean
  /** For what opens it. */
  near: { onPointerEnter(): void; onFocus(): void }
} {
  const [isNear, setNear] = useState(false)
  const come = () => setNear(true)
  return { isNear, near: { onPointerEnter: come, onFocus: come } }
}
