import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_WORD, wordsOf } from './words'

const lexemes = (text: string) => wordsOf(text).map((word) => word.lexeme)
/** Each word as its lexeme and the text that it stands for. */
const marked = (text: string) =>
  wordsOf(text).map((word) => [word.lexeme, text.slice(word.start, word.end)])

test.each([
  ['The foxes RUN.', 'the fox run'],
  ['Café naïve Ünder ÉCOLES', 'cafe naiv under ecol'],
  ['straße STRASSE Łódź smørrebrød', 'strass strass lodz smorrebrod'],
  ['ΣΑΣ σας Ёлка елка', 'σασ σασ елка елка'],
  ['mp3s 1000s 2nd', 'mp3s 1000s 2nd'],
  ['snake_case-and.dots/slashes', 'snake case and dot slash'],
  ['ping @lantern/wick', 'ping lantern wick'],
  ['https://www.example.org/a_b?c=1', 'https www exampl org a b c 1'],
  ['<@123> <:wave:45> ||secret|| **bold**', '123 wave 45 secret bold'],
  ['C++ c# 100%', 'c c 100'],
  ['ﬁne ＦＵＬＬ ① ½ m²', 'fine full 1 1 2 m2'],
  ['co\u00adop zero\u200dwidth', 'coop zerowidth'],
  ['Lego™ ©2020', 'lego 2020'],
])('words of %s', (text, words) => {
  expect(lexemes(text)).toEqual(words.split(' '))
})

test.each([
  ["it's Anna’s we'll they're I've he'd I'm", 'it anna we they i he i'],
  ["don't isn’t can't", 'dont isnt cant'],
  ["l'homme d'accord O'Brien O'Brien's", 'l homm d accord o brien o brien'],
  ["y'all'd've rock'n'roll", 'y all rocknrol'],
  ["'quoted' dogs' 5'10 '' a'", 'quot dog 5 10 a'],
  ["o\u02bcclock qu'il", 'o clock quil'],
])('apostrophes of %s', (text, words) => {
  expect(lexemes(text)).toEqual(words.split(' '))
})

test('scripts without spaces are pairs of neighbours and the last character', () => {
  expect(marked('日本語')).toEqual([
    ['日本', '日本'],
    ['本語', '本語'],
    ['語', '語'],
  ])
  expect(lexemes('東京へ。水')).toEqual(['東京', '京へ', 'へ', '水'])
  expect(lexemes('한국어를 배워')).toEqual(['한국', '국어', '어를', '를', '배워', '워'])
  expect(lexemes('กินข้าว')).toHaveLength('กินข้าว'.length)
  expect(lexemes('がくせい')).not.toEqual(lexemes('かくせい'))
  expect(lexemes('ｶﾞｸ')).toEqual(lexemes('ガク'))
  expect(lexemes('한국'.normalize('NFD'))).toEqual(lexemes('한국'))
  expect(lexemes('2024年v2で')).toEqual(['2024', '年', 'v2', 'で'])
  expect(lexemes('𠮷野家')).toEqual(['𠮷野', '野家', '家'])
})

test('vowel signs belong to their words, accents do not', () => {
  expect(lexemes('हिन्दी में')).toEqual(['हिन्दी', 'में'])
  expect(lexemes('مُحَمَّد أحمد')).toEqual(['محمد', 'احمد'])
  expect(lexemes('שָׁלוֹם')).toEqual(['שלום'])
})

test('every emoji is a word, without skin tone; a flag is one, a family is several', () => {
  expect(marked('party🎉🎉 ❤️')).toEqual([
    ['parti', 'party'],
    ['🎉', '🎉'],
    ['🎉', '🎉'],
    ['❤', '❤️'],
  ])
  expect(lexemes('👍🏽 👩‍👩‍👧')).toEqual(['👍', '👩', '👩', '👧'])
  expect(lexemes('🇩🇪🇫🇷🇩')).toEqual(['🇩🇪', '🇫🇷', '🇩'])
  expect(lexemes('1️⃣#️⃣')).toEqual(['1'])
})

test('long words are cut between characters', () => {
  const long = 'x'.repeat(100)
  expect(lexemes(`${long} ${long}y`)).toEqual([long.slice(0, MAX_WORD), long.slice(0, MAX_WORD)])
  const [word = ''] = lexemes(`x${'𐐨'.repeat(40)}`)
  expect(word.isWellFormed()).toBe(true)
  expect(word).toHaveLength(MAX_WORD - 1)
})

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    "'",
    '’',
    '\ud800',
    '\udc00',
    '\0',
    'ﷺ',
    'が',
    '🇩',
    '\u200d',
    'İ',
    'ΑΣ',
    '한',
    'a',
  ),
)

test('any text has words: in order, inside the text, never empty, and the same again when folded', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('')
      let end = 0
      wordsOf(text).forEach((word, index) => {
        expect(word.position).toBe(index + 1)
        expect(word.start).toBeGreaterThanOrEqual(0)
        expect(word.end).toBeGreaterThan(word.start)
        expect(word.end).toBeGreaterThanOrEqual(end)
        expect(word.end).toBeLessThanOrEqual(text.length)
        expect(word.lexeme).toMatch(/^[^\s\0]{1,64}$/u)
        expect(word.lexeme.isWellFormed()).toBe(true)
        end = word.end
      })
      expect(lexemes(text.toUpperCase().toLowerCase())).toEqual(lexemes(text.toLowerCase()))
    }),
    { numRuns: 1000, seed: 7 },
  )
})

test('a megabyte of one thing has its words too, in linear time', () => {
  const lengths = ['a', "a'", 'a ', "l'homme", '語', '🎉', '\ud800', '\u0301', '🇩', 'ﷺ', 'İ'].map(
    (unit) => wordsOf(unit.repeat(Math.ceil(1_000_000 / unit.length))).length,
  )
  expect(lengths).toEqual([1, 1, 500_000, 2, 1_000_000, 500_000, 0, 0, 250_000, 3_000_001, 1])
})
