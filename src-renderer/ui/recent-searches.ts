import { makeStore, useStore } from './store'

const KEY = 'recent-searches'
/** How many are kept. */
const MOST = 20

const searches = makeStore<readonly string[] | null>(null)

function restore(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '')
    if (Array.isArray(kept)) return kept.filter((text) => typeof text === 'string').slice(0, MOST)
  } catch {
    // nothing was kept
  }
  return []
}

/** Read once somebody asks. */
function kept(): readonly string[] {
  const known = searches.get()
  if (known) return known
  const restored = restore()
  searches.set(restored)
  return restored
}

function keep(next: readonly string[]) {
  localStorage.setItem(KEY, JSON.stringify(next))
  searches.set(next)
}

/** The texts with a search before them, the last one first; each once, without those that one was typed through. */
export function withSearch(list: readonly string[], text: string): readonly string[] {
  const typed = text.trim()
  if (typed === '') return list
  return [typed, ...list.filter((other) => other !== typed)].slice(0, MOST)
}

/** Remembers a search that somebody meant: one that they sent, or opened a hit of. */
export function rememberSearch(text: string) {
  keep(withSearch(kept(), text))
}

/** Forgets a search. */
export function forgetSearch(text: string) {
  keep(kept().filter((other) => other !== text))
}

/** The searches of before, the last one first. */
export function useRecentSearches(): readonly string[] {
  return useStore(searches) ?? kept()
}
