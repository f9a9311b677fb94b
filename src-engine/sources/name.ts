import { isUtf8 } from 'node:buffer'

/* Names that come from outside, as people can read them and a database can keep them. They are never opened. */

const MARK = '\uFFFD'
/** In characters; a database's index takes some 2700 bytes. */
const LONGEST = 480

/** A name from its bytes. What is not UTF-8 becomes U+FFFD and its hexadecimal value, so that names stay different. */
export function readableName(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return visible(Buffer.from(bytes).toString('utf8'))
  let name = ''
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at)
    const part = Buffer.from(bytes.subarray(at, at + Math.max(length, 1)))
    name += length > 0 ? part.toString('utf8') : MARK + part.toString('hex').toUpperCase()
    at += part.length
  }
  return visible(name)
}

/** The name of an archive's entry, which can claim to lie anywhere: steps that would lead elsewhere lose their meaning. */
export function entryName(name: string): string {
  const steps = visible(name)
    .replaceAll('\\', '/')
    .split('/')
    .filter((step) => step !== '' && step !== '.')
  const path = steps.map((step) => (step === '..' ? '(..)' : step)).join('/')
  if (path.length <= LONGEST) return path
  return `…${path.slice(-LONGEST).replace(/^[\uDC00-\uDFFF]/, '')}`
}

/** A name that is not taken yet: `name`, else `name (2)` and so on. Takes it. */
export function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let count = 2; taken.has(free); count++) free = `${name} (${count})`
  taken.add(free)
  return free
}

/** The bytes of the valid character at `at`; 0 when there is none. */
function characterLength(bytes: Uint8Array, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    if (isUtf8(bytes.subarray(at, at + length))) return length
  }
  return 0
}

function visible(name: string): string {
  return name.replace(
    // NUL has no place in a database, and control characters would move a terminal's cursor
    /[\p{Cc}\p{Cs}]/gu,
    (character) => MARK + character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0'),
  )
}
