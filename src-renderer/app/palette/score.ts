import { fold } from '#shared/fold'

/**
 * How well a name fits what was typed, the best first: it is that, it begins so, a word in it begins so, all words typed
 * begin words of it (or of what it belongs to), it has it somewhere, it has all words somewhere, its letters occur in order.
 */
export const TIERS = ['whole', 'start', 'word', 'words', 'part', 'parts', 'letters'] as const

/** What was typed, ready to be compared. */
export type Query = { text: string; words: readonly string[] }

/** A name to be found, folded once. `context` = what it belongs to, which typed words may name as well. */
export type Folded = { name: string; context: string }

/** Makes a query of typed text. */
export function queryOf(typed: string): Query {
  const text = fold(typed).trim().replace(/\s+/g, ' ')
  return { text, words: text === '' ? [] : text.split(' ') }
}

/** The place of the fit in {@link TIERS}; null = it does not fit. An empty query fits everything best. */
export function tierOf({ text, words }: Query, { name, context }: Folded): number | null {
  if (text === '' || name === text) return 0
  const at = name.indexOf(text)
  if (at === 0) return 1
  if (at > 0 && wordAt(name, text) >= 0) return 2
  const isSpread = words.length > 1
  if (isSpread && namesSome(words, name) && words.every((word) => hasWord(word, name, context))) {
    return 3
  }
  if (at > 0) return 4
  if (isSpread && namesSome(words, name) && words.every((word) => has(word, name, context))) {
    return 5
  }
  return !isSpread && text.length > 1 && lettersOf(text, name) !== null ? 6 : null
}

function has(word: string, name: string, context: string): boolean {
  return name.includes(word) || context.includes(word)
}

function hasWord(word: string, name: string, context: string): boolean {
  return wordAt(name, word) >= 0 || wordAt(context, word) >= 0
}

function namesSome(words: readonly string[], name: string): boolean {
  return words.some((word) => name.includes(word))
}

/** Where a word of the name begins with the text; -1 = nowhere. */
function wordAt(name: string, text: string): number {
  for (let at = name.indexOf(text); at >= 0; at = name.indexOf(text, at + 1)) {
    if (isStart(name, at)) return at
  }
  return -1
}

function isStart(name: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(name[at - 1] ?? '')
}

/** Where the letters of a text stand in a name, in order, the first one at the beginning of a word; null = they do not. */
function lettersOf(text: string, name: string): number[] | null {
  const first = wordAt(name, text[0] ?? '')
  if (first < 0) return null
  const places = [first]
  for (const letter of text.slice(1)) {
    const at = name.indexOf(letter, (places.at(-1) ?? 0) + 1)
    if (at < 0) return null
    places.push(at)
  }
  return places
}

/** A piece of a name, and whether it is what was typed. */
export type Piece = { text: string; isHit: boolean }

/** A name in pieces, so that what was typed can stand out. */
export function piecesOf({ text, words }: Query, name: string): Piece[] {
  if (text === '') return [{ text: name, isHit: false }]
  const { folded, origin } = foldedWithOrigin(name)
  const hits = new Set<number>()
  const mark = (from: number, length: number) => {
    for (let at = from; at < from + length; at++) hits.add(origin[at] ?? -1)
  }
  const whole = wordAt(folded, text) >= 0 ? wordAt(folded, text) : folded.indexOf(text)
  const found = words.filter((word) => folded.includes(word))
  if (whole >= 0) mark(whole, text.length)
  else if (found.length > 0) {
    for (const word of found) {
      const at = wordAt(folded, word)
      mark(at >= 0 ? at : folded.indexOf(word), word.length)
    }
  } else for (const at of lettersOf(text, folded) ?? []) mark(at, 1)

  const pieces: Piece[] = []
  for (const [index, letter] of [...name].entries()) {
    const isHit = hits.has(index)
    const last = pieces.at(-1)
    if (last?.isHit === isHit) last.text += letter
    else pieces.push({ text: letter, isHit })
  }
  return pieces
}

/** The folded name, and for each of its letters which letter of the name it comes from. */
function foldedWithOrigin(name: string): { folded: string; origin: number[] } {
  let folded = ''
  const origin: number[] = []
  for (const [index, letter] of [...name].entries()) {
    const plain = fold(letter)
    folded += plain
    for (let count = 0; count < plain.length; count++) origin.push(index)
  }
  return { folded, origin }
}
