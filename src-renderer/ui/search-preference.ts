import type { SearchMode, SearchSort } from '#shared/search'

/** How the last search was matched and sorted, where somebody chose that. */
export type SearchPreference = { mode?: SearchMode; sort?: SearchSort }

const KEY = 'search-preference'

/** What the next search begins with. */
export function searchPreference(): SearchPreference {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as SearchPreference
  } catch {
    return {}
  }
}

/** Remembers a choice for the next searches. */
export function preferSearch(choice: SearchPreference) {
  localStorage.setItem(KEY, JSON.stringify({ ...searchPreference(), ...choice }))
}
