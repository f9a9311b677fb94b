/** What a character is to the words of a text. */
export const Kind = {
  unknown: 0,
  /** Between words: spaces, punctuation, symbols. */
  separator: 1,
  /** A letter or a vowel sign of one: belongs to a word. */
  letter: 2,
  digit: 3,
  /** `'` and its typographic forms: belongs to a word between two letters. */
  apostrophe: 4,
  /** A letter of a script that is written without spaces, or nearly so. */
  spaceless: 5,
  /** An emoji, without its variation and its skin tone. */
  emoji: 6,
  /** Half of a flag. */
  flag: 7,
  /** An accent, a variation, a skin tone or something invisible: part of what it follows, and dropped. */
  dropped: 8,
} as const

/** One of the values of {@link Kind}. */
export type Kind = (typeof Kind)[keyof typeof Kind]

const SPACELESS = ['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Hangul', 'Thai', 'Lao', 'Khmer']
  .concat('Myanmar')
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('')

/** Voice marks of Japanese, which are no accents: か and が are two letters. */
const VOICE_MARKS = '\\u3099\\u309a'
/** Accents by the scripts that know them; the marks of other scripts are vowels. */
const ACCENTS = ['Inherited', 'Common', 'Latin', 'Greek', 'Cyrillic', 'Hebrew', 'Arabic', 'Syriac']
  .map((script) => `\\p{Script=${script}}`)
  .join('')
const ACCENT = `(?![${VOICE_MARKS}])(?=\\p{M})[${ACCENTS}]`

/** Everything that {@link Kind.dropped} means, for `replace`. */
export const DROPPED = new RegExp(
  `${ACCENT}|[\\u00ad\\u200c\\u200d\\u2060\\ufeff\\p{Emoji_Modifier}]`,
  'gu',
)

const TESTS: [Kind, RegExp][] = [
  [Kind.apostrophe, /^['\u2019\u02bc\uff07]$/],
  [Kind.dropped, new RegExp(`^(?:${DROPPED.source})$`, 'u')],
  [Kind.spaceless, new RegExp(`^(?=[\\p{L}\\p{M}\\p{N}])[${SPACELESS}]$`, 'u')],
  [Kind.letter, /^[\p{L}\p{M}]$/u],
  [Kind.digit, /^\p{N}$/u],
  [Kind.flag, /^\p{Regional_Indicator}$/u],
  // signs of typography that stand beside words (“Lego™”) are no words of their own
  [Kind.emoji, /^(?![©®™‼⁉])(?=\P{ASCII})\p{Extended_Pictographic}$/u],
]

/** By code point, filled as characters are met: one look-up instead of a regular expression. */
const KINDS = new Uint8Array(0x110000)

/** What the character with this code point is. Half a surrogate pair is a separator. */
export function kindOf(codePoint: number): Kind {
  const known = KINDS[codePoint] as Kind
  return known === Kind.unknown ? classify(codePoint) : known
}

function classify(codePoint: number): Kind {
  const character = String.fromCodePoint(codePoint)
  const [kind] = TESTS.find(([, test]) => test.test(character)) ?? [Kind.separator]
  KINDS[codePoint] = kind
  return kind
}

/** True when an apostrophe stands in the text. */
export const APOSTROPHES = /['\u2019\u02bc\uff07]/

const NON_ASCII = /[\u0080-\uffff]/
/** Letters that Unicode takes for letters of their own and people type as others. */
const SPELLINGS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
}

/** A text as it is compared: lower case, without accents and the differences of Unicode's compatibility forms. */
export function fold(text: string): string {
  if (!NON_ASCII.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(DROPPED, '')
    .toLowerCase()
    .replace(/[ßæœøđłıς]/g, (letter) => SPELLINGS[letter] ?? letter)
    .normalize('NFC')
}
