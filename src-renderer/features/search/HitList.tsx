import { t } from '@lingui/core/macro'
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import { VList, type VListHandle } from 'virtua'
import type { SearchHit } from '#shared/search'
import { focusRow } from '../../ui/focus-row'
import classes from './HitList.module.css'
import { HitRow } from './HitRow'
import type { LeftList } from './left-lists'

/** How far from the end of the list the next page is asked for, in pixels. */
const AHEAD = 1200
/** How many hits a page key goes on, when the view does not say. */
const PAGE = 8

type Props = {
  rows: readonly SearchHit[]
  /** The hits are of the query before; the new ones are on their way. */
  isStale: boolean
  selected: number
  /** Where the list stood when it was left; null = it is new. */
  left: LeftList | null
  /** True when the list before this one had the focus, which then goes on to this one. */
  hadFocus: RefObject<boolean>
  guildNameOf: (guild_id: string) => string | null
  isExplained: boolean
  isPreviewed: boolean
  onSelect: (index: number) => void
  onOpen: (hit: SearchHit) => void
  onEnd: () => void
  /** Goes to the conversation beside the list. */
  onPreview: () => void
  onEscape: () => void
  /** Says where the list stands. */
  onLeave: (left: Omit<LeftList, 'selected'>) => void
}

/** The hits as a list of links with one stop of Tab: arrows, J and K walk, Enter opens, → goes to the conversation. */
export function HitList(props: Props) {
  const { rows, selected, left, hadFocus, onSelect, onLeave, onEnd } = props
  const list = useRef<VListHandle>(null)
  const holder = useRef<HTMLElement>(null)
  /** The focus follows the selection only when a key moved it. */
  const isWalking = useRef(false)

  const onScroll = (offset: number) => {
    const view = list.current
    if (view && offset + view.viewportSize + AHEAD > view.scrollSize) onEnd()
  }

  // A list that is come back to stands where it was, with the focus where it was.
  const first = useRef(left)
  useLayoutEffect(() => {
    const { current } = first
    if (current) list.current?.scrollTo(current.offset)
    const isFocusLost = hadFocus.current && document.activeElement === document.body
    hadFocus.current = false
    if (current?.hadFocus || isFocusLost) isWalking.current = true
  }, [hadFocus])
  useLayoutEffect(() => {
    const view = list
    const frame = holder
    return () => {
      if (!view.current) return
      const { scrollOffset, cache } = view.current
      const hadFocus = frame.current?.contains(document.activeElement) ?? false
      onLeave({ offset: scrollOffset, cache, hadFocus })
    }
  }, [onLeave])

  useEffect(() => {
    if (!isWalking.current) return
    isWalking.current = false
    return focusRow(() => holder.current?.querySelector(`[data-hit-index="${selected}"]`) ?? null)
  }, [selected])

  const walk = useCallback(
    (to: number) => {
      const next = Math.max(0, Math.min(rows.length - 1, to))
      if (next === selected) return
      isWalking.current = true
      onSelect(next)
      list.current?.scrollToIndex(next, { align: 'nearest' })
    },
    [rows.length, selected, onSelect],
  )
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const view = list.current
    const inView = view
      ? view.findItemIndex(view.scrollOffset + view.viewportSize) -
        view.findItemIndex(view.scrollOffset)
      : PAGE
    const keys: Partial<Record<string, () => void>> = {
      ArrowDown: () => walk(selected + 1),
      j: () => walk(selected + 1),
      ArrowUp: () => (selected === 0 ? props.onEscape() : walk(selected - 1)),
      k: () => walk(selected - 1),
      PageDown: () => walk(selected + Math.max(1, inView)),
      PageUp: () => walk(selected - Math.max(1, inView)),
      Home: () => walk(0),
      End: () => walk(rows.length - 1),
      ArrowRight: props.onPreview,
      Escape: props.onEscape,
    }
    const run = keys[event.key]
    if (!run) return
    event.preventDefault()
    run()
  }

  return (
    <nav
      ref={holder}
      aria-label={t`Search results`}
      className={classes.list}
      aria-busy={props.isStale || undefined}
      onKeyDown={press}
    >
      <VList
        ref={list}
        {...(left && { cache: left.cache })}
        keepMounted={rows[selected] ? [selected] : []}
        onScroll={onScroll}
      >
        {rows.map((hit, index) => (
          <HitRow
            key={`${hit.channel_id}-${hit.message_id}`}
            hit={hit}
            index={index}
            isSelected={index === selected}
            guildName={props.guildNameOf(hit.guild_id)}
            isExplained={props.isExplained}
            isPreviewed={props.isPreviewed}
            onSelect={onSelect}
            onOpen={props.onOpen}
          />
        ))}
      </VList>
    </nav>
  )
}
