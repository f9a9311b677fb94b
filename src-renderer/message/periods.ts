import { nextPeriod } from '#shared/period'

type Counted = { start: string; messages: number }

/** More bars than these are not drawn: dates far outside of the others would make thousands. */
const MOST = 400

/** The periods with those between them that have no messages; without gaps beyond 400 of them. */
export function everyPeriod(unit: 'week' | 'month', counted: readonly Counted[]): Counted[] {
  const [first, last] = [counted[0], counted.at(-1)]
  if (!first || !last) return []
  const known = new Map(counted.map((one) => [one.start, one]))
  const all: Counted[] = []
  for (let start = first.start; start <= last.start; start = nextPeriod(unit, start)) {
    all.push(known.get(start) ?? { start, messages: 0 })
    if (all.length > MOST) return [...counted]
  }
  return all
}
