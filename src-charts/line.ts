import * as Plot from '@observablehq/plot'
import { columnOf, type Drawing, measureOf } from './chart'
import { asControls } from './marks'
import { fitText, formatMeasure, formatPlace, isolated, markLabel, textWidth } from './text'
import { FONT_SIZE } from './theme'
import { periodStart, timeDomain, timeTicks, valueTicks } from './ticks'

const HEIGHT = 240
const LABEL_WIDTH = 120

type Point = { row: number; at: Date; value: number; label: string; series: string }

function pointsOf({ spec, columns, rows }: Drawing<'line'>): Point[] {
  const x = columnOf(columns, spec.x)
  const y = columnOf(columns, spec.y)
  return rows.flatMap((row, index) => {
    const at = new Date(periodStart(String(row[spec.x] ?? '')))
    if (Number.isNaN(at.getTime())) return []
    const series =
      spec.series === undefined ? '' : formatPlace(row[spec.series], columnOf(columns, spec.series))
    const place =
      series === '' ? formatPlace(row[spec.x], x) : `${formatPlace(row[spec.x], x)}, ${series}`
    return [
      {
        row: index,
        at,
        value: measureOf(row[spec.y]),
        label: markLabel(place, row[spec.y], y),
        series,
      },
    ]
  })
}

/** A line over days, weeks or months from a zero baseline; up to six series, each named at its end. */
export function drawLine(drawing: Drawing<'line'>): Plot.PlotOptions {
  const { width, colors, spec, columns, theme } = drawing
  const points = pointsOf(drawing)
  const measure = columnOf(columns, spec.y)
  const names = [...new Set(points.map((point) => point.series))].slice(0, colors.series.length)
  const drawn = points.filter((point) => names.includes(point.series))
  const isOne = names.length <= 1
  const hue = (name: string) =>
    isOne ? colors.accent : (colors.series[names.indexOf(name)] ?? colors.dim)
  const top = Math.max(0, ...drawn.map((point) => point.value)) || 1
  const ticks = valueTicks(top, measure.type === 'integer')
  const yEnd = Math.max(top, ticks.at(-1) ?? top)
  const tickText = (value: number) => formatMeasure(value, measure)
  const marginLeft =
    Math.ceil(Math.max(...ticks.map((t) => textWidth(tickText(t), FONT_SIZE)))) + 10
  const marginRight = isOne ? 16 : LABEL_WIDTH
  const last = (name: string) => drawn.findLast((point) => point.series === name)
  const ends = names.flatMap((name) => last(name) ?? [])
  const peak = isOne ? drawn.find((point) => point.value === top) : undefined
  const peakPlace = peak === undefined ? 'middle' : anchorOf(peak, drawn)
  return {
    width,
    height: drawing.height ?? HEIGHT,
    marginTop: 24,
    marginBottom: 28,
    marginLeft,
    marginRight,
    x: { type: 'utc', domain: timeDomain(drawn), axis: null },
    y: { domain: [0, yEnd], axis: null },
    marks: [
      Plot.ruleY(ticks.slice(1), { stroke: colors.grid }),
      Plot.text(ticks, {
        y: (tick: number) => tick,
        text: tickText,
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -8,
        fill: colors.dim,
      }),
      Plot.text(timeTicks(drawn, marginLeft, width - marginRight, width), {
        x: 'at',
        text: 'text',
        frameAnchor: 'bottom',
        lineAnchor: 'top',
        dy: 9,
        fill: colors.dim,
      }),
      ...(isOne
        ? [
            Plot.areaY(drawn, {
              x: 'at',
              y1: 0,
              y2: 'value',
              fill: colors.accent,
              fillOpacity: 0.1,
            }),
          ]
        : []),
      Plot.ruleY([0], { stroke: colors.baseline }),
      ...names.map((name) =>
        Plot.lineY(
          drawn.filter((point) => point.series === name),
          { x: 'at', y: 'value', stroke: hue(name), strokeWidth: 1.75, strokeLinejoin: 'round' },
        ),
      ),
      // A line of one point has no length: a dot says that there is something.
      Plot.dot(isOne && drawn.length > 1 ? [] : ends, {
        x: 'at',
        y: 'value',
        r: 3,
        fill: (end: Point) => hue(end.series),
      }),
      Plot.text(peak === undefined ? [] : [peak], {
        x: 'at',
        y: 'value',
        text: (point: Point) => formatMeasure(point.value, measure),
        textAnchor: peakPlace,
        dy: -10,
        fill: colors.text,
      }),
      Plot.text(isOne ? [] : apart(ends, top, drawing.height ?? HEIGHT), {
        x: 'at',
        y: 'labelAt',
        text: (end: Point) => isolated(fitText(end.series, LABEL_WIDTH - 16, FONT_SIZE)),
        textAnchor: 'start',
        dx: 8,
        fill: colors.text,
      }),
      ...(theme === 'print'
        ? []
        : [
            controls(
              strips(drawn, yEnd, width - marginLeft - marginRight),
              names,
              hue,
              new Set(drawn.map((point) => point.at.getTime())).size === 1,
            ),
          ]),
    ],
  }
}

/** Narrower strips than this cannot be pointed at. */
const STRIP_WIDTH = 2

type Strip = { point: Point; column: number; x1: Date; x2: Date; y1: number; y2: number }

/**
 * A strip around each point: what one points at is the nearest series of the nearest time. Times that have no room of their
 * own share a strip, which stands for the highest point there.
 */
function strips(points: Point[], top: number, room: number): Strip[] {
  const times = [...new Set(points.map((point) => point.at.getTime()))].sort((a, b) => a - b)
  const share = Math.max(1, Math.ceil((times.length * STRIP_WIDTH) / Math.max(STRIP_WIDTH, room)))
  const columns = new Map(times.map((time, index) => [time, Math.floor(index / share)]))
  const edge = (index: number) => {
    const [before, after] = [times[index - 1], times[index]]
    return new Date(((before ?? after ?? 0) + (after ?? before ?? 0)) / 2)
  }
  const highest: Map<string, Point>[] = []
  for (const point of points) {
    const column = columns.get(point.at.getTime()) ?? 0
    const bySeries = highest[column] ?? new Map<string, Point>()
    highest[column] = bySeries
    const best = bySeries.get(point.series)
    if (best === undefined || point.value > best.value) bySeries.set(point.series, point)
  }
  return highest.flatMap((bySeries, column) => {
    const down = [...bySeries.values()].sort((a, b) => b.value - a.value)
    const middle = (a: Point | undefined, b: Point | undefined, end: number) =>
      a === undefined || b === undefined ? end : (a.value + b.value) / 2
    return down.map((point, place) => ({
      point,
      column,
      x1: edge(column * share),
      x2: edge(Math.min(times.length, (column + 1) * share)),
      y1: middle(point, down[place + 1], 0),
      y2: middle(down[place - 1], point, top),
    }))
  })
}

function controls(
  all: Strip[],
  names: string[],
  hue: (name: string) => string,
  isOneTime: boolean,
): Plot.Markish {
  return Plot.rect(all, {
    x1: 'x1',
    x2: 'x2',
    y1: 'y1',
    y2: 'y2',
    // A lone time has no neighbours that would make it wide.
    insetLeft: isOneTime ? -12 : 0,
    insetRight: isOneTime ? -12 : 0,
    render: asControls((index, at) => {
      const { point, column } = all[index] as Strip
      return {
        row: point.row,
        label: point.label,
        column,
        line: names.indexOf(point.series),
        dot: { color: hue(point.series), x: at('x', point.at), y: at('y', point.value) },
      }
    }),
  })
}

/** Keeps a label inside the frame at its two ends. */
function anchorOf(point: Point, points: Point[]): 'start' | 'middle' | 'end' {
  const [first, last] = timeDomain(points)
  const share = (point.at.getTime() - first.getTime()) / (last.getTime() - first.getTime())
  return share < 0.06 ? 'start' : share > 0.94 ? 'end' : 'middle'
}

/** The ends of the lines with heights for their names, pushed apart where they would overlap. */
function apart(ends: Point[], top: number, height: number): (Point & { labelAt: number })[] {
  const gap = ((FONT_SIZE + 3) / (height - 52)) * top
  let above = Number.POSITIVE_INFINITY
  return ends
    .toSorted((a, b) => b.value - a.value)
    .map((end) => {
      const labelAt = Math.min(end.value, above - gap)
      above = labelAt
      return { ...end, labelAt }
    })
}
