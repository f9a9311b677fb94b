/*
 * Markdown that shows a text as it is, whatever stands in it: what somebody wrote becomes no heading, picture, link under
 * another name, table or HTML. Addresses stay whole, between angle brackets.
 */

/** Signs that mean something anywhere in a line. */
const ANYWHERE = /[\\`*_[\]<>&~|$]/g
/** Signs that mean something at the beginning of a line. */
const AT_START = /^(\s*)([#+\-=:]|\d{1,9}(?=[.)]))/
const ADDRESS = /https?:\/\/[^\s<>\\"`]*[^\s<>\\"`).,;:!?'\]]/g
/** What would break a line, or turn its direction beyond it. */
const INVISIBLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu

/** One line of text as Markdown; breaks in it become spaces. */
export function markdownLine(text: string): string {
  let line = ''
  let end = 0
  const flat = text.replace(INVISIBLE, ' ')
  for (const { 0: address, index } of flat.matchAll(ADDRESS)) {
    line += `${flat.slice(end, index).replace(ANYWHERE, '\\$&')}<${address}>`
    end = index + address.length
  }
  line += flat.slice(end).replace(ANYWHERE, '\\$&')
  return line
    .replace(AT_START, (_, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    )
    .trim()
}

/** Text of any length as lines of Markdown that keep its breaks. */
export function markdownLines(text: string): string[] {
  return text.split(/\r\n|[\n\r]/).map(markdownLine)
}

/** Lines as one quote: each on a line of its own, blank ones as the end of a paragraph. */
export function markdownQuote(lines: readonly string[]): string {
  return lines
    .map((line, index) => {
      if (line === '') return '>'
      const next = lines[index + 1] ?? ''
      // two spaces at its end keep a line apart from the next
      return `> ${line}${next === '' ? '' : '  '}`
    })
    .join('\n')
}
