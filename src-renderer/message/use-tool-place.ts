import { type RefObject, useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { MessageRow } from '#shared/rows'

type Hovered = { message: MessageRow; top: number }
type MenuPlace = {
  message: MessageRow
  x: number
  y: number
  row: HTMLElement | null
  /** What of the message's text was marked when the menu opened; '' = nothing. */
  marked: string
}

/** How far the bar stands above the upper edge of its message. */
const ABOVE = 14
const ROW = '[data-message-id]'

/** Which message of a list the pointer or the focus is on, and for which one a menu is open. */
export function useToolPlace(
  holder: RefObject<HTMLElement | null>,
  find: (message_id: string) => MessageRow | undefined,
) {
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const [menu, setMenu] = useState<MenuPlace | null>(null)

  const rowOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>(ROW) : null
  const messageOf = (row: HTMLElement | null) =>
    row?.dataset.messageId === undefined ? undefined : find(row.dataset.messageId)

  const point = useEffectEvent(({ target }: Event) => {
    if (target instanceof Element && target.closest('[data-message-bar]')) return
    const row = rowOf(target)
    const message = messageOf(row)
    const box = holder.current?.getBoundingClientRect()
    if (!row || !message || !box) return setHovered(null)
    const top = Math.max(4, row.getBoundingClientRect().top - box.top - ABOVE)
    setHovered((old) => (old?.message === message && old.top === top ? old : { message, top }))
  })
  const leave = useEffectEvent(() => setHovered(null))
  const open = useEffectEvent((event: MouseEvent) => {
    const { target } = event
    // Links, pictures and marked text have a menu of the system's own, or none.
    if (target instanceof Element && target.closest('a, img, video, input, textarea')) return
    const row = rowOf(target)
    const message = messageOf(row)
    if (!row || !message) return
    event.preventDefault()
    // Shift+F10 and the menu key come without a place.
    const box = row.getBoundingClientRect()
    const isKey = event.button !== 2
    setMenu({
      message,
      x: isKey ? box.left + 72 : event.clientX,
      y: isKey ? Math.min(box.bottom, window.innerHeight - 40) : event.clientY,
      row,
      marked: markedIn(row),
    })
  })
  const press = useEffectEvent((event: KeyboardEvent) => {
    const row = rowOf(event.target)
    if (event.key !== 'Enter' || row !== event.target) return
    const message = messageOf(row)
    if (!row || !message) return
    event.preventDefault()
    const box = row.getBoundingClientRect()
    setMenu({
      message,
      x: box.left + 72,
      y: Math.min(box.bottom, window.innerHeight - 40),
      row,
      marked: '',
    })
  })

  useEffect(() => {
    const element = holder.current
    if (!element) return
    const ends = new AbortController()
    const { signal } = ends
    element.addEventListener('pointerover', point, { signal })
    element.addEventListener('focusin', point, { signal })
    element.addEventListener('pointerleave', leave, { signal })
    element.addEventListener('scroll', leave, { signal, capture: true, passive: true })
    element.addEventListener('contextmenu', open, { signal })
    element.addEventListener('keydown', press, { signal })
    return () => ends.abort()
  }, [holder])

  const openMenu = useCallback(
    (message: MessageRow, x: number, y: number) =>
      setMenu({ message, x, y, row: null, marked: '' }),
    [],
  )
  const closeMenu = useCallback(() => {
    setMenu((old) => {
      old?.row?.focus({ preventScroll: true })
      return null
    })
  }, [])
  return { hovered, menu, openMenu, closeMenu }
}

/** The marked text when all of it stands in the row. */
function markedIn(row: HTMLElement): string {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return ''
  return row.contains(selection.getRangeAt(0).commonAncestorContainer)
    ? selection.toString().replace(/\s+/g, ' ').trim()
    : ''
}
