import type { Span } from './nodes'
import { leavesOf } from './nodes'
import { parseSearch } from './parse'

/** What stands at the caret. `span` is what a suggestion replaces; `typed` is its part before the caret. */
export type AtCaret = { span: Span; typed: string; operator: string | null }

/** The word or the operator's value that is being typed at a place; between words an empty word. */
export function atCaret(text: string, caret: number): AtCaret {
  const at = Math.max(0, Math.min(caret, text.length))
  const { root, problems } = parseSearch(text)
  const leaf = leavesOf(root).find(({ start, end }) => start < at && at <= end)
  if (!leaf || leaf.kind === 'phrase') {
    // in a phrase nothing is completed: it is what it is
    return { span: { start: at, end: at }, typed: leaf ? '"' : '', operator: null }
  }
  if (leaf.kind === 'word' || at < leaf.value_start) {
    return { span: leaf, typed: text.slice(leaf.start, at), operator: null }
  }
  // a value in quotes that are never closed takes in everything behind it
  const isOpen = leaf.is_quoted && problems.some(({ start }) => start === leaf.value_start)
  const end = isOpen ? at : leaf.end
  const value = text.slice(leaf.value_start, at)
  const typed = leaf.is_quoted
    ? value
        .slice(1)
        .replace(/\\(["\\])/g, '$1')
        .replace(/"$/, '')
    : value
  return { span: { start: leaf.start, end }, typed, operator: leaf.name }
}

/** A text with what stands at the caret replaced, and where the caret goes; a finished word gets a space behind it. */
export function completed(
  text: string,
  { start, end }: Span,
  by: string,
  isFinished: boolean,
): { text: string; caret: number } {
  const rest = text.slice(end)
  const space = isFinished && !/^[\s)]/.test(rest) ? ' ' : ''
  const caret = start + by.length + (isFinished && (space !== '' || /^\s/.test(rest)) ? 1 : 0)
  return { text: text.slice(0, start) + by + space + rest, caret }
}
