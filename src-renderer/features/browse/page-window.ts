import type { CallOutput } from '#shared/api'

type Page = CallOutput<'messages.page'>

/** A stretch of a channel without gaps, oldest first: what the list holds of it. */
export type PageWindow<M extends { message_id: string } = Page['messages'][number]> = {
  messages: readonly M[]
  has_older: boolean
  has_newer: boolean
}

/** How many messages the list holds at most, and how many stay when it is cut. */
export const MOST = 1000
export const KEPT = 700

/**
 * The window with the page that was asked for before the message `before`. When the window no longer begins
 * there (it was cut or grew meanwhile), it stays as it is: nothing is ever joined across a gap.
 */
export function withOlder<M extends { message_id: string }>(
  window: PageWindow<M>,
  page: PageWindow<M>,
  before: string,
): PageWindow<M> {
  if (window.messages[0]?.message_id !== before) return window
  return {
    ...window,
    messages: [...page.messages, ...window.messages],
    has_older: page.has_older,
  }
}

/** The window with the page that was asked for after the message `after`; the same at its other end. */
export function withNewer<M extends { message_id: string }>(
  window: PageWindow<M>,
  page: PageWindow<M>,
  after: string,
): PageWindow<M> {
  if (window.messages.at(-1)?.message_id !== after) return window
  return {
    ...window,
    messages: [...window.messages, ...page.messages],
    has_newer: page.has_newer,
  }
}

/** The window without its oldest messages when it holds too many; they can be loaded again. */
export function withoutOldest<M extends { message_id: string }>(
  window: PageWindow<M>,
): PageWindow<M> {
  if (window.messages.length <= MOST) return window
  return { ...window, messages: window.messages.slice(-KEPT), has_older: true }
}

/** The window without its newest messages when it holds too many. */
export function withoutNewest<M extends { message_id: string }>(
  window: PageWindow<M>,
): PageWindow<M> {
  if (window.messages.length <= MOST) return window
  return { ...window, messages: window.messages.slice(0, KEPT), has_newer: true }
}
