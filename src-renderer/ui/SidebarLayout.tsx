import { useLocalStorage } from '@mantine/hooks'
import type { CSSProperties, KeyboardEvent, PointerEvent, ReactNode } from 'react'
import classes from './SidebarLayout.module.css'

const MIN = 180
const MAX = 420

/** A section's sidebar beside its main view; the width is dragged, or moved with arrow keys, and kept. */
export function SidebarLayout(props: {
  /** The name that the width is remembered under. */
  section: string
  /** What the sidebar is, for screen readers. */
  label: string
  sidebar: ReactNode
  children: ReactNode
}) {
  const [width, setWidth] = useLocalStorage({
    key: `sidebar-width:${props.section}`,
    defaultValue: 248,
    getInitialValueInEffect: false,
  })
  const set = (next: number) => setWidth(Math.round(Math.min(MAX, Math.max(MIN, next))))

  const drag = (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const layout = event.currentTarget.closest(`.${classes.layout}`)
    if (layout) set(event.clientX - layout.getBoundingClientRect().left)
  }
  const nudge = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') set(width - 16)
    if (event.key === 'ArrowRight') set(width + 16)
  }

  return (
    <div className={classes.layout} style={{ '--side-width': `${width}px` } as CSSProperties}>
      <aside className={classes.side} aria-label={props.label}>
        {props.sidebar}
        <button
          type="button"
          className={classes.handle}
          aria-label={`Resize ${props.label.toLowerCase()}`}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag}
          onKeyDown={nudge}
        />
      </aside>
      <div className={classes.main}>{props.children}</div>
    </div>
  )
}
