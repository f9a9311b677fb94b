import { isAscii } from 'node:buffer'
import type { RawMessage } from './format'
import { KEPT_BYTES, type Reading } from './reading'
import {
  ANY_LAYOUT,
  isOvercrowded,
  layoutAt,
  nextExportStart,
  nextMessageStart,
  sliceEnd,
  valueEnd,
} from './scan'
import { parseTolerant, type Repairs } from './tolerant'

/* The messages of an export, one by one, and finding the next one after damage. */

/** Above this, an object whose end DCE's indentation did not tell is looked for by brackets. */
const MAX_SLICE_SEARCH_BYTES = 4 * 1024 * 1024

const OPEN_BRACE = 0x7b
const CLOSE_BRACKET = 0x5d

/** One step in the list of messages; false when more bytes are needed or nothing is left to do. */
export function stepMessages(reading: Reading, atEnd: boolean): boolean {
  return reading.state === 'array' ? stepArray(reading, atEnd) : stepLost(reading, atEnd)
}

function stepArray(reading: Reading, atEnd: boolean): boolean {
  if (!reading.skip(true)) return false
  const { bytes } = reading.window
  const byte = bytes[reading.at]
  if (byte === CLOSE_BRACKET) {
    reading.at++
    reading.state = 'key'
    return true
  }
  if (byte !== OPEN_BRACE) return reading.lose(reading.at)
  const sliced = sliceEnd(reading.window.bytes, reading.at)
  if (sliced > 0) return take(reading, sliced, true, atEnd)
  const isShort = bytes.length - reading.at < MAX_SLICE_SEARCH_BYTES
  if (sliced < 0 && isShort && !atEnd) return reading.wait(atEnd)
  const end = valueEnd(bytes, reading.at)
  if (end > 0) return take(reading, end, false, atEnd)
  // no string holds a raw message start: where one comes before the end, this message has none
  const layout = reading.layoutOrAny()
  const isSure = layout.firstKey === ANY_LAYOUT.firstKey
  if (isSure && nextMessageStart(bytes, reading.at + 1, layout) > 0) return reading.lose(reading.at)
  return atEnd ? reading.lose(reading.at) : reading.wait(atEnd)
}

/**
 * Hands over the object up to `end`. When it cannot be read its own end cannot be trusted: the reading
 * goes on at the next message start, or after it where the layout told its end and it holds no other.
 */
function take(reading: Reading, end: number, isLaidOut: boolean, atEnd: boolean): boolean {
  const outcome = emit(reading, reading.at, end, atEnd)
  if (outcome === 'wait') return false
  if (outcome === 'second') {
    reading.note('second_export', reading.at)
    reading.state = 'ended'
    reading.hasClosed = true
    return false
  }
  if (outcome === 'whole') {
    reading.at = end
    return true
  }
  if (outcome === 'half' || !isLaidOut) return reading.lose(reading.at)
  const next = nextMessageStart(reading.window.bytes, reading.at + 1, reading.layoutOrAny())
  if (next > 0 && next < end) return reading.lose(reading.at)
  if (reading.isLast(end)) return atEnd && reading.lose(reading.at)
  reading.note('unreadable_message', reading.at)
  reading.at = end
  return true
}

/** Looks for the start of the next message after an object that could not be read. */
function stepLost(reading: Reading, atEnd: boolean): boolean {
  const { bytes } = reading.window
  const next = nextMessageStart(bytes, reading.at, reading.layoutOrAny())
  // another export that begins here has another channel: its messages must not be taken for this one's
  const second = nextExportStart(bytes, reading.at - 1, next < 0 ? bytes.length : next)
  if (second >= 0) {
    if (reading.layout === null && !Object.hasOwn(reading.root, 'guild'))
      return restart(reading, second)
    if (!reading.hasClosed) reading.tellLost()
    reading.note('second_export', second)
    reading.hasClosed = true
    reading.state = 'ended'
    return false
  }
  if (next < 0) {
    if (!atEnd) reading.at = Math.max(reading.at, bytes.length - KEPT_BYTES + 1)
    return false
  }
  reading.tellLost()
  reading.lostFrom = -1
  reading.hasClosed = false
  reading.at = next
  reading.isFound = true
  reading.state = 'array'
  return true
}

/** What stood before the export that begins here was no export. */
function restart(reading: Reading, start: number): boolean {
  reading.tellLost()
  reading.lostFrom = -1
  reading.hasBegun = false
  reading.hasClosed = false
  reading.at = start + 1
  reading.state = 'key'
  return true
}

/**
 * Hands the object over unless it is not JSON (`bad`), an export was stopped inside it (`half`), it is an
 * export of its own (`second`), or more has to come to tell (`wait`).
 */
function emit(
  reading: Reading,
  start: number,
  end: number,
  atEnd: boolean,
): 'whole' | 'bad' | 'half' | 'second' | 'wait' {
  const { bytes } = reading.window
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
  if (reading.isFound && !looksLikeMessage(message)) return 'bad'
  // the writer's closers of a stopped export may end up inside the message that was being written
  if (Object.hasOwn(message, 'messageCount') && reading.isLast(end)) return atEnd ? 'half' : 'wait'
  if (Object.hasOwn(message, 'messages') && Object.hasOwn(message, 'guild')) return 'second'
  reading.isFound = false
  reading.repairs.nul += repairs.nul
  reading.repairs.surrogate += repairs.surrogate
  reading.layout ??= layoutAt(bytes, start, Math.max(0, start - KEPT_BYTES))
  const place = reading.window.placeOf(start)
  if (!isPlain && reading.lookAtText(text, start, end)) {
    reading.handlers.onNote({ code: 'invalid_utf8', offset: place })
  }
  reading.handlers.onMessage(message, reading.window.base + start, reading.window.base + end, place)
  return 'whole'
}

function looksLikeMessage(message: RawMessage): boolean {
  return ['id', 'timestamp', 'author'].every((key) => Object.hasOwn(message, key))
}
