import { isAscii } from 'node:buffer'
import { KEPT_BYTES, type Reading } from './reading'
import { salvage } from './salvage'
import {
  ANY_LAYOUT,
  isOvercrowded,
  isSpace,
  nextMessageStart,
  nextRootKey,
  stringEnd,
  valueEnd,
} from './scan'
import { parseTolerant } from './tolerant'

/* The root of an export: its keys in any order, and what can still be read of a damaged header. */

/** The guild, the channel or the dates of a header are never larger. */
const MAX_HEADER_BYTES = 256 * 1024
/** So far a header that could not be read is looked for again. */
const MAX_ADRIFT_BYTES = 4 * 1024 * 1024
/** In a file that does not begin with a brace, a header must begin before this. */
const MAX_PREFACE_BYTES = 4096
const HEADER_KEYS = new Set(['guild', 'channel', 'dateRange', 'exportedAt'])

const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const QUOTE = 0x22
const COLON = 0x3a

/** One step in the root; false when more bytes are needed or nothing is left to do. */
export function stepRoot(reading: Reading, atEnd: boolean): boolean {
  switch (reading.state) {
    case 'start':
      return stepStart(reading, atEnd)
    case 'adrift':
      return stepAdrift(reading, atEnd)
    case 'key':
      return stepKey(reading, atEnd)
    case 'value':
      return stepValue(reading, atEnd)
    case 'closed':
      return stepClosed(reading)
    default:
      return false
  }
}

function stepStart(reading: Reading, atEnd: boolean): boolean {
  if (!reading.skip(false)) return false
  const { bytes } = reading.window
  if (bytes[reading.at] === OPEN_BRACE) {
    reading.at++
    reading.state = 'key'
    return true
  }
  if (bytes.length - reading.at < MAX_PREFACE_BYTES && !atEnd) return false
  const end = Math.min(bytes.length, reading.at + MAX_PREFACE_BYTES)
  if (nextRootKey(bytes, reading.at, end) >= 0) return giveUp(reading, reading.at)
  reading.state = 'not_json'
  return false
}

/** Looks for the next key of a header, or for the first message, after something that could not be read. */
function stepAdrift(reading: Reading, atEnd: boolean): boolean {
  const { bytes } = reading.window
  const message = nextMessageStart(bytes, reading.at, ANY_LAYOUT)
  const key = nextRootKey(bytes, reading.at, message < 0 ? bytes.length : message)
  const found = key >= 0 ? key : message
  if (found >= 0) {
    reading.handlers.onNote({ code: 'unreadable_header', offset: reading.lostFrom })
    reading.lostFrom = -1
    reading.at = found
    reading.state = 'key'
    return key >= 0 || reading.begin()
  }
  const searched = Math.max(reading.at, bytes.length - KEPT_BYTES + 1)
  reading.adrift += searched - reading.at
  reading.at = searched
  if (atEnd || reading.adrift > MAX_ADRIFT_BYTES) reading.state = 'not_json'
  return false
}

function stepKey(reading: Reading, atEnd: boolean): boolean {
  if (!reading.skip(true)) return false
  const { bytes } = reading.window
  if (bytes[reading.at] === CLOSE_BRACE) {
    reading.at++
    if (!reading.hasBegun) return giveUp(reading, reading.at)
    reading.hasClosed = true
    reading.state = 'closed'
    return true
  }
  if (bytes[reading.at] !== QUOTE) return giveUp(reading, reading.at)
  const end = stringEnd(bytes, reading.at)
  let colon = end
  while (end > 0 && isSpace(bytes[colon])) colon++
  if (end < 0 || colon >= bytes.length) return waitInHeader(reading, atEnd, reading.at)
  if (bytes[colon] !== COLON) return giveUp(reading, reading.at)
  reading.key = bytes.toString('utf8', reading.at + 1, end - 1)
  reading.at = colon + 1
  reading.state = 'value'
  return true
}

function stepValue(reading: Reading, atEnd: boolean): boolean {
  if (!reading.skip(false)) return false
  const { bytes } = reading.window
  if (bytes[reading.at] === OPEN_BRACKET) {
    if (reading.key === 'messages') {
      reading.at++
      return reading.begin()
    }
    // a list of messages under another key: the key was damaged
    const first = nextMessageStart(bytes, reading.at, ANY_LAYOUT)
    if (
      !reading.hasBegun &&
      first > 0 &&
      /^\[\s*$/.test(bytes.toString('latin1', reading.at, first))
    )
      return giveUp(reading, reading.at)
  }
  const end = valueEnd(bytes, reading.at)
  if (end < 0) return waitInHeader(reading, atEnd, reading.at)
  const isRead = readRootValue(reading, end)
  if (!isRead) {
    reading.note('unreadable_header_key', reading.at)
    // the brackets of a broken object cannot be trusted
    if (!reading.hasBegun && HEADER_KEYS.has(reading.key)) return giveUp(reading, reading.at)
  }
  reading.at = end
  reading.state = 'key'
  return true
}

/** Takes a value of the root in; false when it is none. */
function readRootValue(reading: Reading, end: number): boolean {
  const { bytes } = reading.window
  if (isOvercrowded(bytes, reading.at, end)) return false
  const text = bytes.toString('utf8', reading.at, end)
  try {
    setRoot(reading, parseTolerant(text, reading.repairs))
  } catch {
    return false
  }
  if (!isAscii(bytes.subarray(reading.at, end))) reading.lookAtText(text, reading.at, end)
  return true
}

function setRoot(reading: Reading, value: unknown): void {
  Object.defineProperty(reading.root, reading.key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

/** After the root's end nothing should come. */
function stepClosed(reading: Reading): boolean {
  if (!reading.skip(false)) return false
  reading.lostFrom = reading.window.placeOf(reading.at)
  reading.lostCode = 'trailing_text'
  reading.state = 'lost'
  return true
}

/** Keeps the id and whatever else can still be read of a damaged guild or channel. */
function keepReadable(reading: Reading, start: number): void {
  if (reading.state !== 'value' || (reading.key !== 'guild' && reading.key !== 'channel')) return
  const { bytes } = reading.window
  const text = bytes.toString('utf8', start, Math.min(bytes.length, start + 8192))
  const kept = salvage(text, reading.repairs)
  if (kept !== null) setRoot(reading, kept)
}

function waitInHeader(reading: Reading, atEnd: boolean, start: number): boolean {
  if (reading.hasBegun) return reading.wait(atEnd)
  const { bytes } = reading.window
  const isSmall = reading.state === 'key' || HEADER_KEYS.has(reading.key)
  const isBroken = isSmall && bytes.length - start > MAX_HEADER_BYTES
  return atEnd || isBroken ? giveUp(reading, start) : reading.wait(atEnd)
}

/** Gives up what begins at `start`; of a header, what can be kept is kept. */
function giveUp(reading: Reading, start: number): boolean {
  if (!reading.hasBegun) keepReadable(reading, start)
  return reading.lose(start)
}
