import { HIT_END, HIT_START } from '#shared/search'
import { hideSpoilers, plainText } from '../../language/plain-text'
import type { AskedWord, Mark } from '../../language/query'
import { type Word, wordsOf } from '../../language/words'

/** How much of a long text is shown, and how much of that before the first hit, in UTF-16 units. */
const SHOWN = 220
const BEFORE = 80
/** Longer texts are not Discord's: a snippet is looked for in their beginning. */
const SEARCHED = 50_000

/** What stands for the text under a spoiler, with a hit in it and without, until the snippet is whole. */
const HIDDEN_HIT = '\uE002'
const HIDDEN = '\uE003'
const COVER = '▒▒▒▒▒'

/** A range of a text that the mark with this number found. */
type Hit = { start: number; end: number; mark: number }

/**
 * The part of a text where most of the marks stand together, the earliest of several such, with each hit between
 * HIT_START and HIT_END. Markup is left out; what a spoiler hides stays hidden, and is marked as a whole.
 */
export function snippetOf(source: string, marks: readonly Mark[]): string {
  // a snippet needs the private-use characters for itself
  const text = source.slice(0, SEARCHED).replace(/\p{Co}/gu, '')
  const covered = hideSpoilers(text, (hidden) =>
    findHits(hidden, marks).length > 0 ? HIDDEN_HIT : HIDDEN,
  )
  const plain = plainText(covered)
  const hits = findHits(plain, marks)
  // what is looked for may be markup itself
  const rawHits = hits.length === 0 && plain !== covered ? findHits(covered, marks) : []
  const snippet = rawHits.length > 0 ? shown(covered, rawHits) : shown(plain, hits)
  return snippet.replace(/[\uE002\uE003]/g, COVER)
}

/** Where the marks stand in a text, by their start. */
function findHits(text: string, marks: readonly Mark[]): Hit[] {
  const hits: Hit[] = []
  marks.forEach((mark, index) => {
    if ('literal' in mark) hits.push(...literalHits(text, mark.literal, index))
  })
  hits.push(...literalHits(text, HIDDEN_HIT, marks.length))
  const words = wordsOf(text)
  const phrases = phrasesByStart(marks)
  words.forEach((word, at) => {
    for (const [index, phrase] of phrases.get(word.lexeme) ?? []) {
      hits.push(...phraseHits(words, at, phrase, index))
    }
    const first = firstCharacter(word.lexeme)
    if (first === word.lexeme) return
    for (const [index, phrase] of phrases.get(first) ?? []) {
      if (phrase[0]?.is_prefix) hits.push(...phraseHits(words, at, phrase, index))
    }
  })
  return hits.sort((a, b) => a.start - b.start || a.end - b.end)
}

function literalHits(text: string, literal: string, mark: number): Hit[] {
  if (literal === '') return []
  const pattern = new RegExp(literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu')
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    mark,
  }))
}

/** The phrases that are looked for, with their numbers, by their first word. */
function phrasesByStart(marks: readonly Mark[]): Map<string, [number, readonly AskedWord[]][]> {
  const phrases = new Map<string, [number, readonly AskedWord[]][]>()
  marks.forEach((mark, index) => {
    if (!('words' in mark) || mark.words[0] === undefined) return
    const { lexeme } = mark.words[0]
    phrases.set(lexeme, [...(phrases.get(lexeme) ?? []), [index, mark.words]])
  })
  return phrases
}

/** The words of a phrase when it begins at this word, else nothing. */
function phraseHits(
  words: readonly Word[],
  at: number,
  phrase: readonly AskedWord[],
  mark: number,
): Hit[] {
  const first = phrase[0]?.position ?? 0
  const hits: Hit[] = []
  for (const { lexeme, position, is_prefix } of phrase) {
    const word = words[at + position - first]
    if (word === undefined) return []
    if (word.lexeme !== lexeme && !(is_prefix && word.lexeme.startsWith(lexeme))) return []
    const end = is_prefix ? Math.min(word.end, word.start + lexeme.length) : word.end
    hits.push({ start: word.start, end, mark })
  }
  return hits
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0)
}

/** The best part of a text with its hits marked, and an ellipsis on each side where the text goes on. */
function shown(text: string, hits: readonly Hit[]): string {
  const best = bestHit(hits)
  const start = Math.max(0, (best?.start ?? 0) - BEFORE)
  const from = Math.min(start, Math.max(0, text.length - SHOWN))
  const to = Math.max(from + SHOWN, best?.end ?? 0)
  const begin = from === 0 ? 0 : wordStart(text, from, best?.start ?? from)
  const end = to >= text.length ? text.length : wordEnd(text, best?.end ?? begin, to)
  let marked = ''
  let at = begin
  for (const hit of merged(hits)) {
    const first = Math.max(at, hit.start)
    const last = Math.min(end, hit.end)
    if (first >= last) continue
    marked += `${text.slice(at, first)}${HIT_START}${text.slice(first, last)}${HIT_END}`
    at = last
  }
  marked += text.slice(at, end)
  return `${begin > 0 ? '…' : ''}${marked}${end < text.length ? '…' : ''}`
}

/** The first hit of the part that holds hits of the most marks. */
function bestHit(hits: readonly Hit[]): Hit | undefined {
  const counts = new Map<number, number>()
  let best = hits[0]
  let most = 1
  let next = 0
  hits.forEach((first, index) => {
    const to = first.start - BEFORE + SHOWN
    for (; next < hits.length && (next <= index || (hits[next] as Hit).end <= to); next++) {
      const { mark } = hits[next] as Hit
      counts.set(mark, (counts.get(mark) ?? 0) + 1)
    }
    if (counts.size > most) {
      most = counts.size
      best = first
    }
    const left = (counts.get(first.mark) ?? 0) - 1
    if (left > 0) counts.set(first.mark, left)
    else counts.delete(first.mark)
  })
  return best
}

/** Hits that touch or overlap are one. */
function merged(hits: readonly Hit[]): Hit[] {
  const ranges: Hit[] = []
  for (const hit of hits) {
    const last = ranges.at(-1)
    if (last !== undefined && hit.start <= last.end) last.end = Math.max(last.end, hit.end)
    else ranges.push({ ...hit })
  }
  return ranges
}

/** The first start of a word from `from` on, if there is one before the hit at `before`. */
function wordStart(text: string, from: number, before: number): number {
  const space = text.slice(from, before).search(/\s\S/)
  return space < 0 ? wholeCharacter(text, from) : from + space + 1
}

/** The last end of a word up to `to`, if there is one after the hit that ends at `after`. */
function wordEnd(text: string, after: number, to: number): number {
  const space = text.slice(after, to).search(/\s\S*$/)
  return space < 0 ? wholeCharacter(text, to) : after + space
}

/** Never between the halves of a surrogate pair. */
function wholeCharacter(text: string, index: number): number {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index
}
