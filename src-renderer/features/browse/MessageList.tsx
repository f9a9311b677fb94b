import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { VList, type VListHandle } from 'virtua'
import type { PagePlace } from '#shared/api'
import type { ChannelRow } from '#shared/rows'
import { ErrorState } from '../../ui/ErrorState'
import { Late } from '../../ui/Late'
import { lastRead, rememberRead } from '../../ui/places'
import { useTimeFormat } from '../../ui/time'
import { showError } from '../../ui/toasts'
import { ListRow } from './ListRow'
import { type ListItem, listItems, targetOf } from './list-items'
import classes from './MessageList.module.css'
import { MessageSkeleton } from './MessageSkeleton'
import { useMessageWindow } from './use-message-window'

/** How close to an end, in messages, the next page is asked for. */
const NEAR = 40

/** A wish to go somewhere in the channel; a new object is a new wish. */
export type Jump = { place: PagePlace }

/**
 * A channel's messages, oldest above. Opens at `jump`, else where the user read last, else at the newest.
 * `at` is the message that stands out.
 */
export function MessageList(props: {
  channel: ChannelRow
  jump: Jump | null
  at: string | null
  onNewest: () => void
}) {
  const { channel, jump, at } = props
  const list = useRef<VListHandle>(null)
  const { dayKey } = useTimeFormat()
  const { window, place, shift, error, open, loadOlder, loadNewer } = useMessageWindow(
    channel.channel_id,
  )

  useEffect(() => {
    const read = lastRead(channel.channel_id)
    open(jump?.place ?? (read ? { kind: 'around', message_id: read } : { kind: 'newest' }))
  }, [jump, open, channel.channel_id])

  const items = useMemo(() => (window ? listItems(window, dayKey) : []), [window, dayKey])
  const current = useRef(items)
  current.current = items

  /** Asks for more when an end is near, and remembers the place. */
  const look = useCallback(() => {
    const handle = list.current
    if (!handle) return
    const top = handle.findItemIndex(handle.scrollOffset)
    const bottom = handle.findItemIndex(handle.scrollOffset + handle.viewportSize)
    if (top < NEAR) loadOlder()
    if (bottom > current.current.length - NEAR) loadNewer()
  }, [loadOlder, loadNewer])

  const remember = useCallback(() => {
    const handle = list.current
    if (!handle) return
    const top = current.current[handle.findItemIndex(handle.scrollOffset + 24)]
    const is_end = handle.scrollOffset + handle.viewportSize >= handle.scrollSize - 40
    const is_newest = is_end && current.current.at(-1)?.kind === 'end'
    const id = top?.kind === 'message' ? top.message.message_id : null
    rememberRead(channel.channel_id, is_newest ? null : id)
  }, [channel.channel_id])

  const marked = useRef(at)
  marked.current = at

  // Each opening brings a new place: only then does the list move by itself.
  useLayoutEffect(() => {
    const handle = list.current
    if (!place || !handle) return
    const target = targetOf(current.current, place)
    if (!target) return
    // What stands out goes to the middle; where one only read on stays on top.
    const isMarked = place.kind === 'around' && place.message_id === marked.current
    const align = place.kind === 'around' && !isMarked ? 'start' : target.align
    handle.scrollToIndex(target.index, { align })
  }, [place])

  // After a page came in, an end can still be near.
  useEffect(() => {
    if (window) look()
  }, [look, window])

  useEffect(() => {
    if (error) showError(error)
  }, [error])

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
    <div className={classes.holder}>
      <VList
        ref={list}
        className={classes.list}
        data={items}
        shift={shift}
        bufferSize={600}
        tabIndex={0}
        data-pane-entry=""
        role="log"
        aria-label={`Messages of ${channel.channel_name}`}
        onScroll={look}
        onScrollEnd={remember}
      >
        {(item: ListItem) => <ListRow key={item.key} item={item} channel={channel} at={at} />}
      </VList>
      {window.has_newer && (
        <Button
          className={classes.newest}
          variant="default"
          size="xs"
          leftSection={<IconArrowDown size={14} aria-hidden="true" />}
          onClick={props.onNewest}
        >
          Newest messages
        </Button>
      )}
    </div>
  )
}
