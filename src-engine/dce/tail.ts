import type { MessageLayout } from './scan'

/** How the last bytes of a file look: closed as by its writer, or by the closers of a stopped export. */
export type Ending = { kind: 'closed' | 'aborted' | 'open'; messageCount: number | null }

const COUNT = /(?:(\n)([ \t]*)|[,\]]\s*)"messageCount"\s*:\s*(\d{1,15})\s*\}\s*$/
const LAST_LINE = /\n([ \t]*)\}\s*$/

/**
 * Reads the ending of a file whose brackets cannot be trusted. A regular end stands where the root's keys
 * stand; the closers of an export that was stopped inside a message stand deeper.
 */
export function endingOf(bytes: Buffer, layout: MessageLayout | null): Ending {
  const tail = bytes.toString('latin1')
  const count = COUNT.exec(tail)
  const messageCount = count === null ? null : Number(count[3])
  const indent = layout?.indent ?? -1
  if (indent <= 0) return { kind: count === null ? 'open' : closedOrNot(layout), messageCount }
  const lastLine = LAST_LINE.exec(tail)
  if (lastLine?.[1] === '') return { kind: 'closed', messageCount }
  return { kind: count === null ? 'open' : 'aborted', messageCount: null }
}

/** Without any message there is no layout to tell; only DCE itself stops an export. */
function closedOrNot(layout: MessageLayout | null): Ending['kind'] {
  return layout === null ? 'aborted' : 'closed'
}
