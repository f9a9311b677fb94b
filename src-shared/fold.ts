/** Letters that are written with a stroke or joined: they have no marks to take off. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
}
const MARKS = /\p{M}+/gu
const ODD = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g')

/** A text as names are compared: small letters without accents, so that `zoe` finds `Zoë`. */
export function fold(text: string): string {
  const small = text.toLowerCase()
  // Most names have nothing to take off.
  if (/^[\x20-\x7e]*$/.test(small)) return small
  return small
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(ODD, (letter) => PLAIN[letter] ?? letter)
}
