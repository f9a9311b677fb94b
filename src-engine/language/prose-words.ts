import { APOSTROPHES, Kind } from './characters'
import { eachRun } from './runs'

/*
 * The words of prose as people read them: in lower case, but with their accents and endings, unlike the words of the index
 * (words.ts), which are there to be found. Scripts without spaces are cut by the dictionaries of ICU.
 */

const INVISIBLE = /\u00ad|\u200c|\u200d|\u2060|\ufeff/g
const LETTER = /\p{L}/u
/** ICU takes the square of a run's length: nobody writes so much without a sign between. */
const PARTS = /.{1,100}/gsu
const dictionary = new Intl.Segmenter('und', { granularity: 'word' })

/** Every word of a text in order; numbers, signs and emoji are none. Linear in its length. */
export function proseWords(text: string): string[] {
  const words: string[] = []
  eachRun(text, (kind, start, end) => {
    if (kind === Kind.emoji) return
    const run = text.slice(start, end)
    if (kind === Kind.letter) add(words, run)
    else for (const part of run.match(PARTS) ?? []) addByDictionary(words, part)
  })
  return words
}

function addByDictionary(words: string[], run: string): void {
  for (const { segment } of dictionary.segment(run)) add(words, segment)
}

function add(words: string[], run: string): void {
  const word = /^[a-z]+$/.test(run) ? run : written(run)
  if (LETTER.test(word)) words.push(word)
}

/** One way to write a word: lower case, composed, with the apostrophe of typewriters. */
function written(run: string): string {
  return run
    .normalize('NFKC')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(new RegExp(APOSTROPHES, 'g'), "'")
}
