import type { Source } from './source'

/** A style, its content, and the place behind its closing mark. */
export type Styled = {
  type: 'strong' | 'em' | 'underline' | 'strike' | 'spoiler'
  from: number
  to: number
  end: number
}

/** The style that begins with the mark at a place, as Discord pairs marks; null when nothing closes it. */
export function emphasisAt(source: Source, at: number, to: number): Styled | null {
  const { text } = source
  switch (text[at]) {
    case '*':
      return (
        (text[at + 1] === '*' ? doubled(source, at, to, 'strong') : null) ?? star(source, at, to)
      )
    case '_':
      return text[at + 1] === '_'
        ? (doubled(source, at, to, 'underline') ?? lowLine(source, at, to))
        : lowLine(source, at, to)
    case '~':
      return text[at + 1] === '~' ? paired(source, at, to, 'strike', '~~') : null
    case '|':
      return text[at + 1] === '|' ? paired(source, at, to, 'spoiler', '||') : null
    default:
      return null
  }
}

/** `~~a~~` and `||a||`: up to the next such mark. */
function paired(
  source: Source,
  at: number,
  to: number,
  type: 'strike' | 'spoiler',
  mark: string,
): Styled | null {
  const close = source.find(mark, at + 3, to)
  return close < 0 ? null : { type, from: at + 2, to: close, end: close + 2 }
}

/** `**a**` and `__a__`: up to the next pair that no third such sign follows, so that `***a***` closes inside out. */
function doubled(
  source: Source,
  at: number,
  to: number,
  type: 'strong' | 'underline',
): Styled | null {
  const { text } = source
  const sign = text[at]
  let place = at + 2
  for (; place < to; place += text[place] === '\\' ? 2 : 1) {
    const isPair = text[place] === sign && text[place + 1] === sign && place + 2 <= to
    if (isPair && text[place + 2] !== sign && place > at + 2) break
  }
  source.spend(place - at)
  return place < to ? { type, from: at + 2, to: place, end: place + 2 } : null
}

/** `*a*`: no space behind the opening sign nor before the closing one; pairs inside are skipped. */
function star(source: Source, at: number, to: number): Styled | null {
  const { text } = source
  let place = at + 1
  const done = (styled: Styled | null) => {
    source.spend(place - at)
    return styled
  }
  if (place >= to || /\s/.test(text[place] ?? '')) return null
  while (place < to) {
    if (text[place] === '\\') place += 2
    else if (text[place] !== '*') place += 1
    else if (text[place + 1] === '*' && place + 2 <= to) place += 2
    else if (place === at + 1 || /\s/.test(text[place - 1] ?? '')) return done(null)
    else return done({ type: 'em', from: at + 1, to: place, end: place + 1 })
  }
  return done(null)
}

const WORD = /\w/

/** `_a_`: not inside of a word, so that `snake_case_names` stay whole; pairs inside are skipped, a single sign ends it. */
function lowLine(source: Source, at: number, to: number): Styled | null {
  const { text } = source
  if (/[0-9A-Za-z]/.test(text[at - 1] ?? '')) return null
  let place = at + 1
  while (place < to) {
    if (text[place] === '\\') place += 2
    else if (text[place] !== '_') place += 1
    else if (text[place + 1] === '_') place += 2
    else break
  }
  source.spend(place - at)
  const isClosed = place < to && place > at + 1 && !WORD.test(text[place + 1] ?? '')
  return isClosed ? { type: 'em', from: at + 1, to: place, end: place + 1 } : null
}
