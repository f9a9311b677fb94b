const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d

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

const MESSAGE_START = /^\{\s*"id"\s*:\s*"?\d{1,20}"?\s*,\s*"type"\s*:/

/**
 * The offset of the next `{` at or after `from` that starts a message the way every DCE version writes it
 * (`{"id": …, "type": …`); -1 when there is none. The last 200 bytes of `bytes` may hide one.
 */
export function nextMessageStart(bytes: Buffer, from: number): number {
  let at = from
  for (;;) {
    const id = bytes.indexOf('"id"', at)
    if (id < 0) return -1
    let open = id - 1
    while (open > from && isSpace(bytes[open])) open--
    if (open >= from && bytes[open] === OPEN_BRACE) {
      if (MESSAGE_START.test(bytes.toString('latin1', open, open + 200))) return open
    }
    at = id + 4
  }
}
