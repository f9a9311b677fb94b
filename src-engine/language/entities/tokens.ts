import { entityKey } from './entity-key'

/** A word as it is written, and where. */
export type Token = {
  text: string
  key: string
  start: number
  end: number
  /** Nothing but spaces between it and the one before. */
  is_joined: boolean
  /** The first of a sentence or line: its capital says nothing. */
  is_first: boolean
  is_capital: boolean
}

/** More words than a message has. */
const MAX_TOKENS = 1000
const WORD = /\$?[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.&+#/-]+[\p{L}\p{M}\p{N}]+)*[+#]{0,2}/gu

/** The words of a text. Signs inside a word are part of it (vitalik.eth, AT&T, Carl-bot), those around it are not. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(end, match.index)
    const written = match[0].replace(/['’]s$/i, '')
    tokens.push({
      text: written,
      key: entityKey(written),
      start: match.index,
      end: match.index + written.length,
      is_joined: tokens.length > 0 && /^ {1,2}$/.test(between),
      is_first: tokens.length === 0 || /[.!?:;…•\n"“(—–>|-]\s*$/u.test(between),
      is_capital: /^\p{Lu}/u.test(written),
    })
    end = match.index + match[0].length
    if (tokens.length === MAX_TOKENS) break
  }
  return tokens
}
