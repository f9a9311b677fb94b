import { type ReactNode, useRef } from 'react'
import { VList, type VListHandle } from 'virtua'

/** How far from the end more is asked for, in pixels. */
const AHEAD = 1500

/** A virtual list that asks for more when its end is near. */
export function EndlessList(props: {
  label: string
  className?: string | undefined
  children: ReactNode
  /** Asks for more; null while nothing more can be asked for. */
  onMore: (() => void) | null
}) {
  const list = useRef<VListHandle>(null)
  const look = (offset: number) => {
    const view = list.current
    if (view && offset + view.viewportSize + AHEAD > view.scrollSize) props.onMore?.()
  }
  return (
    <VList
      ref={list}
      className={props.className}
      role="group"
      aria-label={props.label}
      tabIndex={0}
      bufferSize={400}
      onScroll={look}
    >
      {props.children}
    </VList>
  )
}
