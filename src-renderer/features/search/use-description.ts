import type { SearchQuery } from '#shared/search'

/** What a search asks, as a phrase: `Messages with “ferry”`. */
export function useDescription({ text }: SearchQuery): string {
  return `Messages with “${text}”`
}
