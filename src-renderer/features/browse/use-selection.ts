import { plural } from '@lingui/core/macro'
import { type MouseEvent, useCallback, useMemo, useRef, useState } from 'react'
import type { MessageRow } from '#shared/rows'
import { MAX_SELECTED } from '#shared/scope'
import { call } from '../../client'
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

  // What is selected as of now: answers come late, and two may come before the next drawing.
  const latest = useRef(NONE)
  const select = useCallback((next: ReadonlySet<string>) => {
    latest.current = next
    setIds(next)
  }, [])

  const add = useCallback(
    (more: readonly string[], isCut: boolean) => {
      const { selected, isFull } = withMore(latest.current, more)
      if (isCut || isFull) {
        showToast(
          plural(MAX_SELECTED, {
            one: 'At most # message can be selected at once',
            other: 'At most # messages can be selected at once',
          }),
        )
      }
      select(selected)
    },
    [select],
  )

  const toggle = useCallback(
    (message: MessageRow, isRange: boolean) => {
      if (!message.is_content) return
      const { message_id } = message
      const from = anchor.current
      anchor.current = message_id
      if (isRange && from !== null) {
        const span = { kind: 'between', first: from, last: message_id } as const
        call('messages.ids', { channel_id, span })
          .then((found) => add(found.ids, found.truncated))
          .catch(showError)
      } else if (latest.current.has(message_id)) {
        select(without(latest.current, [message_id]))
      } else {
        add([message_id], false)
      }
    },
    [channel_id, add, select],
  )

  const toggleDay = useCallback(
    (iso: string) => {
      const span = { kind: 'day', day: dayKey(iso), tz } as const
      call('messages.ids', { channel_id, span })
        .then((found) => {
          const isAll = found.ids.every((id) => latest.current.has(id))
          if (isAll) select(without(latest.current, found.ids))
          else add(found.ids, found.truncated)
        })
        .catch(showError)
    },
    [channel_id, dayKey, tz, add, select],
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
        select(NONE)
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
  }, [ids, toggle, toggleDay, select])
}

/** The selected messages with others, as many as may be; `isFull` = some of them had no place. */
function withMore(selected: ReadonlySet<string>, more: readonly string[]) {
  const all = [...new Set([...selected, ...more])]
  const isFull = all.length > MAX_SELECTED
  return { selected: new Set(all.slice(0, MAX_SELECTED)), isFull }
}

function without(selected: ReadonlySet<string>, some: readonly string[]): ReadonlySet<string> {
  const gone = new Set(some)
  return new Set([...selected].filter((id) => !gone.has(id)))
}
