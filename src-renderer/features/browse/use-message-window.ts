import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { CallOutput, PagePlace } from '#shared/api'
import { AppError } from '#shared/errors'
import { call } from '../../client'
import {
  MOST,
  type PageWindow,
  withNewer,
  withOlder,
  withoutNewest,
  withoutOldest,
} from './page-window'

/** What a list opens with: enough to fill the view, quick to draw. The rest follows at once. */
const FIRST_PAGE = 50
const PAGE = 100

type Page = CallOutput<'messages.page'>

/** What the list shows. `shift` = the last change was at the start, so the place counts from the end. */
export type WindowState = {
  /** null until the first page is here. */
  window: PageWindow | null
  /** Where the window was opened; a new object for each opening. */
  place: PagePlace | null
  shift: boolean
  /** The end that just grew: the other one may have to be cut. */
  grown: 'older' | 'newer' | null
  error: AppError | null
}

type Action =
  | { kind: 'opened'; place: PagePlace; page: Page }
  | { kind: 'older' | 'newer'; page: Page; from: string }
  | { kind: 'cut_oldest' | 'cut_newest' }
  | { kind: 'failed'; error: AppError }

const NOTHING: WindowState = { window: null, place: null, shift: false, grown: null, error: null }

function reduce(state: WindowState, action: Action): WindowState {
  if (action.kind === 'failed') return { ...state, error: action.error }
  if (action.kind === 'opened') {
    const { place, page } = action
    return { window: page, place, shift: false, grown: null, error: null }
  }
  const { window } = state
  if (!window) return state
  const error = null
  switch (action.kind) {
    case 'older':
      return {
        ...state,
        error,
        shift: true,
        grown: 'older',
        window: withOlder(window, action.page, action.from),
      }
    case 'newer':
      return {
        ...state,
        error,
        shift: false,
        grown: 'newer',
        window: withNewer(window, action.page, action.from),
      }
    case 'cut_oldest':
      return { ...state, shift: true, grown: null, window: withoutOldest(window) }
    case 'cut_newest':
      return { ...state, shift: false, grown: null, window: withoutNewest(window) }
  }
}

/**
 * A channel's messages as one stretch that grows at both ends. Only one page is under way at a time;
 * opening elsewhere drops it. Far messages go in a commit of their own, as the list can follow a change
 * at one end only.
 */
export function useMessageWindow(channel_id: string) {
  const [state, dispatch] = useReducer(reduce, NOTHING)
  const underWay = useRef<AbortController | null>(null)
  const current = useRef(state)
  current.current = state

  const load = useCallback(
    async (place: PagePlace, limit: number, done: (page: Page) => void) => {
      const controller = new AbortController()
      underWay.current = controller
      try {
        const page = await call(
          'messages.page',
          { channel_id, place, limit },
          { signal: controller.signal },
        )
        if (!controller.signal.aborted) done(page)
      } catch (thrown) {
        const error = AppError.from(thrown)
        if (error.code !== 'cancelled') dispatch({ kind: 'failed', error })
      } finally {
        if (underWay.current === controller) underWay.current = null
      }
    },
    [channel_id],
  )

  const open = useCallback(
    (place: PagePlace) => {
      underWay.current?.abort()
      void load(place, FIRST_PAGE, (page) => dispatch({ kind: 'opened', place, page }))
    },
    [load],
  )

  const loadOlder = useCallback(() => {
    const { window } = current.current
    const first = window?.messages[0]
    if (underWay.current || !window?.has_older || !first) return
    void load({ kind: 'before', message_id: first.message_id }, PAGE, (page) =>
      dispatch({ kind: 'older', page, from: first.message_id }),
    )
  }, [load])

  const loadNewer = useCallback(() => {
    const { window } = current.current
    const last = window?.messages.at(-1)
    if (underWay.current || !window?.has_newer || !last) return
    void load({ kind: 'after', message_id: last.message_id }, PAGE, (page) =>
      dispatch({ kind: 'newer', page, from: last.message_id }),
    )
  }, [load])

  const { grown, window } = state
  const is_long = (window?.messages.length ?? 0) > MOST
  useEffect(() => {
    if (grown && is_long) dispatch({ kind: grown === 'older' ? 'cut_newest' : 'cut_oldest' })
  }, [grown, is_long])

  useEffect(() => () => underWay.current?.abort(), [])

  return { ...state, open, loadOlder, loadNewer }
}
