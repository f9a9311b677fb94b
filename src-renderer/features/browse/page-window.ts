import type { CallOutput } from '#shared/api'

type Page = CallOutput<'messages.page'>

/** A stretch of a channel without gaps, oldest first: what the list holds of it. */
export type PageWindow<M extends { message_id: string } = Page['messages'][number]> = {
  messages: readonly M[]
  has_older: boolean
  has_newer: boolean
}

/** How many messages the list holds at most, and how many stay when it is cut. */
export const MOST = 600
export const KEPT = 400

/** The window with an older page before it. A page that does not meet it, or an empty one, adds nothing. */
export function withOlder<M extends { message_id: string }>(
  window: PageWindow<M>,
  page: PageWindow<M>,
): PageWindow<M> {
  const held = new Set(window.messages.map((message) => message.message_id))
  const older = page.messages.filter((message) => !held.has(message.message_id))
  return {
    ...window,
    messages: [...older, ...window.messages],
    has_older: page.has_older,
  }
}

/** The window with a newer page after it. */
export function withNewer<M extends { message_id: string }>(
  window: PageWindow<M>,
  page: PageWindow<M>,
): PageWindow<M> {
  const held = new Set(window.messages.map((message) => message.message_id))
  const newer = page.messages.filter((message) => !held.has(message.message_id))
  return {
    ...window,
    messages: [...window.messages, ...newer],
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
