import { readList } from '../ui/kept-list'

/** A place that was read: its address, its name then, and what it belongs to. */
export type RecentPlace = { address: string; title: string; context: string | null }

const KEY = 'recent-places'
const MOST = 40

/** True of a search, and of a guild's page that is read like one. */
export function isPage(address: string): boolean {
  return /^\/search\?(.*&)?text=[^&]|^\/g\/[^/]+\/(author|media|links|pinned)(\?|$)/.test(address)
}

/** What a place is remembered as: a channel whole, not a message in it; null for what is always one key away. */
export function recentAddress(address: string): string | null {
  const [path = ''] = address.split('?')
  if (/^\/g\/[^/]+\/c\/[^/]+$/.test(path) || /^\/questions\/[^/]+$/.test(path)) return path
  return isPage(address) ? address : null
}

/** The list with a place on top; a place stands there once, a search that was typed on takes the place of its beginning. */
export function withRecent(
  list: readonly RecentPlace[],
  place: RecentPlace,
): readonly RecentPlace[] {
  const address = recentAddress(place.address)
  if (address === null) return list
  const isSame = (other: RecentPlace, index: number) =>
    other.address === address ||
    (index === 0 && address.startsWith('/search') && address.startsWith(other.address))
  return [{ ...place, address }, ...list.filter((other, index) => !isSame(other, index))].slice(
    0,
    MOST,
  )
}

/** Where the user was, the last place first. Names are those of then, and the archive may not hold them any more. */
export function recentPlaces(): readonly RecentPlace[] {
  return readList(KEY, isPlace)
}

function isPlace(value: unknown): value is RecentPlace {
  const place = value as RecentPlace | null
  return typeof place?.address === 'string' && typeof place.title === 'string'
}

/** Puts a place on top of the list, when it is one that is worth coming back to. */
export function rememberRecent(place: RecentPlace) {
  const before = recentPlaces()
  const after = withRecent(before, place)
  if (after !== before) localStorage.setItem(KEY, JSON.stringify(after))
}
