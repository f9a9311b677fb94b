import { APOSTROPHES, DROPPED, fold, Kind } from './characters'
import { stemEnglish } from './english'
import { eachRun, type RunKind } from './runs'

/*
 * The words of a text, for the index, for what a person types and for the marks in a snippet alike.
 *
 * - A word is a longest run of letters and digits, in lower case and without accents, 64 characters at most. Everything
 *   else separates: of a link, a path, of `snake_case` and `@somebody` every part is found.
 * - Apostrophes between letters: the endings 's 'll 're 've 'd 'm go; a first part of one or two letters before three or
 *   more is a word of its own (l'homme, O'Brien); any other is left out (don't is dont).
 * - Words of a to z alone are reduced to their English stems. Others keep their form.
 * - Scripts without spaces (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese) have no words to find, so each pair of
 *   neighbours is one, and the last character of a run alone: a longer text is the phrase of its pairs.
 * - Every emoji is a word, without skin tone; one made of several (a family) is several words in a row.
 */

/** Longer words are cut, in UTF-16 units. */
export const MAX_WORD = 64

/** A word as it is compared, as it was before it was reduced to a stem, and where it stands in its run. */
export type RunWord = { lexeme: string; form: string; start: number; end: number }

/** A word of a text: its place among the words, from 1, and its UTF-16 range. */
export type Word = RunWord & { position: number }

/** Every word of a text in order. Never throws, whatever the text; linear in its length. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  eachRun(text, (kind, start, end) => {
    for (const word of wordsOfRun(kind, text.slice(start, end))) {
      words.push({
        ...word,
        start: start + word.start,
        end: start + word.end,
        position: words.length + 1,
      })
    }
  })
  return words
}

/** The words of one run of {@link eachRun}, in order. */
export function wordsOfRun(kind: RunKind, run: string): RunWord[] {
  if (kind === Kind.spaceless) return pairs(run)
  if (kind === Kind.emoji) {
    const bare = run.replace(DROPPED, '')
    return [{ lexeme: bare, form: bare, start: 0, end: run.length }]
  }
  return APOSTROPHES.test(run) ? contracted(run) : plain(run, 0, run.length)
}

/** How a tsvector weighs a place, from the lightest; it has two bits for that. */
export const WEIGHTS = ['D', 'C', 'B', 'A'] as const

/**
 * Which form of its stem a word is, as an index of {@link WEIGHTS}: itself (run), another (runner), in -ing (running), in -s (runs).
 * The index knows only stems; with this it can tell a word as it was typed from its relatives, at no further cost.
 */
export function weightOf({ lexeme, form }: Pick<RunWord, 'lexeme' | 'form'>): 0 | 1 | 2 | 3 {
  if (form === lexeme || form === `${lexeme}e`) return 0
  if (lexeme.endsWith('i') && form === `${lexeme.slice(0, -1)}y`) return 0
  if (form.endsWith('s')) return 3
  return form.endsWith('ing') ? 2 : 1
}

const ENDING = /^(?:s|ll|re|ve|d|m)$/
const NOT_OF_WORDS = /[^\p{L}\p{M}\p{N}]+/gu

/** A run without apostrophes: one word, unless compatibility forms hide more (½). */
function plain(run: string, start: number, end: number): RunWord[] {
  const folded = fold(run)
  const parts = /^[a-z0-9]*$/.test(folded) ? [folded] : folded.split(NOT_OF_WORDS)
  return parts
    .filter((part) => part !== '')
    .map(cut)
    .map((form) => ({ lexeme: stemEnglish(form), form, start, end }))
}

function cut(word: string): string {
  if (word.length <= MAX_WORD) return word
  const last = word.charCodeAt(MAX_WORD - 1)
  return word.slice(0, last >= 0xd800 && last <= 0xdbff ? MAX_WORD - 1 : MAX_WORD)
}

function contracted(run: string): RunWord[] {
  const parts = run.split(APOSTROPHES)
  while (parts.length > 1 && ENDING.test(fold(parts.at(-1) as string))) parts.pop()
  const [head = '', next = ''] = parts
  if (head.length > 2 || next.length < 3) return plain(parts.join(''), 0, run.length)
  return [
    ...plain(head, 0, head.length),
    ...plain(parts.slice(1).join(''), head.length + 1, run.length),
  ]
}

/** The pairs of neighbours of a run without spaces, and its last character. */
function pairs(run: string): RunWord[] {
  const folded = fold(run).replace(NOT_OF_WORDS, '')
  // where folding changed the length (half-width letters), places are near enough
  const word = (lexeme: string, start: number, end: number): RunWord => ({
    lexeme,
    form: lexeme,
    start: Math.floor((start * run.length) / folded.length),
    end: Math.ceil((end * run.length) / folded.length),
  })
  const words: RunWord[] = []
  let before = ''
  let at = 0
  for (const character of folded) {
    const end = at + character.length
    if (before !== '') words.push(word(before + character, at - before.length, end))
    before = character
    at = end
  }
  if (before !== '') words.push(word(before, at - before.length, at))
  return words
}
