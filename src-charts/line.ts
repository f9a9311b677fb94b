import * as Plot from '@observablehq/plot'
import { columnOf, type Drawing, measureOf } from './chart'
import { asControls } from './marks'
import { fitText, formatMeasure, formatPlace, isolated, markLabel, textWidth } from './text'
import { FONT_SIZE } from './theme'
import { timeDomain, timeTicks, valueTicks } from './ticks'

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

/** Midnight UTC of the first day: on the axis every zone's calendar is drawn alike. */
function periodStart(period: string): string {
  return /^\d{4}-\d{2}$/.test(period) ? `${period}-01T00:00:00Z` : `${period}T00:00:00Z`
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
    y: { domain: [0, Math.max(top, ticks.at(-1) ?? top)], axis: null },
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
        : [controls(pointable(drawn, names, width - marginLeft - marginRight), hue, top)]),
    ],
  }
}

/** Narrower strips than this cannot be pointed at. */
const STRIP_WIDTH = 2

/** The points that get a strip: all while there is room, else the highest of each few neighbours. */
function pointable(points: Point[], names: string[], room: number): Point[] {
  return names.flatMap((name) => {
    const own = points.filter((point) => point.series === name)
    const share = Math.ceil((own.length * STRIP_WIDTH) / Math.max(STRIP_WIDTH, room))
    if (share <= 1) return own
    return Array.from({ length: Math.ceil(own.length / share) }, (_, index) =>
      own
        .slice(index * share, (index + 1) * share)
        .reduce((best, point) => (point.value > best.value ? point : best)),
    )
  })
}

/** A full-height strip around each point: one points at a time, not at a line. */
function controls(points: Point[], hue: (name: string) => string, top: number): Plot.Markish {
  const times = [...new Set(points.map((point) => point.at.getTime()))].sort((a, b) => a - b)
  const place = new Map(times.map((time, index) => [time, index]))
  const middle = (a: number, b: number) => new Date((a + b) / 2)
  const edge = (point: Point, side: -1 | 1) => {
    const time = point.at.getTime()
    const index = place.get(time) ?? 0
    return middle(time, times[index + side] ?? time)
  }
  const isOne = new Set(points.map((point) => point.series)).size <= 1
  const shared = {
    x1: (point: Point) => edge(point, -1),
    x2: (point: Point) => edge(point, 1),
    // The ends and a lone point would be half as wide, or not wide at all.
    inset: times.length === 1 ? -12 : 0,
    render: asControls((index, at) => {
      const point = points[index] as Point
      return {
        row: point.row,
        label: point.label,
        dot: { color: hue(point.series), x: at('x', point.at), y: at('y', point.value) },
      }
    }),
  }
  const around = top * 0.04
  return isOne
    ? Plot.rect(points, { ...shared, y1: () => 0, y2: () => top })
    : Plot.rect(points, {
        ...shared,
        y1: (point: Point) => Math.max(0, point.value - around),
        y2: (point: Point) => Math.min(top, point.value + around),
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
