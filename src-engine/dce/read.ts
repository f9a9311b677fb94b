import { isAscii, isUtf8 } from 'node:buffer'
import type { RawMessage, RawRoot } from './format'
import { salvage } from './salvage'
import {
  ANY_LAYOUT,
  isOvercrowded,
  isSpace,
  layoutAt,
  type MessageLayout,
  nextExportStart,
  nextMessageStart,
  nextRootKey,
  stringEnd,
  valueEnd,
} from './scan'
import { endingOf } from './tail'
import { parseTolerant, type Repairs } from './tolerant'
import { ByteWindow, type FileMeasure, PLAIN } from './window'

/** Something about the bytes that a reader should know; `offset` is a byte of the file itself. */
export type ReadNote = {
  code:
    | 'unreadable_message'
    | 'invalid_utf8'
    | 'unreadable_header'
    | 'unreadable_header_key'
    | 'trailing_text'
    | 'second_export'
  offset: number
}

/** Who is told what the file holds, in file order. */
export type ReadHandlers = {
  /** The `messages` array begins: what stood before it. Returning false stops the reading. */
  onMessages(root: RawRoot): boolean
  /**
   * One whole message object. `end` is the offset after it, to resume from, in the UTF-8 form of the file;
   * `place` is the byte of the file itself where it begins.
   */
  onMessage(message: RawMessage, start: number, end: number, place: number): void
  onNote(note: ReadNote): void
}

/** How the file ended. `complete` = the root object closed; the others say at which byte the first damage is. */
export type ReadEnd =
  | { kind: 'complete' }
  | { kind: 'stopped' }
  | { kind: 'truncated' | 'aborted'; offset: number }
  | { kind: 'not_json'; offset: number }

/** A single object larger than this is damage: no export holds one, and memory has to end somewhere. */
const MAX_OBJECT_BYTES = 64 * 1024 * 1024
/** Above this, an object whose end DCE's indentation did not tell is looked for by brackets. */
const MAX_SLICE_SEARCH_BYTES = 4 * 1024 * 1024
/** What must stay before the cursor to recognise the layout, and to find a message start again. */
const KEPT_BYTES = 512
/** The guild, the channel or the dates of a header are never larger. */
const MAX_HEADER_BYTES = 256 * 1024
/** So far a header that could not be read is looked for again. */
const MAX_ADRIFT_BYTES = 4 * 1024 * 1024
/** In a file that does not begin with a brace, a header must begin before this. */
const MAX_PREFACE_BYTES = 4096
const HEADER_KEYS = new Set(['guild', 'channel', 'dateRange', 'exportedAt'])

const COMMA = 0x2c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const QUOTE = 0x22
const COLON = 0x3a

type State =
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

/**
 * Reads one export from UTF-8 chunks of any size: the root's keys in any order, and each message as an
 * object of its own. Memory holds one chunk and one message. Messages are cut out at DCE's indentation
 * where the file has it (a raw newline cannot occur inside a JSON string, so the cut is safe), by brackets
 * otherwise. Around damage everything whole is found again: the reading goes on at the next message start,
 * or at the next key of the header. What it says does not depend on where the chunks end.
 */
export class ExportReader {
  readonly root: RawRoot = {}
  /** Strings that held NUL or lone surrogates. */
  readonly repairs: Repairs = { nul: 0, surrogate: 0 }
  /** A message or header key held a character beyond ASCII as it is, not escaped. */
  hasRawNonAscii = false
  readonly #handlers: ReadHandlers
  readonly #window: ByteWindow
  #state: State = 'start'
  #key = ''
  #at = 0
  /** Where the object that could not be read begins, while the next one is looked for; in bytes of the file. */
  #lostFrom = -1
  #lostCode: ReadNote['code'] = 'unreadable_message'
  /** Bytes of a header looked through in vain. */
  #adrift = 0
  /** Bytes that must have come before the open object is looked at again: keeps huge objects linear. */
  #wanted = 0
  /** The header is known: what looks like a message further on is one. */
  #hasBegun: boolean
  /** The root object was closed: what follows does not belong to it. */
  #hasClosed = false
  /** The object at the cursor was found by its start after damage: it has to look like a message. */
  #isFound = false
  #layout: MessageLayout | null = null

  /**
   * `resumeAt` = an offset that `onMessage` gave as end: reading starts inside the array, the header is
   * known. `measure` says how the file's own bytes relate to what is pushed.
   */
  constructor(
    handlers: ReadHandlers,
    resumeAt: number | null = null,
    measure: FileMeasure = PLAIN,
  ) {
    this.#handlers = handlers
    this.#window = new ByteWindow(resumeAt ?? 0, measure)
    this.#hasBegun = resumeAt !== null
    if (resumeAt !== null) this.#state = 'array'
  }

  /** True when no more bytes are needed. */
  get isFinished(): boolean {
    return this.#state === 'ended' || this.#state === 'stopped' || this.#state === 'not_json'
  }

  /** Bytes that are kept for what is not read to its end. */
  get heldBytes(): number {
    return this.#window.bytes.length
  }

  /** Text before the place where a file is gone on with: counted, not read. */
  skip(text: Uint8Array): void {
    this.#window.skip(text)
  }

  /** Takes the next bytes; handlers are called before it returns. The chunk may be reused afterwards. */
  push(chunk: Uint8Array): void {
    if (this.isFinished || chunk.length === 0) return
    const keepFrom = Math.max(0, this.#at - KEPT_BYTES)
    this.#window.append(chunk, keepFrom)
    this.#at -= keepFrom
    if (this.#window.bytes.length - this.#at < this.#wanted) return
    this.#wanted = 0
    this.#run(false)
  }

  /** Ends the reading; must be called once, after the last chunk. */
  end(): ReadEnd {
    this.#wanted = 0
    if (!this.isFinished) this.#run(true)
    if (this.#state === 'stopped') return { kind: 'stopped' }
    if (this.#hasClosed) {
      if (this.#state === 'lost') this.#tellLost()
      return { kind: 'complete' }
    }
    const { bytes } = this.#window
    const offset = this.#lostFrom >= 0 ? this.#lostFrom : this.#window.placeOf(this.#at)
    if (this.#state === 'not_json' || !this.#hasBegun) {
      return { kind: this.#state === 'not_json' ? 'not_json' : 'truncated', offset }
    }
    const ending = endingOf(bytes.subarray(Math.max(0, bytes.length - KEPT_BYTES)), this.#layout)
    if (ending.kind !== 'closed' || this.#state !== 'lost') {
      return { kind: ending.kind === 'aborted' ? 'aborted' : 'truncated', offset }
    }
    // what could not be read was the last thing before a regular end
    this.#tellLost()
    if (ending.messageCount !== null) this.root.messageCount ??= ending.messageCount
    return { kind: 'complete' }
  }

  #run(atEnd: boolean): void {
    while (this.#step(atEnd)) {
      // each step consumed something
    }
  }

  /** Moves the cursor over white space and commas; false when the window ends there. */
  #skip(commas: boolean): boolean {
    const { bytes } = this.#window
    while (isSpace(bytes[this.#at]) || (commas && bytes[this.#at] === COMMA)) this.#at++
    return this.#at < bytes.length
  }

  /** One move of the machine; false when more bytes are needed or nothing is left to do. */
  #step(atEnd: boolean): boolean {
    switch (this.#state) {
      case 'start':
        return this.#stepStart(atEnd)
      case 'adrift':
        return this.#stepAdrift(atEnd)
      case 'key':
        return this.#stepKey(atEnd)
      case 'value':
        return this.#stepValue(atEnd)
      case 'array':
        return this.#stepArray(atEnd)
      case 'lost':
        return this.#stepLost(atEnd)
      case 'closed':
        return this.#stepClosed()
      default:
        return false
    }
  }

  #stepStart(atEnd: boolean): boolean {
    if (!this.#skip(false)) return false
    const { bytes } = this.#window
    if (bytes[this.#at] === OPEN_BRACE) {
      this.#at++
      this.#state = 'key'
      return true
    }
    if (bytes.length - this.#at < MAX_PREFACE_BYTES && !atEnd) return false
    const end = Math.min(bytes.length, this.#at + MAX_PREFACE_BYTES)
    if (nextRootKey(bytes, this.#at, end) >= 0) return this.#lose(this.#at)
    this.#state = 'not_json'
    return false
  }

  /** Looks for the next key of a header, or for the first message, after something that could not be read. */
  #stepAdrift(atEnd: boolean): boolean {
    const { bytes } = this.#window
    const message = nextMessageStart(bytes, this.#at, ANY_LAYOUT)
    const key = nextRootKey(bytes, this.#at, message < 0 ? bytes.length : message)
    const found = key >= 0 ? key : message
    if (found >= 0) {
      this.#handlers.onNote({ code: 'unreadable_header', offset: this.#lostFrom })
      this.#lostFrom = -1
      this.#at = found
      this.#state = 'key'
      return key >= 0 || this.#begin()
    }
    const searched = Math.max(this.#at, bytes.length - KEPT_BYTES + 1)
    this.#adrift += searched - this.#at
    this.#at = searched
    if (atEnd || this.#adrift > MAX_ADRIFT_BYTES) this.#state = 'not_json'
    return false
  }

  #stepKey(atEnd: boolean): boolean {
    if (!this.#skip(true)) return false
    const { bytes } = this.#window
    if (bytes[this.#at] === CLOSE_BRACE) {
      this.#at++
      if (!this.#hasBegun) return this.#lose(this.#at)
      this.#hasClosed = true
      this.#state = 'closed'
      return true
    }
    if (bytes[this.#at] !== QUOTE) return this.#lose(this.#at)
    const end = stringEnd(bytes, this.#at)
    let colon = end
    while (end > 0 && isSpace(bytes[colon])) colon++
    if (end < 0 || colon >= bytes.length) return this.#waitInHeader(atEnd, this.#at)
    if (bytes[colon] !== COLON) return this.#lose(this.#at)
    this.#key = bytes.toString('utf8', this.#at + 1, end - 1)
    this.#at = colon + 1
    this.#state = 'value'
    return true
  }

  #stepValue(atEnd: boolean): boolean {
    if (!this.#skip(false)) return false
    const { bytes } = this.#window
    if (bytes[this.#at] === OPEN_BRACKET) {
      if (this.#key === 'messages') {
        this.#at++
        return this.#begin()
      }
      // a list of messages under another key: the key was damaged
      const first = nextMessageStart(bytes, this.#at, ANY_LAYOUT)
      if (!this.#hasBegun && first > 0 && /^\[\s*$/.test(bytes.toString('latin1', this.#at, first)))
        return this.#lose(this.#at)
    }
    const end = valueEnd(bytes, this.#at)
    if (end < 0) return this.#waitInHeader(atEnd, this.#at)
    const isRead = this.#readRootValue(end)
    if (!isRead) {
      this.#note('unreadable_header_key', this.#at)
      // the brackets of a broken object cannot be trusted
      if (!this.#hasBegun && HEADER_KEYS.has(this.#key)) return this.#lose(this.#at)
    }
    this.#at = end
    this.#state = 'key'
    return true
  }

  /** Takes a value of the root in; false when it is none. */
  #readRootValue(end: number): boolean {
    const { bytes } = this.#window
    if (isOvercrowded(bytes, this.#at, end)) return false
    const text = bytes.toString('utf8', this.#at, end)
    try {
      this.#setRoot(parseTolerant(text, this.repairs))
    } catch {
      return false
    }
    if (!isAscii(bytes.subarray(this.#at, end))) this.#lookAtText(text, this.#at, end)
    return true
  }

  #setRoot(value: unknown): void {
    Object.defineProperty(this.root, this.#key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }

  /** The messages begin at the cursor. */
  #begin(): boolean {
    if (this.#hasBegun) {
      this.#state = 'array'
      return true
    }
    this.#hasBegun = true
    this.#state = this.#handlers.onMessages(this.root) ? 'array' : 'stopped'
    return this.#state === 'array'
  }

  #stepArray(atEnd: boolean): boolean {
    if (!this.#skip(true)) return false
    const { bytes } = this.#window
    const byte = bytes[this.#at]
    if (byte === CLOSE_BRACKET) {
      this.#at++
      this.#state = 'key'
      return true
    }
    if (byte !== OPEN_BRACE) return this.#lose(this.#at)
    const sliced = this.#sliceEnd()
    if (sliced > 0) return this.#take(sliced, true, atEnd)
    const isShort = bytes.length - this.#at < MAX_SLICE_SEARCH_BYTES
    if (sliced < 0 && isShort && !atEnd) return this.#wait(atEnd)
    const end = valueEnd(bytes, this.#at)
    if (end > 0) return this.#take(end, false, atEnd)
    // no string holds a raw message start: where one comes before the end, this message has none
    const layout = this.#layoutOrAny()
    const isSure = layout.firstKey === ANY_LAYOUT.firstKey
    if (isSure && nextMessageStart(bytes, this.#at + 1, layout) > 0) return this.#lose(this.#at)
    return atEnd ? this.#lose(this.#at) : this.#wait(atEnd)
  }

  /**
   * Hands over the object up to `end`. When it cannot be read its own end cannot be trusted: the reading
   * goes on at the next message start, or after it where the layout told its end and it holds no other.
   */
  #take(end: number, isLaidOut: boolean, atEnd: boolean): boolean {
    const outcome = this.#emit(this.#at, end, atEnd)
    if (outcome === 'wait') return false
    if (outcome === 'second') {
      this.#note('second_export', this.#at)
      this.#state = 'ended'
      this.#hasClosed = true
      return false
    }
    if (outcome === 'whole') {
      this.#at = end
      return true
    }
    if (outcome === 'half' || !isLaidOut) return this.#lose(this.#at)
    const next = nextMessageStart(this.#window.bytes, this.#at + 1, this.#layoutOrAny())
    if (next > 0 && next < end) return this.#lose(this.#at)
    if (this.#isLast(end)) return atEnd && this.#lose(this.#at)
    this.#note('unreadable_message', this.#at)
    this.#at = end
    return true
  }

  /** Looks for the start of the next message after an object that could not be read. */
  #stepLost(atEnd: boolean): boolean {
    const { bytes } = this.#window
    const next = nextMessageStart(bytes, this.#at, this.#layoutOrAny())
    // another export that begins here has another channel: its messages must not be taken for this one's
    const second = nextExportStart(bytes, this.#at - 1, next < 0 ? bytes.length : next)
    if (second >= 0) {
      if (this.#layout === null && !Object.hasOwn(this.root, 'guild')) return this.#restart(second)
      if (!this.#hasClosed) this.#tellLost()
      this.#note('second_export', second)
      this.#hasClosed = true
      this.#state = 'ended'
      return false
    }
    if (next < 0) {
      if (!atEnd) this.#at = Math.max(this.#at, bytes.length - KEPT_BYTES + 1)
      return false
    }
    this.#tellLost()
    this.#lostFrom = -1
    this.#hasClosed = false
    this.#at = next
    this.#isFound = true
    this.#state = 'array'
    return true
  }

  /** What stood before the export that begins here was no export. */
  #restart(start: number): boolean {
    this.#tellLost()
    this.#lostFrom = -1
    this.#hasBegun = false
    this.#hasClosed = false
    this.#at = start + 1
    this.#state = 'key'
    return true
  }

  /** After the root's end nothing should come. */
  #stepClosed(): boolean {
    if (!this.#skip(false)) return false
    this.#lostFrom = this.#window.placeOf(this.#at)
    this.#lostCode = 'trailing_text'
    this.#state = 'lost'
    return true
  }

  #tellLost(): void {
    this.#handlers.onNote({ code: this.#lostCode, offset: this.#lostFrom })
  }

  /** Gives up what begins at `start`; before the messages, the header is looked for again. */
  #lose(start: number): boolean {
    this.#lostFrom = this.#window.placeOf(start)
    this.#lostCode = this.#state === 'array' ? 'unreadable_message' : 'unreadable_header_key'
    // elsewhere a whole message may begin at this very place
    this.#at = this.#state === 'array' ? start + 1 : start
    if (!this.#hasBegun) this.#salvage(start)
    this.#state = this.#hasBegun ? 'lost' : 'adrift'
    return true
  }

  /** Keeps the id and whatever else can still be read of a damaged guild or channel. */
  #salvage(start: number): void {
    if (this.#state !== 'value' || (this.#key !== 'guild' && this.#key !== 'channel')) return
    const { bytes } = this.#window
    const text = bytes.toString('utf8', start, Math.min(bytes.length, start + 8192))
    const kept = salvage(text, this.repairs)
    if (kept !== null) this.#setRoot(kept)
  }

  /** Asks for twice the open object before it is looked at again; gives up on one that never ends. */
  #wait(atEnd: boolean): boolean {
    const open = this.#window.bytes.length - this.#at
    if (open > MAX_OBJECT_BYTES) return this.#lose(this.#at)
    if (!atEnd) this.#wanted = Math.min(open * 2, MAX_OBJECT_BYTES + 1)
    return false
  }

  #waitInHeader(atEnd: boolean, start: number): boolean {
    if (this.#hasBegun) return this.#wait(atEnd)
    const { bytes } = this.#window
    const isSmall = this.#state === 'key' || HEADER_KEYS.has(this.#key)
    const isBroken = isSmall && bytes.length - start > MAX_HEADER_BYTES
    return atEnd || isBroken ? this.#lose(start) : this.#wait(atEnd)
  }

  #note(code: ReadNote['code'], at: number): void {
    this.#handlers.onNote({ code, offset: this.#window.placeOf(at) })
  }

  #layoutOrAny(): MessageLayout {
    return this.#layout ?? ANY_LAYOUT
  }

  /**
   * The end of the message at the cursor when the file is laid out as DCE does it (four spaces before the
   * braces, more before its keys); -1 when it is, but the end has not come; 0 when it is laid out otherwise.
   */
  #sliceEnd(): number {
    const { bytes } = this.#window
    const at = this.#at
    if (bytes.length - at < 8) return -1
    const next = bytes[at + 1]
    if (next !== 0x0a && next !== 0x0d) return 0
    if (at < 5 || bytes[at - 5] !== 0x0a || !isBlank(bytes, at - 4, at)) return 0
    const line = next === 0x0d ? at + 3 : at + 2
    if (!isBlank(bytes, line, line + 5)) return 0
    const end = bytes.indexOf('\n    }', at + 1, 'latin1')
    return end < 0 ? -1 : end + 6
  }

  /**
   * Hands the object over unless it is not JSON (`bad`), an export was stopped inside it (`half`), it is an
   * export of its own (`second`), or more has to come to tell (`wait`).
   */
  #emit(start: number, end: number, atEnd: boolean): 'whole' | 'bad' | 'half' | 'second' | 'wait' {
    const { bytes } = this.#window
    if (isOvercrowded(bytes, start, end)) return 'bad'
    // most messages are plain ASCII, which needs no decoding
    const isPlain = isAscii(bytes.subarray(start, end))
    const text = bytes.toString(isPlain ? 'latin1' : 'utf8', start, end)
    const repairs: Repairs = { nul: 0, surrogate: 0 }
    let message: RawMessage
    try {
      message = parseTolerant(text, repairs) as RawMessage
    } catch {
      return 'bad'
    }
    if (this.#isFound && !looksLikeMessage(message)) return 'bad'
    // the writer's closers of a stopped export may end up inside the message that was being written
    if (Object.hasOwn(message, 'messageCount') && this.#isLast(end)) return atEnd ? 'half' : 'wait'
    if (Object.hasOwn(message, 'messages') && Object.hasOwn(message, 'guild')) return 'second'
    this.#isFound = false
    this.repairs.nul += repairs.nul
    this.repairs.surrogate += repairs.surrogate
    this.#layout ??= layoutAt(bytes, start, Math.max(0, start - KEPT_BYTES))
    const place = this.#window.placeOf(start)
    if (!isPlain && this.#lookAtText(text, start, end)) {
      this.#handlers.onNote({ code: 'invalid_utf8', offset: place })
    }
    this.#handlers.onMessage(message, this.#window.base + start, this.#window.base + end, place)
    return 'whole'
  }

  /** Nothing but white space is known to follow. */
  #isLast(end: number): boolean {
    const { bytes } = this.#window
    let after = end
    while (isSpace(bytes[after])) after++
    return after === bytes.length
  }

  /** Takes note of a text beyond ASCII; true when bytes of it had to be replaced. */
  #lookAtText(text: string, start: number, end: number): boolean {
    this.hasRawNonAscii = true
    return text.includes('\uFFFD') && !isUtf8(this.#window.bytes.subarray(start, end))
  }
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] !== 0x20) return false
  return true
}

function looksLikeMessage(message: RawMessage): boolean {
  return ['id', 'timestamp', 'author'].every((key) => Object.hasOwn(message, key))
}
