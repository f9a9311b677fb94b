import type * as Plot from '@observablehq/plot'
import { formatDay } from './text'
import { periodStart } from './ticks'

const DAY_MS = 86_400_000

/**
 * Where the axis of time of a drawn chart lies: from `first` at `left` px to `last` at `right` px (milliseconds, UTC), and
 * the height that it is drawn over.
 */
export type TimeFrame = {
  left: number
  right: number
  first: number
  last: number
  top: number
  bottom: number
}

/** A stretch of calendar days `YYYY-MM-DD`: `from` is in it, `to` is not, as in a scope. */
export type Span = { from: string; to: string }

export type PeriodUnit = 'day' | 'week' | 'month'

/** Writes down on a drawn chart where its axis of time is; nothing when it has none. */
export function noteTimeFrame(svg: SVGElement & Plot.Plot): void {
  const scale = svg.scale('x')
  if (scale?.type !== 'utc') return
  const [first, last] = (scale.domain as Date[]).map((date) => date.getTime())
  const [left, right] = scale.range as number[]
  const [bottom, top] = (svg.scale('y')?.range ?? []) as number[]
  svg.setAttribute('data-time', [left, right, first, last, top, bottom].join(' '))
}

/** The axis of time of a drawn chart; null when it has none. */
export function timeFrameOf(svg: Element): TimeFrame | null {
  const noted = svg.getAttribute('data-time')
  if (noted === null) return null
  const [left = 0, right = 0, first = 0, last = 0, top = 0, bottom = 0] = noted
    .split(' ')
    .map(Number)
  return { left, right, first, last, top, bottom }
}

/** The periods of a chart, each once, in their order. */
export function periodsInOrder(periods: readonly string[]): string[] {
  return [...new Set(periods)].filter((period) => !Number.isNaN(timeOf(period))).sort()
}

/** Where in `periods` (in order) that one stands whose point is nearest to a place (px); -1 when there is none. */
export function periodAt(periods: readonly string[], frame: TimeFrame, x: number): number {
  const px = (index: number) => pxOf(frame, timeOf(periods[index] ?? ''))
  let [low, high] = [0, periods.length - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (px(middle) < x) low = middle + 1
    else high = middle
  }
  return low > 0 && x - px(low - 1) < px(low) - x ? low - 1 : high
}

/** The first and the last of `periods` (in order) that a span holds, by their places; null when it holds none. */
export function periodsIn(
  periods: readonly string[],
  span: Partial<Span>,
): { first: number; last: number } | null {
  const { from = '', to = '9999-12-31' } = span
  const inside = (period: string) => {
    const day = dayOf(timeOf(period))
    return day >= from.slice(0, 10) && day < to.slice(0, 10)
  }
  const first = periods.findIndex(inside)
  const last = periods.findLastIndex(inside)
  return first < 0 ? null : { first, last }
}

/** From the first day of a period to the end of another, in any order. */
export function spanOf(first: string, last: string, unit: PeriodUnit): Span {
  const [from, to] = first <= last ? [first, last] : [last, first]
  const end = new Date(timeOf(to))
  if (unit === 'month') end.setUTCMonth(end.getUTCMonth() + 1)
  else end.setUTCDate(end.getUTCDate() + (unit === 'week' ? 7 : 1))
  return { from: dayOf(timeOf(from)), to: dayOf(end.getTime()) }
}

/**
 * Where a span lies on the axis, in px: around the points of its periods, never outside of the axis. An end that is not
 * given is the end of the axis.
 */
export function placeOfSpan(
  span: { from?: string | undefined; to?: string | undefined },
  unit: PeriodUnit,
  frame: TimeFrame,
): { left: number; right: number } {
  const half = ({ day: 1, week: 7, month: 30.4 }[unit] * DAY_MS) / 2
  const clamp = (px: number) => Math.min(frame.right, Math.max(frame.left, px))
  const edge = (day: string) => clamp(pxOf(frame, timeOf(day.slice(0, 10)) - half))
  return {
    left: span.from === undefined ? frame.left : edge(span.from),
    right: span.to === undefined ? frame.right : edge(span.to),
  }
}

function pxOf({ left, right, first, last }: TimeFrame, time: number): number {
  return left + ((time - first) / (last - first)) * (right - left)
}

function timeOf(period: string): number {
  return Date.parse(periodStart(period))
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** A span in words, with its last day: `1 Dec 2024 – 31 Jan 2025`. */
export function spanWords({ from, to }: Span): string {
  const last = dayOf(timeOf(to) - DAY_MS)
  return from === last ? formatDay(from) : `${formatDay(from)} – ${formatDay(last)}`
}
