import type { KeyboardEvent, PointerEvent } from 'react'
import classes from './ResizeHandle.module.css'

const STEP = 16

/**
 * The edge of a pane by which its width is dragged, or moved with arrow keys. Stands inside the pane, on the side that
 * moves; `onWidth` gets the width that is wished for, in CSS pixels and unbounded.
 */
export function ResizeHandle(props: {
  side: 'left' | 'right'
  label: string
  width: number
  onWidth: (wished: number) => void
}) {
  const { side, label, width, onWidth } = props
  const drag = ({ currentTarget: handle, pointerId, clientX }: PointerEvent<HTMLElement>) => {
    const pane = handle.parentElement?.getBoundingClientRect()
    if (!pane || !handle.hasPointerCapture(pointerId)) return
    onWidth(side === 'right' ? clientX - pane.left : pane.right - clientX)
  }
  const nudge = ({ key }: KeyboardEvent) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
    const isWider = (key === 'ArrowRight') === (side === 'right')
    onWidth(width + (isWider ? STEP : -STEP))
  }
  return (
    <button
      type="button"
      className={classes.handle}
      data-side={side}
      aria-label={label}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={nudge}
    />
  )
}
