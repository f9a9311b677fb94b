import { describe, expect, it } from 'vitest'
import { gazetteer } from '../entities/gazetteer'
import { analyse } from './analyse'
import { codeLanguages } from './code-languages'
import { detectLanguage } from './detect-language'
import { MAX_READ, readable } from './readable'
import { sentimentOf } from './sentiment'
import { countSwearWords } from './swear-words'

const known = gazetteer()
const entities = (text: string, names: string[] = []) =>
  analyse(text, names, known).entities.map(({ name, type }) => `${name}: ${type}`)

describe('readable', () => {
  it.each([
    ['a `code` b', 'a        b'],
    ['```js\nx```y', '     \n    y'],
    ['see https://x.org/Ann?a=1 now', 'see                       now'],
    ['<@123> hi <#4> <:wave:5>', '       hi               '],
    ['hi :wave: @ann and @Ann Lee!', 'hi             and         !'],
    ['mail a.b@c.org please', 'mail           please'],
    ['> quoted Berlin\nmine', '               \nmine'],
    ['>>> all\nof it', '       \n     '],
    ['**bold** and ||spoiler||', '  bold   and   spoiler  '],
    ['3 < 4 and a > b', '3 < 4 and a > b'],
    ['```open until the end', '                     '],
  ])('%j reads %j', (content, text) => {
    expect(readable(content, ['Ann Lee'])).toBe(text)
  })
})

describe('the language of a text', () => {
  it.each([
    ['I think the proposal passed', 'en'],
    ['Wie geht es dir heute?', 'de'],
    ['hola que tal, cómo están todos', 'es'],
    ['merci beaucoup pour votre aide', 'fr'],
    ['こんにちは、元気ですか', 'ja'],
    ['今天天气很好', 'zh'],
    ['Привет, как дела?', 'ru'],
    ['ok', null],
    ['gm gm', null],
    ['', null],
    ['12345 !!! 😀', null],
  ])('%j is %j', (text, language) => {
    expect(detectLanguage(text)).toBe(language)
  })
})

describe('the feeling of a text', () => {
  it('is above, below or at nothing', () => {
    expect(sentimentOf('I love this, great work!')).toBeGreaterThan(0.5)
    expect(sentimentOf('This is terrible, I hate it.')).toBeLessThan(-0.5)
    expect(sentimentOf('The meeting is at five.')).toBeNull()
  })
  it('is told of English only, and not of code', () => {
    expect(analyse('Das ist ein großer Hass, love gibt es nicht', [], known).sentiment).toBeNull()
    expect(analyse('the function `hate_terrible()` is in the file', [], known).sentiment).toBeNull()
  })
})

it.each([
  ['fuck this shit', 2],
  ['what the f*ck is this', 1],
  ['pass the assessment class', 0],
  ['Scunthorpe cocktails', 0],
  ['', 0],
])('%j holds %d swear words', (text, count) => {
  expect(countSwearWords(text)).toBe(count)
})

it.each([
  ['```js\nx\n``` and ```PY\ny```', ['javascript', 'python']],
  ['```ts\nx\n``` ```typescript\nx```', ['typescript']],
  ['```sol\ncontract\n```', ['solidity']],
  ['```yes\nplease\n```', []],
  ['```\nplain\n```', []],
  ['```js no line```', []],
  ['`js`', []],
  ['```rust\nopen until the end', ['rust']],
])('%j is code in %j', (content, code) => {
  expect(codeLanguages(content)).toEqual(code)
})

describe('entities', () => {
  it.each<[string, string[]]>([
    ['I sent 5 $ETH to vitalik.eth yesterday', ['ETH: ticker', 'vitalik.eth: person']],
    ['we bought it for $500 or $5k', []],
    ['I moved from berlin to New York last year', ['Berlin: place', 'New York: place']],
    ['the PieDAO vote is open', ['PieDAO: organisation']],
    ['we will meet with Maria Lopez in Lisbon', ['Maria Lopez: person', 'Lisbon: place']],
    ['an apple a day, and Apple sells phones', ['Apple: organisation']],
    ['Apple pie is nice', []],
    ['Thanks Sarah, you rock', ['Sarah: person']],
    ['Hello everyone, I agree', []],
    [
      'Have you seen what the Quillfeather Collective did?',
      ['Quillfeather Collective: organisation'],
    ],
    ['THIS IS NOT FUNNY AT ALL JOHN', []],
    ['Ich habe gestern den Hund und die Katze im Garten gesehen', []],
    ['ich wohne seit einem Jahr in Hamburg', ['Hamburg: place']],
    ['see https://Berlin.de/Paris and `Rome`', []],
    ['> I love Rome\nme too', []],
    ['the party at Flumberdoodle was fun', ['Flumberdoodle: other']],
    [
      "that is Maria's idea about C++ and Node.js",
      ['Maria: person', 'C++: project', 'Node.js: project'],
    ],
    ['a meeting on Monday in January', []],
    ['', []],
  ])('in %j are %j', (text, expected) => {
    expect(entities(text)).toEqual(expected)
  })

  it('leave out whom the message mentions', () => {
    expect(entities('can you look at it @Ann Lee please', ['Ann Lee'])).toEqual([])
  })

  it('stand where they are said', () => {
    const text = '**hey** I met `x` Maria Lopez near 東京 in São Paulo'
    for (const { start, end, name } of analyse(text, [], known).entities) {
      expect(text.slice(start, end)).toBe(name)
    }
  })

  it('are found in any case when they were taught, and taught names win', () => {
    const taught = gazetteer([
      { name: 'the blue room', type: 'place' },
      { name: 'Berlin', type: 'person' },
    ])
    const found = analyse('meet in The Blue Room, says berlin', [], taught).entities
    expect(found.map(({ key, type, is_certain }) => [key, type, is_certain])).toEqual([
      ['the blue room', 'place', true],
      ['berlin', 'person', true],
    ])
  })
})

describe('hostile texts', () => {
  const parts = [
    'a',
    'A ',
    'Ann ',
    '. ',
    '!',
    "'",
    '`',
    '```',
    '```js\n',
    '<',
    '<@',
    '<:a',
    '@',
    '@a.',
    '> ',
    '*',
    '||',
    '$A',
    '$',
    '.eth',
    'a.',
    'a@b.',
    'http://',
    '://',
    ':',
    ':a',
    '(Ann ',
    '"Ann" ',
    '\u0301',
    '\u200d',
    '😀',
    '字',
    'ｆ',
    'f u ',
    '1,2,3,',
    '-a-A',
    'and not ',
    'New ',
    'of ',
    '\n',
    '\t',
    '\ud800',
    '\u202e',
    'İ',
    'ß',
    "Ann's ",
    'A&',
    '+#',
  ]
  it.each(parts)('%j, ten thousand times over, take less than a second', (part) => {
    const text = part.repeat(10_000)
    const before = performance.now()
    for (const { start, end } of analyse(text, [part, 'x'], known).entities) {
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(MAX_READ)
    }
    expect(performance.now() - before).toBeLessThan(1000)
  })
})
