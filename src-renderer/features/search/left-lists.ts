import type { CacheSnapshot } from 'virtua'

/** Where a list of hits stood when it was left: the hit, the scroll, the heights of its rows, and whether it had the focus. */
export type LeftList = { selected: number; offset: number; cache: CacheSnapshot; hadFocus: boolean }

const lists = new Map<string, LeftList>()
/** How many lists are remembered: what lies further back begins at its first hit. */
const MOST = 50

/** Where the list of a visit stood; null = it was never left. */
export function leftList(visit: string): LeftList | null {
  return lists.get(visit) ?? null
}

/** Remembers where the list of a visit stands. */
export function rememberList(visit: string, left: LeftList) {
  lists.delete(visit)
  lists.set(visit, left)
  const [oldest] = lists.keys()
  if (lists.size > MOST && oldest !== undefined) lists.delete(oldest)
}
