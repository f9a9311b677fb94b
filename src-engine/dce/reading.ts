import { isUtf8 } from 'node:buffer'
import type { RawRoot } from './format'
import type { ReadHandlers, ReadNote } from './read-events'
import { ANY_LAYOUT, isSpace, type MessageLayout } from './scan'
import type { Repairs } from './tolerant'
import { ByteWindow, type FileMeasure } from './window'

/** What comes next: something of the root, or of the list of messages; from `stopped` on, nothing. */
export type ReadState =
  | 'start'
  | 'adrift'
  | 'key'
  | 'value'
  | 'array'
  | 'lost'
  | 'closed'
  | 'stopped'
  | 'ended'
  | 'not_json'

/** A single object larger than this is damage: no export holds one, and memory has to end somewhere. */
const MAX_OBJECT_BYTES = 64 * 1024 * 1024

/** What must stay before the cursor to recognise the layout, and to find a message start again. */
export const KEPT_BYTES = 512

const COMMA = 0x2c

/**
 * Where the reading of an export stands. The steps that move it are functions: those of the root in `read-root.ts`, those
 * of the messages in `read-messages.ts`; each returns false when more bytes are needed or nothing is left to do.
 */
export class Reading {
  readonly root: RawRoot = {}
  /** Strings that held NUL or lone surrogates. */
  readonly repairs: Repairs = { nul: 0, surrogate: 0 }
  /** A message or header key held a character beyond ASCII as it is, not escaped. */
  hasRawNonAscii = false
  readonly handlers: ReadHandlers
  readonly window: ByteWindow
  state: ReadState = 'start'
  /** The key of the root whose value comes. */
  key = ''
  /** The cursor, an index of the window. */
  at = 0
  /** Where the object that could not be read begins, while the next one is looked for; in bytes of the file. */
  lostFrom = -1
  lostCode: ReadNote['code'] = 'unreadable_message'
  /** Bytes of a header looked through in vain. */
  adrift = 0
  /** Bytes that must have come before the open object is looked at again: keeps huge objects linear. */
  wanted = 0
  /** The header is known: what looks like a message further on is one. */
  hasBegun: boolean
  /** The root object was closed: what follows does not belong to it. */
  hasClosed = false
  /** The object at the cursor was found by its start after damage: it has to look like a message. */
  isFound = false
  /** How the file's messages are laid out; null before the first. */
  layout: MessageLayout | null = null

  /** `resumeAt` = where a reading goes on inside the messages; null = at the start of the file. */
  constructor(handlers: ReadHandlers, resumeAt: number | null, measure: FileMeasure) {
    this.handlers = handlers
    this.window = new ByteWindow(resumeAt ?? 0, measure)
    this.hasBegun = resumeAt !== null
    if (resumeAt !== null) this.state = 'array'
  }

  /** Moves the cursor over white space and commas; false when the window ends there. */
  skip(commas: boolean): boolean {
    const { bytes } = this.window
    while (isSpace(bytes[this.at]) || (commas && bytes[this.at] === COMMA)) this.at++
    return this.at < bytes.length
  }

  /** The messages begin at the cursor. */
  begin(): boolean {
    if (this.hasBegun) {
      this.state = 'array'
      return true
    }
    this.hasBegun = true
    this.state = this.handlers.onMessages(this.root) ? 'array' : 'stopped'
    return this.state === 'array'
  }

  /** Gives up what begins at `start`; before the messages, the header is looked for again. */
  lose(start: number): boolean {
    this.lostFrom = this.window.placeOf(start)
    this.lostCode = this.state === 'array' ? 'unreadable_message' : 'unreadable_header_key'
    // elsewhere a whole message may begin at this very place
    this.at = this.state === 'array' ? start + 1 : start
    this.state = this.hasBegun ? 'lost' : 'adrift'
    return true
  }

  /** Asks for twice the open object before it is looked at again; gives up on one that never ends. */
  wait(atEnd: boolean): boolean {
    const open = this.window.bytes.length - this.at
    if (open > MAX_OBJECT_BYTES) return this.lose(this.at)
    if (!atEnd) this.wanted = Math.min(open * 2, MAX_OBJECT_BYTES + 1)
    return false
  }

  /** Tells what is lost. */
  tellLost(): void {
    this.handlers.onNote({ code: this.lostCode, offset: this.lostFrom })
  }

  /** Tells something about the bytes at a place of the window. */
  note(code: ReadNote['code'], at: number): void {
    this.handlers.onNote({ code, offset: this.window.placeOf(at) })
  }

  /** How messages are laid out, as far as is known. */
  layoutOrAny(): MessageLayout {
    return this.layout ?? ANY_LAYOUT
  }

  /** Nothing but white space is known to follow. */
  isLast(end: number): boolean {
    const { bytes } = this.window
    let after = end
    while (isSpace(bytes[after])) after++
    return after === bytes.length
  }

  /** Takes note of a text beyond ASCII; true when bytes of it had to be replaced. */
  lookAtText(text: string, start: number, end: number): boolean {
    this.hasRawNonAscii = true
    return text.includes('\uFFFD') && !isUtf8(this.window.bytes.subarray(start, end))
  }
}
