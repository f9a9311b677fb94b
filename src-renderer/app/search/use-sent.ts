import { useLocation, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { parseLink } from '#shared/link'
import { atCaret } from '#shared/search-text/caret'
import { SearchParams } from '../../features/search/search-params'
import { rememberSearch } from '../../ui/recent-searches'
import { searchPreference } from '../../ui/search-preference'

/** After this pause of the keys the results follow. */
const PAUSE_MS = 120

/** True at the end of an operator's value that may go on. */
function isInValue(text: string, caret: number): boolean {
  const { operator, typed } = atCaret(text, caret)
  const before = text.slice(0, caret)
  const isClosed = typed !== '' && /[^\\:]"$/.test(before)
  return operator !== null && !isClosed
}

/**
 * The text of the search box and the search that the window shows. On the search page what is typed is searched for after a
 * pause; all that is typed in one go is one step of the history. Elsewhere it waits for `send`.
 */
export function useSent() {
  const navigate = useNavigate()
  const { history } = useRouter()
  const { mode, sort } = SearchParams.parse(useSearch({ strict: false }))
  const searched = useSearch({ strict: false, select: ({ text }) => text ?? '' })
  const isOnPage = useLocation({ select: ({ pathname }) => pathname === '/search' })
  const [text, setText] = useState(searched)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** What this box put into the address last: only other texts come back into the box. */
  const own = useRef(searched)
  /** True while one typing goes on: its first change is a new step of the history. */
  const isTyping = useRef(false)

  useEffect(() => {
    if (searched === own.current) return
    own.current = searched
    isTyping.current = false
    setText(searched)
  }, [searched])
  useEffect(() => () => clearTimeout(timer.current), [])

  const show = useCallback(
    (wanted: string, replace: boolean) => {
      own.current = wanted
      // Elsewhere a sort is one of another list.
      const how = isOnPage ? { mode, sort } : searchPreference()
      void navigate({ to: '/search', search: { ...how, text: wanted }, replace })
    },
    [navigate, isOnPage, mode, sort],
  )
  const type = (next: string, caret: number, event?: Event) => {
    setText(next)
    clearTimeout(timer.current)
    const isComposing = event instanceof InputEvent && event.isComposing
    if (!isOnPage || isComposing) return
    timer.current = setTimeout(() => {
      if (next.trim() === own.current || parseLink(next) !== null) return
      // What is half typed behind a colon names nobody yet: the results before stay until it is finished.
      if (isInValue(next, caret)) return
      show(next.trim(), isTyping.current)
      isTyping.current = true
    }, PAUSE_MS)
  }
  const settle = () => {
    isTyping.current = false
  }
  return {
    text,
    type,
    /** Ends one typing: what is typed next is another step. */
    settle,
    /** Searches for a text, or goes to the place that it links to. */
    send(wanted: string) {
      clearTimeout(timer.current)
      const address = parseLink(wanted)
      if (address !== null) {
        setText(searched)
        return history.push(address)
      }
      const asked = wanted.trim()
      rememberSearch(asked)
      setText(wanted)
      if (!isOnPage || asked !== own.current) show(asked, isOnPage && isTyping.current)
      settle()
    },
    /** Takes back what was typed and not searched for. */
    reset() {
      clearTimeout(timer.current)
      setText(searched)
      settle()
    },
  }
}
