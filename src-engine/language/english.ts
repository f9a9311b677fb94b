/*
 * The English stemmer of the Snowball project (Porter2), as PostgreSQL has it: a person who types SQL gets the same
 * stems from to_tsquery('english', …). The tests hold it to PostgreSQL's answers.
 */

const EXCEPTIONS = new Map([
  ['skis', 'ski'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['idly', 'idl'],
  ['gently', 'gentl'],
  ['ugly', 'ugli'],
  ['early', 'earli'],
  ['only', 'onli'],
  ['singly', 'singl'],
  ...['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'].map((same) => [same, same]),
] as [string, string][])

const WHOLE_AFTER_PLURAL = new Set(
  'inning outing canning herring earring proceed exceed succeed'.split(' '),
)

const VOWEL = /[aeiouy]/
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/
const SHORT_END = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/
const REGION = /[aeiouy][^aeiouy]/
const REGION_1_AFTER = /^(?:gener|commun|arsen)/

type Suffix = readonly [suffix: string, replacement: string]

/** Longest first: the first that ends a word is the one that counts. */
function longestFirst(suffixes: Record<string, string>): Suffix[] {
  return Object.entries(suffixes).sort(([a], [b]) => b.length - a.length)
}

const STEP_2 = longestFirst({
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  abli: 'able',
  entli: 'ent',
  izer: 'ize',
  ization: 'ize',
  ational: 'ate',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  aliti: 'al',
  alli: 'al',
  fulness: 'ful',
  ousli: 'ous',
  ousness: 'ous',
  iveness: 'ive',
  iviti: 'ive',
  biliti: 'ble',
  bli: 'ble',
  ogi: 'og',
  fulli: 'ful',
  lessli: 'less',
  li: '',
})

const STEP_3 = longestFirst({
  tional: 'tion',
  ational: 'ate',
  alize: 'al',
  icate: 'ic',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: '',
  ative: '',
})

const STEP_4 = longestFirst(
  Object.fromEntries(
    'al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion'
      .split(' ')
      .map((suffix) => [suffix, '']),
  ),
)

/** Stems that were asked for; forgotten all at once when they are too many. */
const KNOWN = new Map<string, string>()
const MAX_KNOWN = 50_000

/** The stem of an English word in lower-case letters a-z; other words come back as they are. */
export function stemEnglish(word: string): string {
  if (word.length < 3) return word
  const known = KNOWN.get(word)
  if (known !== undefined) return known
  if (!/^[a-z]+$/.test(word)) return word
  if (KNOWN.size >= MAX_KNOWN) KNOWN.clear()
  const stem = makeStem(word)
  KNOWN.set(word, stem)
  return stem
}

function makeStem(word: string): string {
  const exception = EXCEPTIONS.get(word)
  if (exception !== undefined) return exception
  const marked = word.replace(/^y|([aeiouy])y/g, (found) => `${found.slice(0, -1)}Y`)
  const [region1, region2] = regions(marked)
  const singular = withoutPlural(marked)
  if (WHOLE_AFTER_PLURAL.has(singular)) return singular
  let stem = finalY(withoutPast(singular, region1))
  stem = step2(stem, region1)
  stem = step3(stem, region1, region2)
  stem = step4(stem, region2)
  return step5(stem, region1, region2).toLowerCase()
}

/** Where the regions begin in which suffixes may go: after the first and the second syllable. */
function regions(word: string): [number, number] {
  const prefix = REGION_1_AFTER.exec(word)
  const region1 = prefix ? prefix[0].length : afterSyllable(word, 0)
  return [region1, afterSyllable(word, region1)]
}

function afterSyllable(word: string, from: number): number {
  const at = word.slice(from).search(REGION)
  return at < 0 ? word.length : from + at + 2
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2)
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1)
  if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word
  return VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word
}

function withoutPast(word: string, region1: number): string {
  const [suffix] = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(word) ?? []
  if (suffix === undefined) return word
  const base = word.slice(0, -suffix.length)
  if (suffix.startsWith('eed')) return base.length >= region1 ? `${base}ee` : word
  if (!VOWEL.test(base)) return word
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`
  if (DOUBLE.test(base)) return /^[aeo]..$/.test(base) ? base : base.slice(0, -1)
  return base.length <= region1 && SHORT_END.test(base) ? `${base}e` : base
}

function finalY(word: string): string {
  return /.[^aeiouy][yY]$/.test(word) ? `${word.slice(0, -1)}i` : word
}

/** The first of the suffixes that ends the word, and what stands before it. */
function ending(word: string, suffixes: readonly Suffix[]): [string, Suffix] | null {
  for (const suffix of suffixes) {
    if (word.endsWith(suffix[0])) return [word.slice(0, -suffix[0].length), suffix]
  }
  return null
}

function step2(word: string, region1: number): string {
  const [base, [suffix, replacement]] = ending(word, STEP_2) ?? [word, ['', '']]
  if (base.length < region1) return word
  if (suffix === 'ogi' && !base.endsWith('l')) return word
  if (suffix === 'li' && !/[cdeghkmnrt]$/.test(base)) return word
  return base + replacement
}

function step3(word: string, region1: number, region2: number): string {
  const [base, [suffix, replacement]] = ending(word, STEP_3) ?? [word, ['', '']]
  return base.length < (suffix === 'ative' ? region2 : region1) ? word : base + replacement
}

function step4(word: string, region2: number): string {
  const [base, [suffix]] = ending(word, STEP_4) ?? [word, ['']]
  return base.length < region2 || (suffix === 'ion' && !/[st]$/.test(base)) ? word : base
}

function step5(word: string, region1: number, region2: number): string {
  const base = word.slice(0, -1)
  if (word.endsWith('e')) {
    const goes = base.length >= region2 || (base.length >= region1 && !SHORT_END.test(base))
    return goes ? base : word
  }
  return word.endsWith('ll') && base.length >= region2 ? base : word
}
