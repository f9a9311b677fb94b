/** Where a list stood: the message on top and how many pixels of it were above the view. */
export type ListPlace = { message_id: string; offset: number }

const places = new Map<string, ListPlace>()
/** How many visits are remembered: what lies further back opens at its address. */
const MOST = 200

/** Where the list stood when this visit of an address was left; null = it was not, or its list stood at its newest. */
export function visitedPlace(visit: string | undefined): ListPlace | null {
  return (visit !== undefined && places.get(visit)) || null
}

/** Remembers where the list stands in this visit; null = at its newest. */
export function rememberVisit(visit: string | undefined, place: ListPlace | null) {
  if (visit === undefined) return
  places.delete(visit)
  if (place) places.set(visit, place)
  const [oldest] = places.keys()
  if (places.size > MOST && oldest !== undefined) places.delete(oldest)
}
