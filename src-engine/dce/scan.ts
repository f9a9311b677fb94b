const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const COMMA = 0x2c
const COLON = 0x3a

/** True for the four white-space bytes of JSON. */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/** The offset after the closing quote of the string that starts at `start`; -1 when it does not end here. */
export function stringEnd(bytes: Buffer, start: number): number {
  let at = start + 1
  for (;;) {
    const quote = bytes.indexOf(QUOTE, at)
    if (quote < 0) return -1
    let slashes = 0
    while (bytes[quote - 1 - slashes] === BACKSLASH && quote - 1 - slashes > start) slashes++
    if (slashes % 2 === 0) return quote + 1
    at = quote + 1
  }
}

/**
 * The offset after the JSON value that starts at `start` (which must not be white space), found by brackets
 * and quotes alone; -1 when it does not end inside `bytes`. A number or word needs a byte after it to end.
 */
export function valueEnd(bytes: Buffer, start: number): number {
  const first = bytes[start]
  if (first === QUOTE) return stringEnd(bytes, start)
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) {
    for (let at = start; at < bytes.length; at++) {
      const byte = bytes[at]
      if (byte === 0x2c || byte === CLOSE_BRACE || byte === CLOSE_BRACKET || isSpace(byte))
        return at
    }
    return -1
  }
  let depth = 0
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) {
      at = stringEnd(bytes, at) - 1
      if (at < 0) return -1
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++
    else if ((byte === CLOSE_BRACE || byte === CLOSE_BRACKET) && --depth === 0) return at + 1
  }
  return -1
}

/**
 * The end of the message that begins at `at` when the file is laid out as DCE does it (four spaces before the
 * braces, more before its keys); -1 when it is, but the end has not come; 0 when it is laid out otherwise.
 */
export function sliceEnd(bytes: Buffer, at: number): number {
  if (bytes.length - at < 8) return -1
  const next = bytes[at + 1]
  if (next !== 0x0a && next !== 0x0d) return 0
  if (at < 5 || bytes[at - 5] !== 0x0a || !isBlank(bytes, at - 4, at)) return 0
  const line = next === 0x0d ? at + 3 : at + 2
  if (!isBlank(bytes, line, line + 5)) return 0
  const end = bytes.indexOf('\n    }', at + 1, 'latin1')
  return end < 0 ? -1 : end + 6
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] !== 0x20) return false
  return true
}

/** How far after its brace a message tells that it is one. */
const START_BYTES = 300
/** Every DCE version begins a message so; ids of people, roles and attachments go on otherwise. */
const MESSAGE_START =
  /^\{\s*"id"\s*:\s*"?\d{1,20}"?\s*,\s*"type"\s*:\s*(?:"\w*"|\d+)\s*,\s*"timestamp"\s*:/

/** How the messages of one file are laid out, as its first message shows. */
export type MessageLayout = {
  /** Bytes between the line's beginning and a message's brace; -1: not on a line of its own. */
  indent: number
  /** The first key of a message: `id` unless a tool sorted the keys. */
  firstKey: string
}

/** What is known before the first message: every DCE version begins one with its id. */
export const ANY_LAYOUT: MessageLayout = { indent: -1, firstKey: 'id' }

/** How the message at `start` is laid out; what stands before it may be cut off at `from`. */
export function layoutAt(bytes: Buffer, start: number, from: number): MessageLayout {
  let line = start - 1
  while (line >= from && (bytes[line] === 0x20 || bytes[line] === 0x09)) line--
  const isOnOwnLine = line >= from && (bytes[line] === 0x0a || bytes[line] === 0x0d)
  const head = /^\{\s*"((?:[^"\\]|\\.)*)"/.exec(
    bytes.toString('latin1', start, start + START_BYTES),
  )
  return { indent: isOnOwnLine ? start - 1 - line : -1, firstKey: head?.[1] ?? 'id' }
}

/**
 * The offset of the next `{` at or after `from` that starts a message of this layout, and no part of one;
 * -1 when there is none. The last {@link START_BYTES} bytes may hide one.
 */
export function nextMessageStart(bytes: Buffer, from: number, layout: MessageLayout): number {
  const isDce = layout.firstKey === 'id'
  const key = `"${layout.firstKey}"`
  let at = from
  for (;;) {
    const first = bytes.indexOf(key, at, 'latin1')
    if (first < 0) return -1
    let open = first - 1
    while (open > from && isSpace(bytes[open])) open--
    if (open >= from && bytes[open] === OPEN_BRACE && !isNested(bytes, open, layout)) {
      const isStart =
        !isDce || MESSAGE_START.test(bytes.toString('latin1', open, open + START_BYTES))
      if (isStart) return open
    }
    at = first + key.length
  }
}

/** True when the object is the value of a key, or stands deeper than messages do. */
function isNested(bytes: Buffer, open: number, layout: MessageLayout): boolean {
  let before = open - 1
  while (before >= 0 && isSpace(bytes[before])) before--
  if (before >= 0 && bytes[before] === COLON) return true
  if (layout.indent < 0) return false
  const { indent } = layoutAt(bytes, open, Math.max(0, before))
  // a message's own lists stand twice as deep as the messages; less is a line that was pushed by damage
  return indent >= layout.indent * 2 && layout.indent > 0
}

const ROOT_KEY = /"(?:guild|channel|dateRange)"\s*:\s*\{|"exportedAt"\s*:\s*"|"messages"\s*:\s*\[/g

/** The offset of the next key that a header has, at or after `from`; -1 when there is none before `to`. */
export function nextRootKey(bytes: Buffer, from: number, to = bytes.length): number {
  ROOT_KEY.lastIndex = 0
  const match = ROOT_KEY.exec(bytes.toString('latin1', from, to))
  return match === null ? -1 : from + match.index
}

/** The offset where another export begins, at or after `from`; -1 when there is none before `to`. */
export function nextExportStart(bytes: Buffer, from: number, to: number): number {
  for (let at = from; ; ) {
    const guild = bytes.indexOf('"guild"', at, 'latin1')
    if (guild < 0 || guild >= to) return -1
    let open = guild - 1
    while (open > from && isSpace(bytes[open])) open--
    if (open >= from && bytes[open] === OPEN_BRACE) {
      if (/^"guild"\s*:\s*\{\s*"id"/.test(bytes.toString('latin1', guild, guild + 100))) return open
    }
    at = guild + 7
  }
}

/** How many values an object may have in all: no export comes near, and memory has to end somewhere. */
const MAX_VALUES = 2_500_000

/** True when a piece of JSON holds so many values that parsing it would take the memory of many. */
export function isOvercrowded(bytes: Buffer, start: number, end: number): boolean {
  if (end - start < MAX_VALUES) return false
  let values = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at]
    if (byte === COMMA || byte === OPEN_BRACE || byte === OPEN_BRACKET) values++
  }
  return values > MAX_VALUES
}
