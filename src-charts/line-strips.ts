import * as Plot from '@observablehq/plot'
import { asControls } from './marks'

/** A point of a line; `low` and `high` are the measure's ends where series are stacked, else zero and the measure. */
export type Point = {
  row: number
  at: Date
  value: number
  low: number
  high: number
  /** What the point says; asked of those that can be pointed at. */
  label(): string
  series: string
}

/** Narrower strips than this cannot be pointed at. */
const STRIP_WIDTH = 2

type Strip = { point: Point; column: number; x1: Date; x2: Date; y1: number; y2: number }

/**
 * A strip around each point: what one points at is the nearest series of the nearest time, or the band where series are
 * stacked. Times that have no room of their own share a strip, which stands for the highest point there.
 */
export function strips(
  points: readonly Point[],
  top: number,
  room: number,
  isStacked: boolean,
): Strip[] {
  const times = [...new Set(points.map((point) => point.at.getTime()))].sort((a, b) => a - b)
  const share = Math.max(1, Math.ceil((times.length * STRIP_WIDTH) / Math.max(STRIP_WIDTH, room)))
  const columns = new Map(times.map((time, index) => [time, Math.floor(index / share)]))
  const edge = (index: number) => {
    const [before, after] = [times[index - 1], times[index]]
    return new Date(((before ?? after ?? 0) + (after ?? before ?? 0)) / 2)
  }
  return highest(points, columns).flatMap((bySeries, column) => {
    const down = [...bySeries.values()].sort((a, b) => b.high - a.high)
    const middle = (a: Point | undefined, b: Point | undefined, end: number) =>
      a === undefined || b === undefined ? end : (a.value + b.value) / 2
    return down.map((point, place) => ({
      point,
      column,
      x1: edge(column * share),
      x2: edge(Math.min(times.length, (column + 1) * share)),
      y1: isStacked ? point.low : middle(point, down[place + 1], 0),
      y2: isStacked ? point.high : middle(down[place - 1], point, top),
    }))
  })
}

/** For each column the highest point of each series there. */
function highest(points: readonly Point[], columns: Map<number, number>): Map<string, Point>[] {
  const found: Map<string, Point>[] = []
  for (const point of points) {
    const column = columns.get(point.at.getTime()) ?? 0
    const bySeries = found[column] ?? new Map<string, Point>()
    found[column] = bySeries
    const best = bySeries.get(point.series)
    if (best === undefined || point.value > best.value) bySeries.set(point.series, point)
  }
  return found
}

/** The strips as controls. `lineOf` = the place of a series; `isOneTime` = there is no neighbour that makes a strip wide. */
export function stripControls(
  all: readonly Strip[],
  lineOf: (series: string) => number,
  colorOf: (series: string) => string,
  isOneTime: boolean,
): Plot.Markish {
  return Plot.rect(all, {
    x1: 'x1',
    x2: 'x2',
    y1: 'y1',
    y2: 'y2',
    insetLeft: isOneTime ? -12 : 0,
    insetRight: isOneTime ? -12 : 0,
    render: asControls((index, at) => {
      const { point, column } = all[index] as Strip
      return {
        row: point.row,
        label: point.label(),
        column,
        line: lineOf(point.series),
        dot: { color: colorOf(point.series), x: at('x', point.at), y: at('y', point.high) },
      }
    }),
  })
}
