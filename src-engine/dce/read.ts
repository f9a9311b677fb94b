import { isAscii, isUtf8 } from 'node:buffer'
import type { RawMessage, RawRoot } from './format'
import { isSpace, nextMessageStart, stringEnd, valueEnd } from './scan'
import { parseTolerant, type Repairs } from './tolerant'

/** Something about the bytes that a reader should know; offsets count UTF-8 bytes without a byte order mark. */
export type ReadNote = {
  code: 'unreadable_message' | 'invalid_utf8' | 'unreadable_header_key'
  offset: number
}

/** Who is told what the file holds, in file order. */
export type ReadHandlers = {
  /** The `messages` array begins: what stood before it. Returning false stops the reading. */
  onMessages(root: RawRoot): boolean
  /** One whole message object and the offset after it. */
  onMessage(message: RawMessage, start: number, end: number): void
  onNote(note: ReadNote): void
}

/** How the file ended. `complete` = the root object closed; the others say where the first damage begins. */
export type ReadEnd =
  | { kind: 'complete' }
  | { kind: 'stopped' }
  | { kind: 'truncated' | 'aborted'; offset: number }
  | { kind: 'not_json'; offset: number }

/** A single object larger than this is damage: no export holds one, and memory has to end somewhere. */
const MAX_OBJECT_BYTES = 64 * 1024 * 1024
/** Above this, an object whose end DCE's indentation did not tell is looked for by brackets. */
const MAX_SLICE_SEARCH_BYTES = 4 * 1024 * 1024
/** What must stay before the cursor to recognise DCE's indentation, and to find a message start again. */
const KEPT_BYTES = 256

const COMMA = 0x2c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const QUOTE = 0x22
const COLON = 0x3a

type State = 'start' | 'key' | 'value' | 'array' | 'lost' | 'done' | 'stopped' | 'not_json'

/**
 * Reads one export from UTF-8 chunks of any size: the root's keys in any order, and each message as an
 * object of its own. Memory holds one chunk and one message. Messages are cut out at DCE's indentation
 * where the file has it (a raw newline cannot occur inside a JSON string, so the cut is safe), by brackets
 * otherwise; after an unreadable one the reading goes on at the next message start.
 */
export class ExportReader {
  readonly root: RawRoot = {}
  /** Strings that held NUL or lone surrogates. */
  readonly repairs: Repairs = { nul: 0, surrogate: 0 }
  readonly #handlers: ReadHandlers
  #state: State = 'start'
  #key = ''
  #window: Buffer = Buffer.alloc(0)
  /** File offset of the window's first byte. */
  #base: number
  #at = 0
  /** Where the object that could not be read begins, while the next one is looked for. */
  #lostFrom = -1
  /** Bytes that must have come before the open object is looked at again: keeps huge objects linear. */
  #wanted = 0
  /** The header is known: what looks like a message further on is one. */
  #hasBegun: boolean

  /** `resumeAt` = an offset that `onMessage` gave as end: reading starts inside the array, the header is known. */
  constructor(handlers: ReadHandlers, resumeAt: number | null = null) {
    this.#handlers = handlers
    this.#base = resumeAt ?? 0
    this.#hasBegun = resumeAt !== null
    if (resumeAt !== null) this.#state = 'array'
  }

  /** True when no more bytes are needed. */
  get isFinished(): boolean {
    return this.#state === 'done' || this.#state === 'stopped' || this.#state === 'not_json'
  }

  /** Takes the next bytes; handlers are called before it returns. The chunk may be reused afterwards. */
  push(chunk: Uint8Array): void {
    if (this.isFinished || chunk.length === 0) return
    const keepFrom = Math.max(0, this.#at - KEPT_BYTES)
    this.#window = Buffer.concat([this.#window.subarray(keepFrom), chunk])
    this.#base += keepFrom
    this.#at -= keepFrom
    if (this.#window.length - this.#at < this.#wanted) return
    this.#wanted = 0
    this.#run(false)
  }

  /** Ends the reading; must be called once, after the last chunk. */
  end(): ReadEnd {
    this.#wanted = 0
    if (!this.isFinished) this.#run(true)
    if (this.#state === 'done') return { kind: 'complete' }
    if (this.#state === 'stopped') return { kind: 'stopped' }
    if (this.#state === 'not_json') return { kind: 'not_json', offset: this.#base + this.#at }
    const offset = this.#lostFrom >= 0 ? this.#lostFrom : this.#base + this.#at
    const tail = this.#window.toString('latin1', Math.max(0, this.#window.length - 100))
    return {
      kind: /"messageCount"\s*:\s*\d+\s*\}\s*$/.test(tail) ? 'aborted' : 'truncated',
      offset,
    }
  }

  #run(atEnd: boolean): void {
    while (this.#step(atEnd)) {
      // each step consumed something
    }
  }

  /** Moves the cursor over white space and commas; false when the window ends there. */
  #skip(commas: boolean): boolean {
    const bytes = this.#window
    while (isSpace(bytes[this.#at]) || (commas && bytes[this.#at] === COMMA)) this.#at++
    return this.#at < bytes.length
  }

  /** One move of the machine; false when more bytes are needed or nothing is left to do. */
  #step(atEnd: boolean): boolean {
    switch (this.#state) {
      case 'start':
        if (!this.#skip(false)) return false
        this.#state = this.#window[this.#at] === OPEN_BRACE ? 'key' : 'not_json'
        if (this.#state === 'key') this.#at++
        return true
      case 'key':
        return this.#stepKey(atEnd)
      case 'value':
        return this.#stepValue(atEnd)
      case 'array':
        return this.#stepArray(atEnd)
      case 'lost':
        return this.#stepLost(atEnd)
      default:
        return false
    }
  }

  #stepKey(atEnd: boolean): boolean {
    if (!this.#skip(true)) return false
    const bytes = this.#window
    if (bytes[this.#at] === CLOSE_BRACE) {
      this.#state = 'done'
      return false
    }
    if (bytes[this.#at] !== QUOTE) return this.#lose(this.#at)
    const end = stringEnd(bytes, this.#at)
    let colon = end
    while (end > 0 && isSpace(bytes[colon])) colon++
    if (end < 0 || colon >= bytes.length) return this.#wait(atEnd)
    if (bytes[colon] !== COLON) return this.#lose(this.#at)
    this.#key = bytes.toString('utf8', this.#at + 1, end - 1)
    this.#at = colon + 1
    this.#state = 'value'
    return true
  }

  #stepValue(atEnd: boolean): boolean {
    if (!this.#skip(false)) return false
    if (this.#key === 'messages' && this.#window[this.#at] === OPEN_BRACKET) {
      this.#at++
      this.#hasBegun = true
      this.#state = this.#handlers.onMessages(this.root) ? 'array' : 'stopped'
      return this.#state === 'array'
    }
    const end = valueEnd(this.#window, this.#at)
    if (end < 0) return this.#wait(atEnd)
    try {
      const value = parseTolerant(this.#window.toString('utf8', this.#at, end), this.repairs)
      Object.defineProperty(this.root, this.#key, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    } catch {
      this.#handlers.onNote({ code: 'unreadable_header_key', offset: this.#base + this.#at })
    }
    this.#at = end
    this.#state = 'key'
    return true
  }

  #stepArray(atEnd: boolean): boolean {
    if (!this.#skip(true)) return false
    const byte = this.#window[this.#at]
    if (byte === CLOSE_BRACKET) {
      this.#at++
      this.#state = 'key'
      return true
    }
    if (byte !== OPEN_BRACE) return this.#lose(this.#at)
    const sliced = this.#sliceEnd()
    if (sliced > 0) {
      const outcome = this.#emit(this.#at, sliced)
      if (outcome === 'half') return this.#lose(this.#at)
      if (outcome === 'bad') this.#noteBad(this.#base + this.#at)
      this.#at = sliced
      return true
    }
    const isShort = this.#window.length - this.#at < MAX_SLICE_SEARCH_BYTES
    if (sliced < 0 && isShort && !atEnd) return this.#wait(atEnd)
    const end = valueEnd(this.#window, this.#at)
    if (end < 0) return atEnd ? this.#lose(this.#at) : this.#wait(atEnd)
    // brackets of a broken object cannot be trusted: look for the next message start inside it
    if (this.#emit(this.#at, end) !== 'whole') return this.#lose(this.#at)
    this.#at = end
    return true
  }

  /** Looks for the start of the next message after an object that could not be read. */
  #stepLost(atEnd: boolean): boolean {
    const next = nextMessageStart(this.#window, this.#at)
    if (next < 0) {
      if (!atEnd) this.#at = Math.max(this.#at, this.#window.length - KEPT_BYTES + 1)
      return false
    }
    this.#noteBad(this.#lostFrom)
    this.#lostFrom = -1
    this.#at = next
    this.#state = 'array'
    return true
  }

  /** Gives the object up; before the messages there is nothing to go on with. */
  #lose(start: number): boolean {
    if (!this.#hasBegun) {
      this.#state = 'not_json'
      return false
    }
    this.#lostFrom = this.#base + start
    this.#at = start + 1
    this.#state = 'lost'
    return true
  }

  /** Asks for twice the open object before it is looked at again; gives up on one that never ends. */
  #wait(atEnd: boolean): boolean {
    const open = this.#window.length - this.#at
    if (open > MAX_OBJECT_BYTES) return this.#lose(this.#at)
    if (!atEnd) this.#wanted = open * 2
    return false
  }

  #noteBad(offset: number): void {
    this.#handlers.onNote({ code: 'unreadable_message', offset })
  }

  /**
   * The end of the message at the cursor when the file is laid out as DCE does it (four spaces before the
   * braces); -1 when it is, but the end has not come; 0 when it is laid out otherwise.
   */
  #sliceEnd(): number {
    const bytes = this.#window
    const at = this.#at
    const next = bytes[at + 1]
    if (next === undefined) return -1
    if (next !== 0x0a && next !== 0x0d) return 0
    if (at < 5 || bytes[at - 5] !== 0x0a) return 0
    for (let before = at - 4; before < at; before++) if (bytes[before] !== 0x20) return 0
    const end = bytes.indexOf('\n    }', at + 1, 'latin1')
    return end < 0 ? -1 : end + 6
  }

  /** Hands the object over unless it is not JSON (`bad`) or an export was stopped inside it (`half`). */
  #emit(start: number, end: number): 'whole' | 'bad' | 'half' {
    // most messages are plain ASCII, which needs no decoding
    const isPlain = isAscii(this.#window.subarray(start, end))
    const text = this.#window.toString(isPlain ? 'latin1' : 'utf8', start, end)
    let message: RawMessage
    try {
      message = parseTolerant(text, this.repairs) as RawMessage
    } catch {
      return 'bad'
    }
    // the writer's closers of a stopped export may end up inside the message that was being written
    if (Object.hasOwn(message, 'messageCount') && !Object.hasOwn(message, 'mentions')) return 'half'
    if (!isPlain && text.includes('\uFFFD') && !isUtf8(this.#window.subarray(start, end))) {
      this.#handlers.onNote({ code: 'invalid_utf8', offset: this.#base + start })
    }
    this.#handlers.onMessage(message, this.#base + start, this.#base + end)
    return 'whole'
  }
}
