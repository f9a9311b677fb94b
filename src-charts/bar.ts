import * as Plot from '@observablehq/plot'
import { columnOf, type Drawing, measureOf } from './chart'
import { asControls } from './marks'
import {
  fitText,
  formatPlace,
  isolated,
  markLabel,
  measureWriter,
  textWidth,
  widestText,
} from './text'
import { FONT_SIZE } from './theme'

export const ROW_HEIGHT = 26
const BAR_INSET = 6
const GAP = 10
const MOST_BARS = 50
const COLUMNS_HEIGHT = 220

type Bar = { row: number; key: string; place: string; value: number; text: string; label: string }

function barsOf({ spec, columns, rows }: Drawing<'bar'>, most: number): Bar[] {
  const x = columnOf(columns, spec.x)
  const y = columnOf(columns, spec.y)
  const shown = rows.slice(0, most)
  const write = measureWriter(
    shown.map((row) => row[spec.y]),
    y,
  )
  return shown.map((row, index) => {
    const place = formatPlace(row[spec.x], x)
    return {
      row: index,
      key: String(index),
      place,
      value: measureOf(row[spec.y]),
      text: write(row[spec.y]),
      label: markLabel(place, row[spec.y], y),
    }
  })
}

const domainEnd = (bars: Bar[], top: number | undefined) =>
  top ?? (Math.max(0, ...bars.map((bar) => bar.value)) || 1)

/** Bars: lying, with names, for people and places; standing for weekdays and hours. */
export function drawBars(drawing: Drawing<'bar'>): Plot.PlotOptions {
  const { type } = columnOf(drawing.columns, drawing.spec.x)
  return type === 'weekday' || type === 'hour' ? standing(drawing) : lying(drawing)
}

/** A row per name, in the order given, the number at the end of its bar. The first 50; the rest is counted in a line below. */
function lying(drawing: Drawing<'bar'>): Plot.PlotOptions {
  const { width, colors, theme } = drawing
  const bars = barsOf(drawing, MOST_BARS)
  const rest = drawing.rows.length - bars.length
  const nameWidth = Math.min(
    widestText(bars.map((bar) => bar.place)),
    Math.max(72, width * 0.32),
    220,
  )
  const names = new Map(bars.map((bar) => [bar, fitText(bar.place, nameWidth, FONT_SIZE)]))
  const marginLeft = Math.ceil(nameWidth) + GAP + 4
  const marginRight = Math.ceil(widestText(bars.map((bar) => bar.text))) + GAP
  const marginBottom = rest > 0 ? ROW_HEIGHT : 2
  const onRow = { y: 'key' as const }
  return {
    width,
    height: drawing.height ?? Math.max(1, bars.length) * ROW_HEIGHT + marginBottom + 2,
    marginTop: 2,
    marginBottom,
    marginLeft,
    marginRight,
    x: { domain: [0, domainEnd(bars, drawing.top)], axis: null },
    y: { domain: bars.map((bar) => bar.key), axis: null, padding: 0 },
    marks: [
      Plot.text(bars, {
        ...onRow,
        text: (bar: Bar) => isolated(names.get(bar) ?? bar.place),
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: 4 - marginLeft,
        fill: colors.text,
      }),
      Plot.barX(bars, {
        ...onRow,
        x1: 0,
        x2: 'value',
        fill: colors.accent,
        insetTop: BAR_INSET,
        insetBottom: BAR_INSET,
        rx2: 3,
      }),
      Plot.ruleX([0], { stroke: colors.baseline }),
      Plot.text(bars, {
        ...onRow,
        x: 'value',
        text: 'text',
        textAnchor: 'start',
        dx: 6,
        fill: colors.dim,
      }),
      ...(rest > 0 ? [restLine(bars.length, drawing.rows.length, marginLeft, colors.dim)] : []),
      ...(theme === 'print'
        ? []
        : [
            Plot.barX(bars, {
              ...onRow,
              x1: 0,
              x2: domainEnd(bars, drawing.top),
              insetLeft: -marginLeft,
              insetRight: -marginRight,
              r: 4,
              render: asControls((index) => ({ ...(bars[index] as Bar), column: 0, line: index })),
            }),
          ]),
    ],
  }
}

/** Says below a chart that it shows the first of more. */
export function restLine(
  shown: number,
  all: number,
  marginLeft: number,
  fill: string,
): Plot.Markish {
  const count = all.toLocaleString('en')
  return Plot.text([`The first ${shown} of ${count}`], {
    frameAnchor: 'bottom-left',
    textAnchor: 'start',
    lineAnchor: 'top',
    dx: 4 - marginLeft,
    dy: 8,
    fill,
  })
}

/** A column per weekday or hour, each with its number where there is room, else only the highest. */
function standing(drawing: Drawing<'bar'>): Plot.PlotOptions {
  const { width, colors, spec, theme } = drawing
  const bars = barsOf(drawing, drawing.rows.length)
  const isHour = columnOf(drawing.columns, spec.x).type === 'hour'
  const end = domainEnd(bars, drawing.top)
  const step = (width - GAP) / Math.max(1, bars.length)
  const widest = widestText(bars.map((bar) => bar.text))
  const highest = bars.find((bar) => bar.value === end)
  const numbered = widest + 4 <= step ? bars : highest ? [highest] : []
  const every = isHour ? Math.ceil(textWidth('00:00', FONT_SIZE) / step) : 1
  const named = bars.filter((bar) => bar.row % (every > 2 ? 6 : every) === 0)
  const inset = Math.min(6, step / 6)
  return {
    width,
    height: drawing.height ?? COLUMNS_HEIGHT,
    marginTop: 24,
    marginBottom: 26,
    marginLeft: GAP / 2,
    marginRight: GAP / 2,
    x: { domain: bars.map((bar) => bar.key), axis: null, padding: 0 },
    y: { domain: [0, end], axis: null },
    marks: [
      Plot.barY(bars, {
        x: 'key',
        y1: 0,
        y2: 'value',
        fill: colors.accent,
        insetLeft: inset,
        insetRight: inset,
        ry1: 3,
      }),
      Plot.ruleY([0], { stroke: colors.baseline }),
      Plot.text(numbered, { x: 'key', y: 'value', text: 'text', dy: -9, fill: colors.dim }),
      Plot.text(named, {
        x: 'key',
        text: 'place',
        frameAnchor: 'bottom',
        lineAnchor: 'top',
        dy: 9,
        fill: colors.text,
      }),
      ...(theme === 'print'
        ? []
        : [
            Plot.barY(bars, {
              x: 'key',
              y1: 0,
              y2: end,
              insetTop: -22,
              insetBottom: -24,
              insetLeft: 1,
              insetRight: 1,
              r: 4,
              render: asControls((index) => ({ ...(bars[index] as Bar), column: index, line: 0 })),
            }),
          ]),
    ],
  }
}
