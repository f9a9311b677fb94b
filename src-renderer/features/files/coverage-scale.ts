import { timeTicks } from '#charts/ticks'
import type { CoverageLane, TimeSpan } from '#shared/export-files'

const DAY_MS = 86_400_000
/** Less than this between two files is where one was asked to go on from the other. */
const GAP_MS = 60_000

/** A stretch of the picture, in percent of its width. */
export type Stretch = { left: number; width: number }

/** The times of a picture from its left to its right edge, in Unix milliseconds. */
export type Scale = { from: number; to: number }

/** From the first to the last time that any lane stands for; null when none stands for any. */
export function scaleOf(lanes: readonly CoverageLane[]): Scale | null {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const { asked } of lanes) {
    for (const span of asked) {
      from = Math.min(from, Date.parse(span.from))
      to = Math.max(to, Date.parse(span.to))
    }
  }
  if (from > to) return null
  return from === to ? { from: from - DAY_MS, to: to + DAY_MS } : { from, to }
}

/** Where a time stands, 0 to 100. */
export function placeOf({ from, to }: Scale, at: number): number {
  return Math.max(0, Math.min(100, (100 * (at - from)) / (to - from)))
}

/** Where a span stands. */
export function stretchOf(scale: Scale, span: TimeSpan): Stretch {
  const left = placeOf(scale, Date.parse(span.from))
  return { left, width: placeOf(scale, Date.parse(span.to)) - left }
}

/** Spans in time order, those that touch or overlap made one. */
export function mergeSpans(spans: readonly TimeSpan[]): TimeSpan[] {
  const merged: TimeSpan[] = []
  for (const span of spans.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const last = merged.at(-1)
    if (!last || Date.parse(span.from) > Date.parse(last.to)) merged.push({ ...span })
    else if (Date.parse(span.to) > Date.parse(last.to)) last.to = span.to
  }
  return merged
}

/** The times between what was asked for: no file was exported for them. */
export function gapsOf(asked: readonly TimeSpan[]): TimeSpan[] {
  const merged = mergeSpans(asked)
  return merged.slice(1).flatMap((span, index) => {
    const before = merged[index] as TimeSpan
    const isGap = Date.parse(span.from) - Date.parse(before.to) > GAP_MS
    return isGap ? [{ from: before.to, to: span.from }] : []
  })
}

/** Names without the words that all of them begin with: the ends of file names tell them apart. */
export function shortNames(lanes: readonly { name: string }[]): string[] {
  const names = lanes.map(({ name }) => name)
  const [first = ''] = names
  let same = first.length
  for (const name of names) while (!name.startsWith(first.slice(0, same))) same--
  const cut = first.slice(0, same).lastIndexOf(' ') + 1
  return names.length > 1 && cut > 12 ? names.map((name) => `…${name.slice(cut)}`) : names
}

/** All lanes as one. */
export function together(name: string, lanes: readonly CoverageLane[]): CoverageLane {
  return {
    id: '',
    name,
    files: lanes.reduce((sum, lane) => sum + lane.files, 0),
    messages: lanes.reduce((sum, lane) => sum + lane.messages, 0),
    asked: mergeSpans(lanes.flatMap(({ asked }) => asked)),
    held: mergeSpans(lanes.flatMap(({ held }) => held)),
    damaged_at: lanes.flatMap(({ damaged_at }) => damaged_at),
  }
}

/** Named times under the picture, as many as fit `width` px. */
export function ticksOf(scale: Scale, width: number): { left: number; text: string }[] {
  const days = Math.min(100, Math.ceil((scale.to - scale.from) / DAY_MS))
  const isShort = scale.to - scale.from <= 100 * DAY_MS
  const first = Math.ceil(scale.from / DAY_MS) * DAY_MS
  const points = isShort
    ? Array.from({ length: days }, (_each, day) => first + day * DAY_MS).filter(
        (at) => at <= scale.to,
      )
    : [scale.from, scale.to]
  return timeTicks(
    points.map((at) => ({ at: new Date(at) })),
    0,
    width,
    width,
  ).map(({ at, text }) => ({ left: placeOf(scale, at.getTime()), text }))
}
