import type { SearchSuggestion } from '#shared/search'
import { operatorText } from '#shared/search-text/print'
import type { ValueCounts } from './counts'
import type { Names } from './names'

/** Something to suggest before it has its text and picture. */
export type Candidate = {
  kind: SearchSuggestion['kind']
  label: string
  detail: string
  messages: number | null
  /** What stands in the text: `from:"Ann Lee"`, or `from:` where the value is still to come. */
  insert: string
  /** Who or what a picture is asked for. */
  picture: { of: 'author' | 'guild' | 'emoji'; id: string } | null
  /** 0 = the typed text begins it, 1 = begins a word of it, 2 = is somewhere in it. */
  rank: number
}

/** What suggestions are made from; `counts` null = not counted yet, `today` is the day it is now. */
export type Known = { names: Names; counts: ValueCounts | null; today: string }

/** The best of each kind first, then by how many messages. */
export function best(all: readonly Candidate[], limit: number): Candidate[] {
  return [...all]
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        (b.messages ?? 0) - (a.messages ?? 0) ||
        a.label.length - b.label.length ||
        (a.label < b.label ? -1 : 1),
    )
    .slice(0, limit)
}

/** A value that has no name but itself. */
export function plain(
  name: string,
  value: string,
  detail: string,
  messages: number | null,
  rank: number,
): Candidate {
  const insert = operatorText(name, value)
  return { kind: 'value', label: insert, detail, messages, insert, picture: null, rank }
}

/** How a typed text stands in a folded name; null = not at all. */
export function rankOf(name: string, typed: string): number | null {
  const at = name.indexOf(typed)
  if (at < 0) return null
  if (at === 0) return 0
  return /[^\p{L}\p{N}]/u.test(name.charAt(at - 1)) ? 1 : 2
}
