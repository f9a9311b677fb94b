import { keptList } from './kept-list'

/** How many are kept. */
const MOST = 20

const searches = keptList('recent-searches', (text) => typeof text === 'string', MOST)

/** The texts with a search before them, the last one first; each once, without those that one was typed through. */
export function withSearch(list: readonly string[], text: string): readonly string[] {
  const typed = text.trim()
  if (typed === '') return list
  return [typed, ...list.filter((other) => other !== typed)].slice(0, MOST)
}

/** Remembers a search that somebody meant: one that they sent, or opened a hit of. */
export function rememberSearch(text: string) {
  searches.set(withSearch(searches.get(), text))
}

/** Forgets a search. */
export function forgetSearch(text: string) {
  searches.set(searches.get().filter((other) => other !== text))
}

/** The searches of before, the last one first. */
export function useRecentSearches(): readonly string[] {
  return searches.use()
}
