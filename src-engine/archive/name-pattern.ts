import { fold } from '#shared/fold'

/** The letters that fold to a plain one: `o` → ò, ó, ö, ø …, in both cases, as the database's own case rules are ASCII. */
const VARIANTS: ReadonlyMap<string, string> = (() => {
  const variants = new Map<string, string>()
  for (let code = 0xc0; code <= 0x24f; code++) add(code)
  for (let code = 0x1e00; code <= 0x1eff; code++) add(code)
  // Greek and Cyrillic have two cases and accents, too.
  for (let code = 0x370; code <= 0x52f; code++) add(code)
  return variants

  function add(code: number) {
    const letter = String.fromCharCode(code)
    const plain = fold(letter)
    if (plain === letter || [...plain].length !== 1) return
    variants.set(plain, (variants.get(plain) ?? '') + letter)
  }
})()

/** Regular expressions for `~*` that find a name by what was typed, of any case and accents. */
export type NamePatterns = { whole: string; start: string; word: string; part: string }

/**
 * The patterns of a typed name, narrowest first: the whole name, its beginning, the beginning of a word in it, any part of
 * it. Words typed may have others between them. null when nothing was typed.
 */
export function namePatterns(text: string): NamePatterns | null {
  const words = fold(text)
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)
  if (words.length === 0) return null
  const patterns = words.map((word) => [...word].map(letterPattern).join(''))
  return {
    whole: `^${patterns.join('\\s+')}$`,
    start: `^${patterns.join('.*')}`,
    word: patterns.map((pattern) => `(?:^|[^[:alnum:]])${pattern}`).join('.*'),
    part: patterns.join('.*'),
  }
}

function letterPattern(letter: string): string {
  const plain = /[\p{L}\p{N}]/u.test(letter) ? letter : `\\${letter}`
  const variants = VARIANTS.get(letter)
  // An accent may stand behind its letter as a sign of its own.
  return variants === undefined ? plain : `[${letter}${variants}][\u0300-\u036f]*`
}
