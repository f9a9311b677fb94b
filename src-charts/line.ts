import * as Plot from '@observablehq/plot'
import { columnOf, type Drawing, measureOf } from './chart'
import { type Point, stripControls, strips } from './line-strips'
import { type Series, seriesKey, seriesOf } from './series'
import { fitText, formatMeasure, formatPlace, isolated, markLabel, measureWriter } from './text'
import { FONT_SIZE } from './theme'
import { periodStart, timeDomain, timeTicks, valueTicks } from './ticks'
import { valueAxis } from './value-axis'

const HEIGHT = 240
const LABEL_WIDTH = 120

function pointsOf({ spec, columns, rows }: Drawing<'line'>, series: Map<string, Series>): Point[] {
  const x = columnOf(columns, spec.x)
  const y = columnOf(columns, spec.y)
  return rows.flatMap((row, index) => {
    const at = new Date(periodStart(String(row[spec.x] ?? '')))
    if (Number.isNaN(at.getTime())) return []
    const key = seriesKey(row, spec.series)
    const name = series.get(key)?.name ?? ''
    const value = measureOf(row[spec.y])
    const label = () => {
      const place = formatPlace(row[spec.x], x)
      return markLabel(name === '' ? place : `${place}, ${name}`, row[spec.y], y)
    }
    return [{ row: index, at, value, low: 0, high: value, label, series: key }]
  })
}

/** Each series upon those before it; where one has no row it counts as zero. */
function stacked(points: readonly Point[], keys: readonly string[]): Point[] {
  const times = [...new Set(points.map((point) => point.at.getTime()))].sort((a, b) => a - b)
  const found = new Map(points.map((point) => [`${point.series}\0${point.at.getTime()}`, point]))
  const sums = new Map<number, number>()
  return keys.flatMap((series) =>
    times.map((time) => {
      const point = found.get(`${series}\0${time}`)
      const low = sums.get(time) ?? 0
      const high = low + Math.max(0, point?.value ?? 0)
      sums.set(time, high)
      const none = { row: -1, at: new Date(time), value: 0, label: () => '', series }
      return { ...(point ?? none), low, high }
    }),
  )
}

/**
 * A line over days, weeks or months from a zero baseline; several series are named at their ends, lie over each other or, as
 * areas, upon each other.
 */
export function drawLine(drawing: Drawing<'line'>): Plot.PlotOptions {
  const { width, colors, spec, columns, theme } = drawing
  const all = seriesOf(drawing, spec, colors)
  const series = new Map(all.map((one) => [one.key, one]))
  const keys = all.map((one) => one.key)
  const colorOf = (key: string) => series.get(key)?.color ?? colors.dim
  const isOne = keys.length <= 1
  const isStacked = spec.layout === 'stacked' && !isOne
  const found = pointsOf(drawing, series)
  const drawn = isStacked ? stacked(found, keys) : found
  const axis = drawing.times?.map((at) => ({ at })) ?? drawn
  const measure = columnOf(columns, spec.y)
  const top = drawing.top ?? (drawn.reduce((most, point) => Math.max(most, point.high), 0) || 1)
  const ticks = valueTicks(top, measure.type === 'integer')
  const yEnd = Math.max(top, ticks.at(-1) ?? top)
  const values = valueAxis(ticks, measureWriter(ticks, measure), colors)
  const marginLeft = values.margin
  const marginRight = isOne ? 16 : Math.min(LABEL_WIDTH, width * 0.25)
  const height = drawing.height ?? HEIGHT
  const lasts = new Map(drawn.map((point) => [point.series, point]))
  const ends = all.flatMap(({ key, isNamed }) => (isNamed ? (lasts.get(key) ?? []) : []))
  const names = isOne ? [] : apart(ends, yEnd, height)
  const peak = isOne ? drawn.find((point) => point.value === top) : undefined
  const peakPlace = peak === undefined ? 'middle' : anchorOf(peak, axis)
  // what is not named lies below what is
  const inOrder = all.toSorted((a, b) => Number(a.isNamed) - Number(b.isNamed))
  const own = (key: string) => drawn.filter((point) => point.series === key)
  return {
    width,
    height,
    marginTop: 24,
    marginBottom: 28,
    marginLeft,
    marginRight,
    x: { type: 'utc', domain: timeDomain(axis), axis: null },
    y: { domain: [0, yEnd], axis: null },
    marks: [
      ...values.marks,
      Plot.text(timeTicks(axis, marginLeft, width - marginRight, width), {
        x: 'at',
        text: 'text',
        frameAnchor: 'bottom',
        lineAnchor: 'top',
        dy: 9,
        fill: colors.dim,
      }),
      ...(isOne || isStacked
        ? inOrder.map(({ key, color }) =>
            Plot.areaY(own(key), {
              x: 'at',
              y1: 'low',
              y2: 'high',
              fill: color,
              fillOpacity: isStacked ? 0.75 : 0.1,
            }),
          )
        : []),
      Plot.ruleY([0], { stroke: colors.baseline }),
      ...inOrder.map(({ key, color, isNamed }) =>
        Plot.lineY(own(key), {
          x: 'at',
          y: 'high',
          stroke: color,
          strokeWidth: isNamed ? 1.75 : 1,
          strokeLinejoin: 'round',
        }),
      ),
      // A line of one point has no length: a dot says that there is something.
      Plot.dot(isStacked || (isOne && drawn.length > 1) ? [] : ends, {
        x: 'at',
        y: 'high',
        r: 3,
        fill: (end: Point) => colorOf(end.series),
      }),
      Plot.text(peak === undefined ? [] : [peak], {
        x: 'at',
        y: 'value',
        text: (point: Point) => formatMeasure(point.value, measure),
        textAnchor: peakPlace,
        dy: -10,
        fill: colors.text,
      }),
      Plot.dot(names, {
        frameAnchor: 'right',
        y: 'labelAt',
        symbol: 'square',
        r: 4,
        dx: 13,
        fill: (end: Point) => colorOf(end.series),
      }),
      Plot.text(names, {
        frameAnchor: 'right',
        y: 'labelAt',
        text: (end: Point) =>
          isolated(fitText(series.get(end.series)?.name ?? '', marginRight - 26, FONT_SIZE)),
        textAnchor: 'start',
        dx: 21,
        fill: colors.text,
      }),
      ...(theme === 'print'
        ? []
        : [
            stripControls(
              strips(
                drawn.filter((point) => point.row >= 0),
                yEnd,
                width - marginLeft - marginRight,
                isStacked,
              ),
              (key) => keys.indexOf(key),
              colorOf,
              new Set(drawn.map((point) => point.at.getTime())).size === 1,
            ),
          ]),
    ],
  }
}

/** Keeps a label inside the frame at its two ends. */
function anchorOf(point: Point, points: readonly { at: Date }[]): 'start' | 'middle' | 'end' {
  const [first, last] = timeDomain(points)
  const share = (point.at.getTime() - first.getTime()) / (last.getTime() - first.getTime())
  return share < 0.06 ? 'start' : share > 0.94 ? 'end' : 'middle'
}

type Named = Point & { labelAt: number }

/**
 * The ends of the lines with heights for their names: at the end, in the middle of a band; where they would overlap, pushed
 * apart, down and then up again, so that all stay beside the frame.
 */
function apart(ends: Point[], top: number, height: number): Named[] {
  const gap = ((FONT_SIZE + 3) / (height - 52)) * top
  const middle = (end: Point) =>
    end.low > 0 || end.high > end.value ? (end.low + end.high) / 2 : end.high
  let above = Number.POSITIVE_INFINITY
  const down = ends
    .toSorted((a, b) => middle(b) - middle(a))
    .map((end): Named => {
      above = Math.min(middle(end), above - gap)
      return { ...end, labelAt: above }
    })
  let below = Number.NEGATIVE_INFINITY
  return down.toReversed().map((end) => {
    below = Math.max(end.labelAt, below + gap, 0)
    return { ...end, labelAt: below }
  })
}
