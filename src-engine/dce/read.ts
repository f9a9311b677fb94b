import type { RawRoot } from './format'
import type { ReadEnd, ReadHandlers } from './read-events'
import { stepMessages } from './read-messages'
import { stepRoot } from './read-root'
import { KEPT_BYTES, Reading } from './reading'
import { endingOf } from './tail'
import type { Repairs } from './tolerant'
import { type FileMeasure, PLAIN } from './window'

/**
 * Reads one export from UTF-8 chunks of any size: the root's keys in any order, and each message as an
 * object of its own. Memory holds one chunk and one message. Messages are cut out at DCE's indentation
 * where the file has it (a raw newline cannot occur inside a JSON string, so the cut is safe), by brackets
 * otherwise. Around damage everything whole is found again: the reading goes on at the next message start,
 * or at the next key of the header. What it says does not depend on where the chunks end.
 */
export class ExportReader {
  readonly #reading: Reading

  /**
   * `resumeAt` = an offset that `onMessage` gave as end: reading starts inside the array, the header is
   * known. `measure` says how the file's own bytes relate to what is pushed.
   */
  constructor(
    handlers: ReadHandlers,
    resumeAt: number | null = null,
    measure: FileMeasure = PLAIN,
  ) {
    this.#reading = new Reading(handlers, resumeAt, measure)
  }

  /** What is known of the root so far. */
  get root(): RawRoot {
    return this.#reading.root
  }

  /** Strings that held NUL or lone surrogates. */
  get repairs(): Repairs {
    return this.#reading.repairs
  }

  /** A message or header key held a character beyond ASCII as it is, not escaped. */
  get hasRawNonAscii(): boolean {
    return this.#reading.hasRawNonAscii
  }

  /** True when no more bytes are needed. */
  get isFinished(): boolean {
    const { state } = this.#reading
    return state === 'ended' || state === 'stopped' || state === 'not_json'
  }

  /** Bytes that are kept for what is not read to its end. */
  get heldBytes(): number {
    return this.#reading.window.bytes.length
  }

  /** Text before the place where a file is gone on with: counted, not read. */
  skip(text: Uint8Array): void {
    this.#reading.window.skip(text)
  }

  /** Takes the next bytes; handlers are called before it returns. The chunk may be reused afterwards. */
  push(chunk: Uint8Array): void {
    if (this.isFinished || chunk.length === 0) return
    const reading = this.#reading
    const keepFrom = Math.max(0, reading.at - KEPT_BYTES)
    reading.window.append(chunk, keepFrom)
    reading.at -= keepFrom
    if (reading.window.bytes.length - reading.at < reading.wanted) return
    reading.wanted = 0
    this.#run(false)
  }

  /** Ends the reading; must be called once, after the last chunk. */
  end(): ReadEnd {
    const reading = this.#reading
    reading.wanted = 0
    if (!this.isFinished) this.#run(true)
    const { state, window, root, lostFrom } = reading
    if (state === 'stopped') return { kind: 'stopped' }
    if (reading.hasClosed) {
      if (state === 'lost') reading.tellLost()
      return { kind: 'complete' }
    }
    const offset = lostFrom >= 0 ? lostFrom : window.placeOf(reading.at)
    if (state === 'not_json') return { kind: 'not_json', offset }
    if (!reading.hasBegun) return { kind: 'truncated', offset }
    const { bytes } = window
    const ending = endingOf(bytes.subarray(Math.max(0, bytes.length - KEPT_BYTES)), reading.layout)
    if (ending.kind !== 'closed' || state !== 'lost') {
      return { kind: ending.kind === 'aborted' ? 'aborted' : 'truncated', offset }
    }
    // what could not be read was the last thing before a regular end
    reading.tellLost()
    if (ending.messageCount !== null) root.messageCount ??= ending.messageCount
    return { kind: 'complete' }
  }

  #run(atEnd: boolean): void {
    while (step(this.#reading, atEnd)) {
      // each step consumed something
    }
  }
}

/** One move of the machine; false when more bytes are needed or nothing is left to do. */
function step(reading: Reading, atEnd: boolean): boolean {
  const isInMessages = reading.state === 'array' || reading.state === 'lost'
  return isInMessages ? stepMessages(reading, atEnd) : stepRoot(reading, atEnd)
}
