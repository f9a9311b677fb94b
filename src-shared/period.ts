import type { ScopePeriod } from './scope'
import { add, startOf } from './search-text/dates'

type Unit = ScopePeriod['unit']

/** The start of the period that a day is in, as {@link ScopePeriod} has it: a month as `2025-03`. */
export function periodOf(unit: Unit, day: string): string {
  return unit === 'month' ? day.slice(0, 7) : startOf(day, unit)
}

/** The first day of a period, and the first one after it. */
export function daysOf({ unit, start }: ScopePeriod): { first: string; after: string } {
  const first = unit === 'month' ? `${start}-01` : start
  return { first, after: add(first, unit, 1) }
}

/** The start of the next period. */
export function nextPeriod(unit: Unit, start: string): string {
  return periodOf(unit, daysOf({ unit, start }).after)
}

/** The starts of the periods from that of the first day to that of the last. */
export function periodsBetween(unit: Unit, first: string, last: string): string[] {
  const starts: string[] = []
  const end = periodOf(unit, last)
  for (let start = periodOf(unit, first); start <= end; start = nextPeriod(unit, start)) {
    starts.push(start)
  }
  return starts
}
