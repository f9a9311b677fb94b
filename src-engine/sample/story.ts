import { DAY } from './clock'
import type { Bindings } from './grammar'
import type { Rng } from './rng'
import { milestones } from './topics/official'

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

const monthNames: Readonly<Record<string, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
    ' ',
  ),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(
    ' ',
  ),
}

/** What people mean at an instant: the month they look back to or forward to, the talk of the day. */
export function timeBindings(language: string, at: number, span: Span, rng: Rng): Bindings {
  const names = monthNames[language] ?? []
  const month = new Date(at).getUTCMonth()
  const share = (at - span.start) / (span.end - span.start)
  const past = milestones.filter((one) => one.at <= share)
  return {
    month: names[(month + 12 - rng.int(1, 4)) % 12] ?? '',
    lastMonth: names[(month + 11) % 12] ?? '',
    lip: String(11 + Math.max(0, Math.round(share * 65) - rng.int(0, 2))),
    epoch: String(1 + Math.floor(share * 38)),
    release: release(share),
    coming: names[(month + rng.int(1, 3)) % 12] ?? '',
    news: (past.at(rng.chance(0.75) ? -1 : -2) ?? past[0])?.name ?? 'the opening',
  }
}

function release(share: number): string {
  return share < LAUNCH
    ? `0.${3 + Math.floor((share / LAUNCH) * 7)}`
    : `1.${Math.floor(((share - LAUNCH) / (1 - LAUNCH)) * 13)}`
}
