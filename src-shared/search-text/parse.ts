import type { SearchProblem } from '../search'
import type { LeafNode, SearchNode, Span } from './nodes'
import { findOperator, OTHER_NAMES } from './operators'
import { closest } from './spelling'

/*
 * The language of the search box. Every text is a search: what is no operator, quote, group, `OR` or `-` is a word.
 *
 *   text     = either
 *   either   = all { "or" all }           in any case; binds weaker than standing side by side
 *   all      = term { term }
 *   term     = { "-" } ( "(" either ")" | name ":" value | value | word )
 *   value    = '"' characters, \" and \\ escaped '"' | everything up to a space
 *
 * A parenthesis opens a group only at the beginning of a term and when it is closed: `f(x)` and `:(` are words.
 */

/** A typed text as a tree (null = it asks nothing), and what does not say what it seems to say. */
export type ParsedSearch = { text: string; root: SearchNode | null; problems: SearchProblem[] }

/** Reads any text; never throws. The same text gives the same tree. */
export function parseSearch(text: string): ParsedSearch {
  const problems: SearchProblem[] = []
  const root = new Reader(text, problems).read()
  return { text, root, problems: problems.sort((a, b) => a.start - b.start) }
}

const SPACE = /\s/
/** What makes a text more than signs. */
const SPOKEN = /[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u
const NAME = /([a-z_]+):/iy

/** Replaces a part of a text. */
export function replaced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end)
}

class Reader {
  private at = 0
  /** The parentheses that make groups, opening ones to closing ones. */
  private readonly groups: Map<number, number>
  private readonly closings: Set<number>

  constructor(
    private readonly text: string,
    private readonly problems: SearchProblem[],
  ) {
    this.groups = matchedParentheses(text)
    this.closings = new Set(this.groups.values())
  }

  read(): SearchNode | null {
    return this.either(this.text.length)
  }

  /** Everything up to `end`: alternatives of terms. */
  private either(end: number): SearchNode | null {
    const groups: SearchNode[][] = [[]]
    for (;;) {
      this.skipSpace(end)
      if (this.at >= end) break
      const group = groups.at(-1) as SearchNode[]
      if (group.length > 0 && this.takeOr(end)) {
        groups.push([])
        continue
      }
      const node = this.term(end)
      if (node) group.push(node)
    }
    return joined(
      'or',
      groups.map((group) => joined('and', group)),
    )
  }

  private skipSpace(end: number) {
    while (this.at < end && SPACE.test(this.text.charAt(this.at))) this.at++
  }

  /** True when an `or` with a term behind it was read. */
  private takeOr(end: number): boolean {
    const match = /or(?=\s+\S)/iy
    match.lastIndex = this.at
    if (!match.test(this.text)) return false
    const after = this.text.slice(this.at + 2, end)
    if (after.trim() === '') return false
    this.at += 2
    return true
  }

  private term(end: number): SearchNode | null {
    const start = this.at
    while (this.at < end && this.text[this.at] === '-') this.at++
    const dashes = this.at - start
    const isAlone = this.at >= end || SPACE.test(this.text.charAt(this.at))
    if (dashes > 0 && !isAlone && !this.isSignsAhead(end)) {
      const node = this.positive(end)
      return node && { kind: 'not', node, start, end: node.end }
    }
    this.at = start
    return this.positive(end)
  }

  /** True when the word ahead has no letter, digit or emoji: a dash before it belongs to it (`->`). */
  private isSignsAhead(end: number): boolean {
    if (this.groups.has(this.at) || this.text[this.at] === '"') return false
    return !SPOKEN.test(this.text.slice(this.at, this.bareEnd(this.at, end)))
  }

  private positive(end: number): SearchNode | null {
    const start = this.at
    const closing = this.groups.get(start)
    if (closing !== undefined) {
      this.at = start + 1
      const node = this.either(closing)
      this.at = closing + 1
      // nothing between them: a word of two signs
      return node ?? this.word(start, closing + 1)
    }
    if (this.text[start] === '"') {
      const text = this.quoted(end)
      return { kind: 'phrase', text, start, end: this.at }
    }
    return this.operator(end) ?? this.bareWord(end)
  }

  /** What stands in quotes from here on; an unclosed quote goes to the end. */
  private quoted(end: number): string {
    const start = this.at
    let value = ''
    this.at++
    while (this.at < end) {
      const character = this.text.charAt(this.at)
      const next = this.text.charAt(this.at + 1)
      this.at++
      if (character === '"') return value
      const isEscape = character === '\\' && this.at < end && (next === '"' || next === '\\')
      value += isEscape ? next : character
      if (isEscape) this.at++
    }
    const rest = this.text.slice(start, end).trimEnd()
    this.problems.push({
      start,
      end,
      message: /*i18n*/ 'This quotation mark is never closed: everything behind it is one phrase.',
      fix: this.text.slice(0, start) + closedQuote(rest) + this.text.slice(end),
    })
    return value
  }

  private operator(end: number): LeafNode | null {
    const start = this.at
    NAME.lastIndex = start
    const [whole, typed = ''] = NAME.exec(this.text) ?? []
    if (whole === undefined || start + whole.length > end) return null
    const value_start = start + whole.length
    const info = findOperator(typed)
    if (info === null) {
      this.noteUnknown(typed, start, value_start)
      return null
    }
    this.at = value_start
    const is_quoted = this.text[value_start] === '"' && value_start < end
    if (!is_quoted) this.at = this.bareEnd(value_start, end)
    const value = is_quoted ? this.quoted(end) : this.text.slice(value_start, this.at)
    const node = { kind: 'operator', name: info.name, value, value_start, is_quoted } as const
    return { ...node, start, end: this.at }
  }

  /** `author:ann` and `form:ann` are words, but hardly meant as such. */
  private noteUnknown(typed: string, start: number, value_start: number) {
    const next = this.text.charAt(value_start)
    if (next === '' || next === '/' || next === ':' || SPACE.test(next)) return
    const name = typed.toLowerCase()
    const meant = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : closest.operator(name)
    if (meant === undefined || meant === null) return
    this.problems.push({
      start,
      end: value_start,
      message: `There is no operator ${typed}: and so it is searched as a word. ${meant}: is meant?`,
      fix: replaced(this.text, { start, end: value_start }, `${meant}:`),
    })
  }

  private bareWord(end: number): LeafNode {
    const start = this.at
    this.at = Math.max(this.bareEnd(start, end), start + 1)
    if (this.text[start] === '(' && SPOKEN.test(this.text.charAt(start + 1))) {
      this.problems.push({
        start,
        end: start + 1,
        message: /*i18n*/ 'This parenthesis is never closed, so it groups nothing.',
        fix: `${this.text.trimEnd()})`,
      })
    }
    this.noteNot(start, end)
    return this.word(start, this.at)
  }

  /** `NOT fox` of other programs is two words here. */
  private noteNot(start: number, end: number) {
    const [gap] = /^NOT[ \t]+(?=[^\s)])/.exec(this.text.slice(start, end)) ?? []
    if (gap === undefined) return
    this.problems.push({
      start,
      end: start + 3,
      message: /*i18n*/ 'NOT is searched as a word. What must not be has a dash before it.',
      fix: replaced(this.text, { start, end: start + gap.length }, '-'),
    })
  }

  private word(start: number, end: number): LeafNode {
    this.at = end
    const typed = this.text.slice(start, end)
    const [, prefix] = /^(.*[\p{L}\p{M}\p{N}])\*$/su.exec(typed) ?? []
    return {
      kind: 'word',
      text: prefix ?? typed,
      is_prefix: prefix !== undefined,
      start,
      end,
    }
  }

  /** Where a word or value without quotes ends: before a space, a quote, a group, or the end of its own group. */
  private bareEnd(start: number, end: number): number {
    let at = start
    while (at < end) {
      const character = this.text.charAt(at)
      if (SPACE.test(character) || character === '"') break
      if (this.closings.has(at) || this.groups.has(at)) break
      at++
    }
    return at
  }
}

/** A quote with its end: a backslash before it must not escape it. */
function closedQuote(quote: string): string {
  const [slashes = ''] = /\\*$/.exec(quote) ?? []
  return `${quote}${slashes.length % 2 === 1 ? '\\' : ''}"`
}

function joined(kind: 'and' | 'or', parts: readonly (SearchNode | null)[]): SearchNode | null {
  const nodes = parts.filter((node) => node !== null)
  const [first, ...more] = nodes
  const last = more.at(-1)
  if (first === undefined || last === undefined) return first ?? null
  return { kind, nodes, start: first.start, end: last.end }
}

/**
 * The parentheses that make groups, from the opening to its closing one. Those in quotes and inside words make none; a
 * closing one belongs to the last that is open in its word, else to the last group.
 */
function matchedParentheses(text: string): Map<number, number> {
  const groups = new Map<number, number>()
  const open: number[] = []
  let inWord = 0
  let isStart = true
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (SPACE.test(character)) {
      isStart = true
      inWord = 0
    } else if (character === '"') {
      at = quoteEnd(text, at)
      isStart = true
      inWord = 0
    } else if (character === '(' && isStart) {
      open.push(at)
    } else if (character === '(') {
      inWord++
    } else if (character === ')' && inWord > 0) {
      inWord--
    } else if (character === ')' && open.length > 0) {
      groups.set(open.pop() as number, at)
      isStart = true
    } else if (character !== '-' || !isStart) {
      isStart = false
    }
  }
  return groups
}

/** The place of the quote that closes the one at `start`, or of the last character. */
function quoteEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') return at
    if (text[at] === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\')) at++
  }
  return text.length - 1
}
