import { Kind, kindOf } from './characters'

/** What a run is made of: letters and digits, letters of a script without spaces, or one emoji or flag. */
export type RunKind = typeof Kind.letter | typeof Kind.spaceless | typeof Kind.emoji

/** Calls `take` for every run of a text, in order: where words can be, found without looking into them. Linear. */
export function eachRun(
  text: string,
  take: (kind: RunKind, start: number, end: number) => void,
): void {
  const { length } = text
  let at = 0
  while (at < length) {
    const code = codeAt(text, at)
    const kind = kindOf(code)
    if (kind === Kind.letter || kind === Kind.digit) {
      const end = wordEnd(text, at)
      take(Kind.letter, at, end)
      at = end
    } else if (kind === Kind.spaceless) {
      const end = spacelessEnd(text, at)
      take(Kind.spaceless, at, end)
      at = end
    } else if (kind === Kind.emoji || kind === Kind.flag) {
      const end = emojiEnd(text, at, kind)
      take(Kind.emoji, at, end)
      at = end
    } else {
      at += code > 0xffff ? 2 : 1
    }
  }
}

/** The code point at an index; half a surrogate pair is itself. */
function codeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit < 0xd800 || unit > 0xdbff ? unit : (text.codePointAt(at) ?? unit)
}

function wordEnd(text: string, start: number): number {
  const { length } = text
  let at = start
  /** The kind of the last character that was not dropped. */
  let last: Kind = Kind.letter
  while (at < length) {
    const code = codeAt(text, at)
    const kind = kindOf(code)
    if (kind === Kind.letter || kind === Kind.digit) last = kind
    else if (kind === Kind.apostrophe) {
      if (last !== Kind.letter || at + 1 >= length) break
      if (kindOf(codeAt(text, at + 1)) !== Kind.letter) break
    } else if (kind !== Kind.dropped) break
    at += code > 0xffff ? 2 : 1
  }
  return at
}

function spacelessEnd(text: string, start: number): number {
  const { length } = text
  let at = start
  while (at < length) {
    const code = codeAt(text, at)
    const kind = kindOf(code)
    if (kind !== Kind.spaceless && kind !== Kind.dropped) break
    at += code > 0xffff ? 2 : 1
  }
  return at
}

/** Its skin tone and what joins it to the next belong to an emoji, so that no mark parts them. */
function emojiEnd(text: string, start: number, kind: Kind): number {
  let at = start + (codeAt(text, start) > 0xffff ? 2 : 1)
  const isPair = kind === Kind.flag && at < text.length && kindOf(codeAt(text, at)) === Kind.flag
  if (isPair) at += 2
  while (at < text.length) {
    const code = codeAt(text, at)
    if (kindOf(code) !== Kind.dropped) break
    at += code > 0xffff ? 2 : 1
  }
  return at
}
