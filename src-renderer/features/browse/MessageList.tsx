import { t } from '@lingui/core/macro'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { VList, type VListHandle } from 'virtua'
import type { PagePlace } from '#shared/api'
import type { ChannelRow, MessageRow } from '#shared/rows'
import { MessageTools } from '../../message/MessageTools'
import { ErrorState } from '../../ui/ErrorState'
import { Late } from '../../ui/Late'
import { lastRead, rememberRead } from '../../ui/places'
import { useTimeFormat } from '../../ui/time'
import { showError } from '../../ui/toasts'
import type { Covered } from './coverage-gaps'
import { LackingNote } from './ListNotes'
import { ListRow } from './ListRow'
import { type ListItem, listItems, targetOf } from './list-items'
import classes from './MessageList.module.css'
import { MessageSkeleton } from './MessageSkeleton'
import { useListKeys } from './use-list-keys'
import { useMessageWindow } from './use-message-window'
import type { Selection } from './use-selection'
import { useSteadyPlace } from './use-steady-place'
import type { ViewStore } from './view-store'
import { type ListPlace, rememberVisit } from './visited-places'

/** How close to an end, in messages, the next page is asked for: it is here before a fast hand is. */
const NEAR = 200
/** What is drawn beyond the view, in the direction of a scroll, in pixels. */
const BEYOND = 1600

/** After this long without a scroll a list stands where it was to go. */
const ARRIVES_MS = 500
/** The list gives up when rows take long to be measured: so often it is sent again. */
const TRIES = 4

/** A wish to go somewhere in the channel; a new object is a new wish. `back_to` = exactly where a list once stood. */
export type Jump = { place: PagePlace; back_to?: ListPlace }

/** A way to a row that is under way. */
type Going = {
  go: () => void
  /** Where the row is now; -1 = it is no more. */
  index: () => number
  /** How often it may still be sent again. */
  tries: number
  timer: ReturnType<typeof setTimeout> | undefined
}

type Props = {
  channel: ChannelRow
  jump: Jump | null
  at: string | null
  /** The visit of the address, under which the place is remembered. */
  visit: string | undefined
  covered: Covered
  selection: Selection
  view: ViewStore
  onGo: (place: PagePlace) => void
  onOriginal: (message: MessageRow) => void
  /** Goes back to what led here; null = Escape means nothing. */
  onLeave: (() => void) | null
}

/**
 * A channel's messages, oldest above. Opens at `jump`, else where the user read last, else at the newest.
 * `at` is the message that stands out.
 */
export function MessageList(props: Props) {
  const { channel, jump, at, visit, covered, selection, view, onGo } = props
  const { channel_name } = channel
  const list = useRef<VListHandle>(null)
  const holder = useRef<HTMLDivElement>(null)
  const { dayKey } = useTimeFormat()
  const { window, place, shift, error, open, loadOlder, loadNewer } = useMessageWindow(
    channel.channel_id,
  )

  useEffect(() => {
    const read = lastRead(channel.channel_id)
    open(jump?.place ?? (read ? { kind: 'around', message_id: read } : { kind: 'newest' }))
  }, [jump, open, channel.channel_id])

  const items = useMemo(
    () => (window ? listItems(window, dayKey, covered.gaps) : []),
    [window, dayKey, covered.gaps],
  )
  const current = useRef(items)
  current.current = items
  const steady = useSteadyPlace(list, current)

  const going = useRef<Going | null>(null)
  /** Asks for more when an end is near, and tells where the list stands. */
  const look = useCallback(() => {
    const handle = list.current
    if (!handle) return
    const rows = current.current
    const top = handle.findItemIndex(handle.scrollOffset)
    const bottom = handle.findItemIndex(handle.scrollOffset + handle.viewportSize)
    // Going to a row takes a moment and counts rows from above: none may come in there meanwhile.
    if (top < NEAR && !going.current) loadOlder()
    if (bottom > rows.length - NEAR) loadNewer()
    view.set({
      top_at: timeAt(rows, top, 1),
      bottom_at: timeAt(rows, bottom, -1),
      is_at_end: steady.isAtEnd(),
    })
  }, [loadOlder, loadNewer, view, steady])

  const scroll = useCallback(() => {
    steady.follow()
    look()
  }, [look, steady])

  const resize = useCallback(() => {
    // Where it stands is known only once it went back; it may not have had to scroll for that.
    if (steady.hold()) requestAnimationFrame(look)
  }, [look, steady])

  const arrive = useCallback(() => {
    const way = going.current
    if (!way) return
    if (way.tries > 0 && !isInView(list.current, way.index())) {
      way.tries -= 1
      way.go()
      return
    }
    clearTimeout(way.timer)
    going.current = null
    steady.keep()
    look()
  }, [look, steady])

  /** Whoever scrolls by hand is not taken away again. */
  const stay = useCallback(() => {
    if (going.current) going.current.tries = 0
  }, [])

  const remember = useCallback(() => {
    arrive()
    if (going.current) return
    const stands = steady.keep()
    rememberRead(channel.channel_id, stands?.message_id ?? null)
    rememberVisit(visit, stands)
  }, [channel.channel_id, visit, steady, arrive])

  const [lacking, setLacking] = useState<string | null>(null)
  const wish = useRef({ at, jump })
  wish.current = { at, jump }

  // Each opening brings a new place: only then does the list move by itself.
  useLayoutEffect(() => {
    const handle = list.current
    if (!place || !handle) return
    if (!targetOf(current.current, place)) return
    // A view that has just changed its size would go back to where it stood.
    steady.letGo()
    const { at: marked, jump: wished } = wish.current
    const back = wished?.place === place ? wished.back_to : undefined
    // What stands out goes to the middle; where one only read on stays on top, to the pixel where that is known.
    const isMarked = place.kind === 'around' && place.message_id === marked && !back
    const go = () => {
      const target = targetOf(current.current, place)
      if (!target) return
      const align = place.kind === 'around' && !isMarked ? 'start' : target.align
      handle.scrollToIndex(target.index, { align, ...(back && { offset: back.offset }) })
      // A list that stood there already does not scroll.
      clearTimeout(own.timer)
      own.timer = setTimeout(arrive, ARRIVES_MS)
    }
    const index = () => targetOf(current.current, place)?.index ?? -1
    const own: Going = { go, index, tries: TRIES, timer: undefined }
    going.current = own
    go()
    const isThere = !isMarked || current.current.some(({ key }) => key === marked)
    setLacking(isThere ? null : marked)
    return () => clearTimeout(own.timer)
  }, [place, arrive, steady])

  // After a page came in, an end can still be near.
  useEffect(() => {
    if (window) look()
  }, [look, window])

  useEffect(() => {
    if (error) showError(error)
  }, [error])

  const find = useCallback((id: string) => {
    const row = current.current.find(({ key }) => key === id)
    return row?.kind === 'message' ? row.message : undefined
  }, [])

  const keys = useListKeys({
    holder,
    list,
    items,
    onOldest: () => onGo({ kind: 'oldest' }),
    onNewest: () => onGo({ kind: 'newest' }),
    onOriginal: props.onOriginal,
    onLeave: props.onLeave,
    onSelect: selection.toggle,
  })

  if (error && !window) {
    return <ErrorState error={error} onRetry={() => open({ kind: 'newest' })} />
  }
  if (!window) {
    return (
      <div className={classes.holder}>
        <Late>
          <MessageSkeleton />
        </Late>
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and clicks of the rows, which are many
    <div
      ref={holder}
      className={classes.holder}
      onWheel={stay}
      onPointerDown={stay}
      onKeyDown={(event) => {
        stay()
        keys.onKeyDown(event)
      }}
      onFocus={keys.onFocus}
      onBlur={keys.onBlur}
      onClickCapture={(event) => selection.click(event, find)}
    >
      <VList
        ref={list}
        className={classes.list}
        data={items}
        shift={shift}
        bufferSize={BEYOND}
        {...(keys.focused >= 0 && { keepMounted: [keys.focused] })}
        tabIndex={0}
        data-pane-entry=""
        role="log"
        aria-label={t`Messages of ${channel_name}`}
        onScroll={scroll}
        onScrollEnd={remember}
        onResize={resize}
      >
        {(item: ListItem) => (
          <ListRow
            key={item.key}
            item={item}
            channel={channel}
            at={at}
            ends_at={covered.ends_at}
            isSelected={selection.ids.has(item.key)}
            onDay={selection.isOn ? selection.toggleDay : undefined}
          />
        )}
      </VList>
      {lacking !== null && lacking === at && <LackingNote onClose={() => setLacking(null)} />}
      <MessageTools holder={holder} find={find} onSelect={selection.begin} />
    </div>
  )
}

/** When the message of a row, or of the next one in a direction, was posted. */
function timeAt(rows: readonly ListItem[], index: number, step: 1 | -1): string | null {
  for (let at = index; at >= 0 && at < rows.length; at += step) {
    const row = rows[at]
    if (row?.kind === 'message') return row.message.posted_at
  }
  return null
}

/** True where any of a row is seen, or the row is not there to be seen. */
function isInView(list: VListHandle | null, index: number): boolean {
  if (!list || index < 0) return true
  const top = list.getItemOffset(index) - list.scrollOffset
  return top < list.viewportSize && top + list.getItemSize(index) > 0
}
