import { Kind, kindOf } from './characters'
import { eachRun } from './runs'
import { STOP_WORDS } from './stop-words'
import { wordsOfRun } from './words'

/*
 * What a person types: free words (all must occur), "phrases", `or` between two, and `-` before what must not occur.
 * A term with several words in it (a path, a name, a word of a script without spaces) is the phrase of them.
 */

/** Terms that are read; what follows is left out. */
const MAX_TERMS = 60
/** Words that are asked for: each may be a level of PostgreSQL's stack. */
const MAX_WORDS = 200

/** A word that is asked for. `position` counts as the index does; a prefix stands for every word that begins so. */
export type AskedWord = { lexeme: string; position: number; is_prefix: boolean }

/** What a search marks in a text: words in a row, or a text as it is written. */
export type Mark = { words: readonly AskedWord[] } | { literal: string }

/** A typed search as the database is asked it, see `discord.found` in the schema. */
export type TextQuery = {
  /** What it asks of the words, as PostgreSQL reads a tsquery; null = it has no words. */
  tsquery: string | null
  /** LIKE patterns of what has to stand in a message as it is written; null = nothing. Both null: it finds nothing. */
  patterns: string[] | null
  /** What it is looked for by, one for each term; what is only left out by `-` is not among them. */
  marks: Mark[]
}

type Term = {
  /** With quotes and dashes. */
  raw: string
  text: string
  is_quoted: boolean
  is_negated: boolean
  is_stop_word: boolean
  words: readonly AskedWord[]
}

/** Understands a typed search. Never an error, whatever the text. */
export function parseQuery(typed: string): TextQuery {
  // no text in PostgreSQL holds a NUL or half a surrogate pair
  const text = typed.replaceAll('\0', ' ').toWellFormed()
  const alternatives = parseTerms(text)
  const terms = alternatives.flat()
  if (!terms.some((term) => term.words.length > 0)) return asWritten(text)
  const hasOthers = terms.some((term) => term.words.length > 0 && !term.is_stop_word)
  const asked = alternatives.map((group) =>
    group.filter((term) => term.words.length > 0 && !(hasOthers && term.is_stop_word)),
  )
  const literals = new Map<Term, string>()
  // a pattern has to match whatever else does: there is no `or` between patterns
  if (alternatives.length === 1) {
    for (const term of asked.flat()) {
      const literal = literalOf(term, terms.length === 1)
      if (literal !== null) literals.set(term, literal)
    }
  }
  return {
    tsquery: asked
      .filter((group) => group.length > 0)
      .map((group) => group.map(termQuery).join(' & '))
      .join(' | '),
    patterns: literals.size === 0 ? null : [...new Set(literals.values())].map(containing),
    marks: asked
      .flat()
      .filter((term) => !term.is_negated)
      .map((term) => {
        const literal = literals.get(term)
        return literal === undefined ? { words: term.words } : { literal }
      }),
  }
}

const TERM = /(-*)(?:"([^"]*)(?:"|$)|([^\s"]+))/g

/** The terms of a search, in the groups that `or` makes. */
function parseTerms(text: string): Term[][] {
  const groups: Term[][] = [[]]
  const found = [...text.matchAll(TERM)].slice(0, MAX_TERMS)
  let words = MAX_WORDS
  found.forEach(([raw, dashes = '', quoted, bare = ''], index) => {
    const group = groups.at(-1) as Term[]
    const isOr = raw.toLowerCase() === 'or' && group.length > 0 && index < found.length - 1
    if (isOr) {
      groups.push([])
      return
    }
    const asked = askedWords(quoted ?? bare)
    const term: Term = {
      raw,
      text: quoted ?? bare,
      is_quoted: quoted !== undefined,
      is_negated: dashes !== '',
      is_stop_word:
        quoted === undefined && asked.length === 1 && STOP_WORDS.has(asked[0]?.form ?? ''),
      words: asked.slice(0, words),
    }
    words -= term.words.length
    group.push(term)
  })
  return groups
}

/** The words of a term. Of a script without spaces the pairs are enough; one character alone begins pairs. */
function askedWords(text: string): (AskedWord & { form: string })[] {
  const asked: (AskedWord & { form: string })[] = []
  let position = 0
  eachRun(text, (kind, start, end) => {
    const words = wordsOfRun(kind, text.slice(start, end))
    const isSpaceless = kind === Kind.spaceless
    words.forEach(({ lexeme, form }, index) => {
      position += 1
      if (isSpaceless && index > 0 && index === words.length - 1) return
      asked.push({ lexeme, form, position, is_prefix: isSpaceless && words.length === 1 })
    })
  })
  return asked
}

function termQuery({ words, is_negated }: Term): string {
  const phrase = words
    .map(({ lexeme, position, is_prefix }, index) => {
      const distance = position - (words[index - 1]?.position ?? position)
      const follows = index === 0 ? '' : distance === 1 ? ' <-> ' : ` <${distance}> `
      return `${follows}'${lexeme.replace(/['\\]/g, '$&$&')}'${is_prefix ? ':*' : ''}`
    })
    .join('')
  return is_negated ? `!(${phrase})` : phrase
}

/** What of a term has to stand as it is written: a link, and a single term with symbols (c++, @ann, 100%). */
function literalOf(term: Term, isOnly: boolean): string | null {
  if (term.is_negated) return null
  const isLink = term.text.includes('://')
  if (!isLink && (!isOnly || term.is_quoted)) return null
  const literal = term.text.trim().replace(/[.,;:!?]+$/, '')
  return isLink || hasSymbol(literal) ? literal : null
}

/** True for signs other than those inside words and names (well-known, e.g., don't) and emoji, which are words. */
function hasSymbol(text: string): boolean {
  for (const character of text) {
    if (kindOf(character.codePointAt(0) ?? 0) !== Kind.separator) continue
    if (/[\p{P}\p{S}]/u.test(character) && character !== '.' && character !== '-') return true
  }
  return false
}

/** A search without words: each part between spaces, or the whole when it is quoted. */
function asWritten(text: string): TextQuery {
  const isQuoted = text.includes('"')
  const parts = isQuoted ? [text.replaceAll('"', ' ').trim()] : text.trim().split(/\s+/)
  const literals = [...new Set(parts)].filter((part) => part !== '').slice(0, MAX_TERMS)
  return {
    tsquery: null,
    patterns: literals.length === 0 ? null : literals.map(containing),
    marks: literals.map((literal) => ({ literal })),
  }
}

/** A pattern that finds a text anywhere. */
function containing(literal: string): string {
  return `%${literal.replace(/[\\%_]/g, '\\$&')}%`
}
