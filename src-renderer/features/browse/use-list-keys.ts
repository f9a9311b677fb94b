import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { VListHandle } from 'virtua'
import type { MessageRow } from '#shared/rows'
import type { ListItem } from './list-items'

type Options = {
  holder: RefObject<HTMLElement | null>
  list: RefObject<VListHandle | null>
  items: readonly ListItem[]
  onOldest: () => void
  onNewest: () => void
  /** Goes to what the message answers. */
  onOriginal: (message: MessageRow) => void
  /** Goes back to what led to the list; null = nowhere. */
  onLeave: (() => void) | null
  /** Selects the message, or takes it out; with `isRange` all from the last one to it. */
  onSelect: (message: MessageRow, isRange: boolean) => void
}

const ROW = '[data-message-id]'

/** True for what hangs above the page: cards, dialogs, menus. */
function isInLayer(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-portal]') !== null
}

/**
 * The keyboard in a list of messages: arrows, J and K go from message to message, Page Up and Down by what the view holds,
 * Home and End to the ends of the channel, R to what a message answers, X selects it, Escape leads back to the results it
 * was found among. The message that has the focus, in itself or in a layer opened from it, stays in the document
 * while others scroll by; `focused` is its row, -1 = none.
 */
export function useListKeys(options: Options) {
  const { holder, items } = options
  const [id, setId] = useState<string | null>(null)
  const latest = useRef(options)
  latest.current = options
  const focused = id === null ? -1 : items.findIndex(({ key }) => key === id)

  // The row may have been drawn only now.
  useEffect(() => {
    if (id === null || focused < 0) return
    const row = holder.current?.querySelector<HTMLElement>(`[data-message-id="${id}"]`)
    const has = document.activeElement
    // The focus is in the row, or in a layer that was opened from it.
    if (!row || row.contains(has) || isInLayer(has)) return
    row.tabIndex = -1
    row.focus({ preventScroll: true })
  }, [holder, id, focused])

  const goTo = useCallback((index: number, step: 1 | -1) => {
    const { items: rows, list } = latest.current
    let at = Math.max(0, Math.min(rows.length - 1, index))
    while (rows[at] !== undefined && rows[at]?.kind !== 'message') at += step
    const row = rows[at]
    if (row?.kind !== 'message') return
    list.current?.scrollToIndex(at, { align: 'nearest' })
    setId(row.key)
  }, [])

  const onKeyDown = useCallback(
    (event: React.KeyboardEvent) => {
      const { target, key, shiftKey } = event
      if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return
      const {
        items: rows,
        list,
        onOldest,
        onNewest,
        onOriginal,
        onSelect,
        onLeave,
      } = latest.current
      const handle = list.current
      const isRow = target.hasAttribute('data-message-id')
      if (!handle || !(isRow || target.getAttribute('role') === 'log')) return
      const at = isRow ? rows.findIndex((row) => row.key === target.dataset.messageId) : -1
      const first = handle.findItemIndex(handle.scrollOffset + 24)
      const last = handle.findItemIndex(handle.scrollOffset + handle.viewportSize - 24)
      const row = rows[at]
      const message = row?.kind === 'message' ? row.message : null
      const page = Math.max(1, last - first)
      switch (key) {
        case 'ArrowDown':
        case 'j':
          goTo(at < 0 ? first : at + 1, 1)
          break
        case 'ArrowUp':
        case 'k':
          goTo(at < 0 ? last : at - 1, -1)
          break
        case 'PageDown':
          goTo((at < 0 ? first : at) + page, -1)
          break
        case 'PageUp':
          goTo((at < 0 ? last : at) - page, 1)
          break
        case 'Home':
        case 'End':
          // The message with the focus goes: the list itself keeps it.
          target.closest<HTMLElement>('[role="log"]')?.focus({ preventScroll: true })
          setId(null)
          if (key === 'Home') onOldest()
          else onNewest()
          break
        case 'r':
          if (!message) return
          onOriginal(message)
          break
        case 'x':
        case 'X':
          if (!message) return
          onSelect(message, shiftKey)
          break
        case 'Escape':
          if (!onLeave) return
          onLeave()
          break
        default:
          return
      }
      event.preventDefault()
    },
    [goTo],
  )

  const onBlur = useCallback((event: React.FocusEvent) => {
    const next = event.relatedTarget
    const isWithin = next instanceof Element && next.closest(ROW) !== null
    // A card, dialog or menu gives the focus back to what it was opened from.
    if (next !== null && !isWithin && !isInLayer(next)) setId(null)
  }, [])

  const onFocus = useCallback(({ target }: React.FocusEvent) => {
    const row = target.closest<HTMLElement>(ROW)
    if (row?.dataset.messageId) setId(row.dataset.messageId)
  }, [])

  return { focused, onKeyDown, onFocus, onBlur }
}
