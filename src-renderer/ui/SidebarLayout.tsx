import { t } from '@lingui/core/macro'
import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { useLocation } from '@tanstack/react-router'
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useCommand } from './commands'
import { withinSentence } from './format'
import { ResizeHandle } from './ResizeHandle'
import classes from './SidebarLayout.module.css'

const MIN = 180
const MAX = 420
/** Below this width of the window, in CSS pixels, the sidebar lies over the main view instead of beside it. */
const NARROW = '(max-width: 640px)'

/**
 * A section's sidebar beside its main view; the width is dragged, or moved with arrow keys, and kept. In a narrow window
 * it lies over the main view while it is asked for, and goes when a place is chosen in it.
 */
export function SidebarLayout(props: {
  /** The name that the width is remembered under. */
  section: string
  /** What the sidebar is, for screen readers. */
  label: string
  sidebar: ReactNode
  children: ReactNode
}) {
  const isNarrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false
  const [width, setWidth] = useLocalStorage({
    key: `sidebar-width:${props.section}`,
    defaultValue: 248,
    getInitialValueInEffect: false,
  })
  const [isHidden, setHidden] = useLocalStorage({
    key: 'sidebar-hidden',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const label = withinSentence(props.label)
  const over = useOver(isNarrow)
  const isShown = isNarrow ? over.isOpen : !isHidden
  useCommand('sidebar', () => (isNarrow ? over.toggle() : setHidden(!isHidden)))

  const set = (next: number) => setWidth(Math.round(Math.min(MAX, Math.max(MIN, next))))

  return (
    <div
      className={classes.layout}
      data-side={isShown ? (isNarrow ? 'over' : 'beside') : 'none'}
      style={{ '--side-width': `${width}px` } as CSSProperties}
    >
      <aside
        ref={over.side}
        className={classes.side}
        aria-label={props.label}
        data-pane="side"
        onKeyDown={over.press}
      >
        {props.sidebar}
        <ResizeHandle side="right" label={t`Resize ${label}`} width={width} onWidth={set} />
      </aside>
      {isNarrow && isShown && (
        // The keyboard has Escape.
        <div className={classes.backdrop} aria-hidden="true" onClick={over.toggle} />
      )}
      <div className={classes.main} data-pane="main">
        {props.children}
      </div>
    </div>
  )
}

/** The sidebar of a narrow window: open or not, with the focus in it while it is, and back where it was afterwards. */
function useOver(isNarrow: boolean) {
  const [isOpen, setOpen] = useState(false)
  const side = useRef<HTMLElement>(null)
  const before = useRef<Element | null>(null)
  const place = useLocation({ select: ({ href }) => href })

  // biome-ignore lint/correctness/useExhaustiveDependencies: another place was chosen, or there is room again
  useEffect(() => setOpen(false), [place, isNarrow])
  useEffect(() => {
    if (!isOpen) return
    before.current = document.activeElement
    const inside = side.current
    inside?.querySelector<HTMLElement>('input, a[href], button')?.focus()
    return () => {
      const isInside = inside?.contains(document.activeElement) ?? false
      if (isInside && before.current instanceof HTMLElement) before.current.focus()
    }
  }, [isOpen])
  const toggle = () => setOpen((old) => !old)
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event
    // A menu that opened from here stands elsewhere; a box with text in it uses the key itself.
    const isInside = target instanceof Node && event.currentTarget.contains(target)
    const isFilled = target instanceof HTMLInputElement && target.value !== ''
    if (event.key === 'Escape' && isOpen && isInside && !isFilled) toggle()
  }
  return { isOpen, side, toggle, press }
}
