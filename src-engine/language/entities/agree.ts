import type { EntityType } from '#shared/entities'

/** Grammar takes a name for a person or a place in passing: so many of its places have to agree. */
const LEAST_SHARE = 0.3

/** What most places agree on; null = too few do. */
export function agreed(types: readonly (EntityType | null)[]): EntityType | null {
  const counts = new Map<EntityType, number>()
  for (const type of types) if (type !== null) counts.set(type, (counts.get(type) ?? 0) + 1)
  const [best] = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return best && best[1] >= types.length * LEAST_SHARE ? best[0] : null
}
