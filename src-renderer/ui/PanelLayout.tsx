import { t } from '@lingui/core/macro'
import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Drawer } from './Overlays'
import classes from './PanelLayout.module.css'
import { ResizeHandle } from './ResizeHandle'

const MIN = 260
const MAX = 720
/** What the main view keeps of the width, whatever the panel wants. */
const MAIN = 320

/** True where a panel has no room beside the main view: it opens above it then. */
export function useIsPanelOver(): boolean {
  return useMediaQuery('(max-width: 999px)', false, { getInitialValueInEffect: false })
}

/**
 * A main view with a panel at its right; null = closed. The width is dragged, or moved with arrow keys, and kept.
 * A panel that opens takes the focus, Escape in it calls `onClose`, and the focus goes back to where it was.
 */
export function PanelLayout(props: {
  /** The name that the width is remembered under. */
  name: string
  /** What the panel is, for screen readers; another label is another panel. */
  label: string
  panel: ReactNode | null
  onClose: () => void
  children: ReactNode
}) {
  const { label, panel, onClose } = props
  const layout = useRef<HTMLDivElement>(null)
  const isOver = useIsPanelOver()
  const isOpen = panel !== null
  const side = useFocusOf(isOpen && !isOver ? label : null)
  const [width, setWidth] = useLocalStorage({
    key: `panel-width:${props.name}`,
    defaultValue: 360,
    getInitialValueInEffect: false,
  })
  const set = (next: number) => {
    const room = (layout.current?.clientWidth ?? MAX + MAIN) - MAIN
    setWidth(Math.round(Math.max(MIN, Math.min(next, MAX, room))))
  }
  // What opens from the panel stands elsewhere in the document, though React tells of its keys here.
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const isInside = event.currentTarget.contains(event.target as Node)
    if (event.key === 'Escape' && isInside && !event.defaultPrevented) onClose()
  }

  return (
    <div
      ref={layout}
      className={classes.layout}
      style={{ '--panel-width': `${width}px` } as CSSProperties}
    >
      <div className={classes.main}>{props.children}</div>
      {isOpen && !isOver && (
        <aside
          ref={side}
          className={classes.side}
          aria-label={label}
          data-pane="panel"
          tabIndex={-1}
          onKeyDown={press}
        >
          {panel}
          <ResizeHandle side="left" label={t`Resize the panel`} width={width} onWidth={set} />
        </aside>
      )}
      <Drawer.Root position="right" size={width} opened={isOpen && isOver} onClose={onClose}>
        <Drawer.Overlay backgroundOpacity={0.25} />
        <Drawer.Content aria-label={label}>
          <div className={classes.over}>{panel}</div>
        </Drawer.Content>
      </Drawer.Root>
    </div>
  )
}

/** Gives the focus to what opens later than the page, and back when it closes. */
function useFocusOf(shown: string | null) {
  const element = useRef<HTMLElement>(null)
  const before = useRef({ shown, focused: null as Element | null })
  useEffect(() => {
    const { current } = before
    if (current.shown === shown) return
    if (shown !== null) {
      if (current.shown === null) current.focused = document.activeElement
      element.current?.focus()
    } else if (document.activeElement === document.body) {
      if (current.focused instanceof HTMLElement) current.focused.focus()
    }
    current.shown = shown
  }, [shown])
  return element
}
