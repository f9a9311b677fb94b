import { DAY } from './clock'
import type { Rng } from './rng'

/** The time that the sample covers. */
export interface Span {
  /** Milliseconds since 1970. */
  start: number
  end: number
}

/** How lively each eighteenth of the time is: growth, a launch, a quiet summer, a second season. */
const months: readonly number[] = [
  0.3, 0.4, 0.5, 0.62, 0.5, 0.75, 1.0, 1.35, 1.2, 0.95, 0.5, 0.36, 0.72, 1.1, 1.15, 0.85, 0.9, 1.0,
]
/** Where the launch is, as a share of the time. */
const LAUNCH = 0.362
const weekdays: readonly number[] = [0.62, 1.1, 1.15, 1.15, 1.1, 0.98, 0.66]
/** How lively each hour of the day is, in UTC. */
const hours: readonly number[] = [
  22, 18, 15, 12, 11, 12, 18, 30, 44, 52, 50, 48, 52, 62, 72, 78, 80, 76, 70, 66, 60, 50, 38, 28,
]

/** How lively the guild is at an instant; 1 is an ordinary day. */
export function liveliness(at: number, span: Span): number {
  const share = (at - span.start) / (span.end - span.start)
  const place = Math.max(0, Math.min(months.length - 1, share * months.length - 0.5))
  const left = Math.floor(place)
  const next = months[Math.min(left + 1, months.length - 1)] as number
  const base = (months[left] as number) + (next - (months[left] as number)) * (place - left)
  const sinceLaunch = ((share - LAUNCH) * (span.end - span.start)) / DAY
  const spike = sinceLaunch >= 0 && sinceLaunch < 21 ? 3.4 * (1 - sinceLaunch / 21) : 0
  return (base + spike) * (weekdays[new Date(at).getUTCDay()] as number)
}

/** The weight of every day from `from` to the end of the span, with a day's own luck. */
export function dayWeights(
  from: number,
  span: Span,
  rng: Rng,
): { start: number; weight: number }[] {
  const days: { start: number; weight: number }[] = []
  const first = Math.floor(from / DAY) * DAY
  for (let start = first; start < span.end; start += DAY) {
    const noon = Math.max(start + DAY / 2, span.start)
    days.push({ start, weight: liveliness(noon, span) * (0.45 + 1.1 * rng.next()) })
  }
  return days
}

const hourTotal = hours.reduce((sum, n) => sum + n, 0)

/** A moment of the day, in milliseconds after midnight UTC. */
export function momentOfDay(rng: Rng): number {
  let left = rng.next() * hourTotal
  let hour = 0
  while (hour < 23 && left >= (hours[hour] as number)) left -= hours[hour++] as number
  return Math.floor(((hour + left / (hours[hour] as number)) * DAY) / 24)
}
