import type { SearchNode } from '#shared/search-text/nodes'
import { normalSearch } from '#shared/search-text/normal'
import { parseSearch } from '#shared/search-text/parse'
import { Kind, kindOf } from './characters'
import { stemEnglish } from './english'
import { eachRun } from './runs'
import { STOP_WORDS } from './stop-words'
import { wordsOfRun } from './words'

/*
 * What of a search asks for words: free words (all must occur), "phrases", prefixes*, choices, and what must not occur.
 * A term with several words in it (a path, a name, a word of a script without spaces) is the phrase of them.
 */

/** Words that are asked for: each may be a level of PostgreSQL's stack. */
const MAX_WORDS = 200

/**
 * A word that is asked for. `position` counts as the index does; a prefix stands for every word that begins so, and
 * `forms` for what such words are reduced to where that is shorter than the prefix.
 */
export type AskedWord = {
  lexeme: string
  /** As it was typed, folded. */
  form: string
  position: number
  is_prefix: boolean
  forms?: readonly string[]
}

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
  /** As it is looked for where it has no words. */
  text: string
  is_quoted: boolean
  is_negated: boolean
  is_stop_word: boolean
  words: readonly AskedWord[]
}

/** Understands a typed search of words alone: an operator is read as a word. Never an error, whatever the text. */
export function parseQuery(typed: string): TextQuery {
  const text = storable(typed)
  const { root } = parseSearch(text)
  const asked = normalSearch(root && withoutOperators(root, text))
  return asked === null ? NOTHING : textQuery(asked as SearchNode)
}

/** A text as PostgreSQL can hold it, of the same length: without a NUL or half a surrogate pair. */
export function storable(text: string): string {
  return text.replaceAll('\0', ' ').toWellFormed()
}

function withoutOperators(node: SearchNode, text: string): SearchNode {
  switch (node.kind) {
    case 'operator':
      return { ...node, kind: 'word', text: text.slice(node.start, node.end), is_prefix: false }
    case 'not':
      return { ...node, node: withoutOperators(node.node, text) }
    case 'and':
    case 'or':
      return { ...node, nodes: node.nodes.map((part) => withoutOperators(part, text)) }
    default:
      return node
  }
}

const NOTHING: TextQuery = { tsquery: null, patterns: null, marks: [] }

/**
 * A tree of words as the database is asked it. Where no term has words, what is not negated is looked for as it is
 * written. Stop words count only where there is nothing else.
 */
export function textQuery(root: SearchNode): TextQuery {
  const terms = termsOf(root)
  const all = [...terms.values()]
  if (!all.some((term) => term.words.length > 0)) return asWritten(all)
  const hasOthers = all.some((term) => term.words.length > 0 && !term.is_stop_word)
  const isAsked = (term: Term) => term.words.length > 0 && !(hasOthers && term.is_stop_word)
  const literals = new Map<Term, string>()
  // a pattern has to match whatever else does: there is no choice between patterns
  if (!hasChoice(root)) {
    for (const term of all.filter(isAsked)) {
      const literal = literalOf(term, all.length === 1)
      if (literal !== null) literals.set(term, literal)
    }
  }
  const write = (node: SearchNode): Written | null => {
    if (node.kind === 'not') {
      const of = write(node.node)
      return of && { text: `!(${of.text})`, is_choice: false }
    }
    if (node.kind === 'and' || node.kind === 'or') {
      const parts = node.nodes.map(write).filter((part) => part !== null)
      if (parts.length < 2) return parts[0] ?? null
      const isChoice = node.kind === 'or'
      const texts = parts.map(({ text, is_choice }) =>
        is_choice && !isChoice ? `(${text})` : text,
      )
      return { text: texts.join(isChoice ? ' | ' : ' & '), is_choice: isChoice }
    }
    const term = terms.get(node)
    return term && isAsked(term) ? { text: termQuery(term), is_choice: false } : null
  }
  return {
    tsquery: write(root)?.text ?? null,
    patterns: literals.size === 0 ? null : [...new Set(literals.values())].map(containing),
    marks: all
      .filter((term) => isAsked(term) && !term.is_negated)
      .map((term) => {
        const literal = literals.get(term)
        return literal === undefined ? { words: term.words } : { literal }
      }),
  }
}

/** A piece of a tsquery; a choice needs parentheses inside what has to hold together. */
type Written = { text: string; is_choice: boolean }

/** True when any term of a text has words to look for. */
export function hasWords(root: SearchNode): boolean {
  return [...termsOf(root).values()].some((term) => term.words.length > 0)
}

function hasChoice(node: SearchNode): boolean {
  if (node.kind === 'not') return hasChoice(node.node)
  return node.kind === 'or' || (node.kind === 'and' && node.nodes.some(hasChoice))
}

/** The terms of a tree by their leaves, in the order of the text, until there are words enough. */
function termsOf(root: SearchNode): Map<SearchNode, Term> {
  const terms = new Map<SearchNode, Term>()
  let words = MAX_WORDS
  const walk = (node: SearchNode, isNegated: boolean) => {
    if (node.kind === 'not') return walk(node.node, !isNegated)
    if (node.kind === 'and' || node.kind === 'or') {
      for (const part of node.nodes) walk(part, isNegated)
      return
    }
    if (node.kind === 'operator') return
    const isPrefix = node.kind === 'word' && node.is_prefix
    const asked = askedWords(node.text, isPrefix)
    terms.set(node, {
      text: node.text,
      is_quoted: node.kind === 'phrase',
      is_negated: isNegated,
      is_stop_word:
        node.kind === 'word' &&
        !isPrefix &&
        asked.length === 1 &&
        STOP_WORDS.has(asked[0]?.form ?? ''),
      words: asked.slice(0, words),
    })
    words -= Math.min(words, asked.length)
  }
  walk(root, false)
  return terms
}

/** The words of a term. Of a script without spaces the pairs are enough; one character alone begins pairs. */
function askedWords(text: string, isPrefix: boolean): AskedWord[] {
  const asked: AskedWord[] = []
  let position = 0
  let lastKind: Kind = Kind.separator as Kind
  eachRun(text, (kind, start, end) => {
    const words = wordsOfRun(kind, text.slice(start, end))
    const isSpaceless = kind === Kind.spaceless
    lastKind = kind
    words.forEach(({ lexeme, form }, index) => {
      position += 1
      if (isSpaceless && index > 0 && index === words.length - 1) return
      asked.push({ lexeme, form, position, is_prefix: isSpaceless && words.length === 1 })
    })
  })
  const last = asked.at(-1)
  if (!isPrefix || last === undefined || lastKind !== Kind.letter) return asked
  const forms = formsOfPrefix(last.form)
  return [...asked.slice(0, -1), { ...last, lexeme: last.form, is_prefix: true, forms }]
}

/** Endings that the index takes off. */
const ENDINGS = [
  's',
  'es',
  'ies',
  'ed',
  'ing',
  'ings',
  'er',
  'ers',
  'ly',
  'ness',
  'ment',
  'ation',
  'ations',
]

/**
 * What words that begin so are reduced to, where that does not begin so itself: a word of `runni*` is `running`, which
 * the index knows as `run`.
 */
function formsOfPrefix(prefix: string): string[] {
  if (!/^[a-z]+$/.test(prefix)) return []
  const words = [prefix]
  for (const ending of ENDINGS) {
    for (let length = 1; length < ending.length; length++) {
      if (prefix.endsWith(ending.slice(0, length))) words.push(prefix + ending.slice(length))
    }
  }
  const stems = words.map(stemEnglish).filter((stem) => stem.length > 1)
  return [...new Set(stems)].filter((stem) => !stem.startsWith(prefix))
}

/** The words of a term in a row, as a tsquery has them. */
function termQuery({ words }: Pick<Term, 'words'>): string {
  return words
    .map((word, index) => {
      const distance = word.position - (words[index - 1]?.position ?? word.position)
      const follows = index === 0 ? '' : distance === 1 ? ' <-> ' : ` <${distance}> `
      return `${follows}${wordQuery(word)}`
    })
    .join('')
}

function wordQuery({ lexeme, is_prefix, forms = [] }: AskedWord): string {
  const itself = `${quoted(lexeme)}${is_prefix ? ':*' : ''}`
  return forms.length === 0 ? itself : `(${[itself, ...forms.map(quoted)].join(' | ')})`
}

/** A lexeme as a tsquery has it. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replace(/['\\]/g, '$&$&')}'`
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

/** A search without words: each part between spaces or in quotes. */
function asWritten(terms: readonly Term[]): TextQuery {
  const parts = terms.filter((term) => !term.is_negated).map((term) => term.text.trim())
  const literals = [...new Set(parts)].filter((part) => part !== '')
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
