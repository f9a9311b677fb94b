import { type MouseEvent, useCallback, useMemo, useRef, useState } from 'react'
import type { MessageRow } from '#shared/rows'
import { MAX_SELECTED } from '#shared/scope'
import { call } from '../../client'
import { countOf } from '../../ui/format'
import { useTimeFormat } from '../../ui/time'
import { showError, showToast } from '../../ui/toasts'

/** The selected messages of a channel. */
export type Selection = {
  ids: ReadonlySet<string>
  /** True while there are any: then a click selects. */
  isOn: boolean
  begin: (message: MessageRow) => void
  /** With `isRange` all from the one selected last to this one, whether they are loaded or not. */
  toggle: (message: MessageRow, isRange: boolean) => void
  /** All messages of a day, or none of them when all are selected. */
  toggleDay: (iso: string) => void
  clear: () => void
  /** What a click on a row means: Ctrl or Cmd selects, Shift as a range; any click once some are selected. */
  click: (event: MouseEvent, find: (id: string) => MessageRow | undefined) => void
}

const NONE: ReadonlySet<string> = new Set()

/** Selects messages of a channel, at most {@link MAX_SELECTED}; says so when more were wanted. */
export function useSelection(channel_id: string): Selection {
  const [ids, setIds] = useState(NONE)
  const anchor = useRef<string | null>(null)
  const { tz, dayKey } = useTimeFormat()

  const add = useCallback((more: readonly string[], isCut: boolean) => {
    setIds((old) => {
      const all = [...new Set([...old, ...more])]
      if (isCut || all.length > MAX_SELECTED) {
        showToast(`At most ${countOf(MAX_SELECTED, 'message')} can be selected at once`)
      }
      return new Set(all.slice(0, MAX_SELECTED))
    })
  }, [])

  const toggle = useCallback(
    (message: MessageRow, isRange: boolean) => {
      if (!message.is_content) return
      const from = anchor.current
      anchor.current = message.message_id
      if (isRange && from !== null) {
        const span = { kind: 'between', first: from, last: message.message_id } as const
        call('messages.ids', { channel_id, span })
          .then((found) => add(found.ids, found.truncated))
          .catch(showError)
        return
      }
      setIds((old) => {
        const next = new Set(old)
        if (!next.delete(message.message_id)) {
          if (next.size < MAX_SELECTED) next.add(message.message_id)
        }
        return next
      })
    },
    [channel_id, add],
  )

  const toggleDay = useCallback(
    (iso: string) => {
      const span = { kind: 'day', day: dayKey(iso), tz } as const
      call('messages.ids', { channel_id, span })
        .then((found) =>
          setIds((old) => {
            const isAll = found.ids.every((id) => old.has(id))
            if (!isAll) {
              const next = [...new Set([...old, ...found.ids])]
              if (next.length > MAX_SELECTED) {
                showToast(`At most ${countOf(MAX_SELECTED, 'message')} can be selected at once`)
              }
              return new Set(next.slice(0, MAX_SELECTED))
            }
            return new Set([...old].filter((id) => !found.ids.includes(id)))
          }),
        )
        .catch(showError)
    },
    [channel_id, dayKey, tz],
  )

  return useMemo(() => {
    const isOn = ids.size > 0
    return {
      ids,
      isOn,
      begin: (message) => toggle(message, false),
      toggle,
      toggleDay,
      clear: () => {
        anchor.current = null
        setIds(NONE)
      },
      click: (event, find) => {
        const { target, ctrlKey, metaKey, shiftKey } = event
        if (!(target instanceof Element) || !(isOn || ctrlKey || metaKey)) return
        // What can be pressed inside a message still can.
        if (!(ctrlKey || metaKey) && target.closest('a, button, video, audio, input')) return
        const row = target.closest<HTMLElement>('[data-message-id]')
        const message = row?.dataset.messageId ? find(row.dataset.messageId) : undefined
        if (!message) return
        event.preventDefault()
        event.stopPropagation()
        if (shiftKey) window.getSelection()?.removeAllRanges()
        toggle(message, shiftKey)
      },
    }
  }, [ids, toggle, toggleDay])
}
