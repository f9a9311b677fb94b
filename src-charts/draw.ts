import * as Plot from '@observablehq/plot'
import { assertNever } from '#shared/errors'
import type { ColumnInfo } from '#shared/question'
import { drawApart } from './apart'
import { drawBars } from './bar'
import { type ChartInput, columnOf } from './chart'
import { drawCloud } from './cloud'
import { drawCurve } from './curve'
import { drawHeatmap } from './heatmap'
import { drawLine } from './line'
import { drawNumber } from './number'
import { drawSeriesBars } from './series-bars'
import { noteTimeFrame } from './span'
import { labelInside } from './text'
import { COLORS, chartStyle, FONT, FONT_SIZE } from './theme'

export type { ChartInput } from './chart'

const MOST_LINES = 3
const MOST_POINTS = 150

/**
 * Draws a result as SVG. Marks carry `data-row` (the index of their row), an `aria-label` with the exact number and their
 * place for the arrow keys, the first is the chart's tab stop; an axis of time is told by `data-time` (`timeFrameOf`). The
 * theme `print` has none of that. No rows give an empty frame; `table` and `messages` are not drawn: empty too.
 */
export function drawChart(input: ChartInput): SVGElement {
  const { document, theme } = input
  const colors = COLORS[theme]
  const svg = drawParts(input) ?? drawOne(input)
  dropUnspokenNames(svg)
  svg.setAttribute('role', theme === 'print' ? 'img' : 'group')
  svg.setAttribute('aria-label', chartName(input))
  if (theme !== 'print') {
    const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
    style.textContent = chartStyle(colors)
    svg.prepend(style)
  }
  return svg
}

/** A small chart for each series, where the spec asks for that. */
function drawParts(input: ChartInput): SVGElement | null {
  const { spec } = input
  if ((spec.kind !== 'bar' && spec.kind !== 'line') || input.rows.length === 0) return null
  const { series } = spec
  if (series === undefined || (spec.layout ?? readableLayout(input, series)) !== 'apart')
    return null
  return drawApart(input, { ...spec, series }, drawChart)
}

/** Lines together can be read as long as there are few, or few points on them. */
function readableLayout({ spec, rows }: ChartInput, series: string): 'together' | 'apart' {
  if (spec.kind !== 'line') return 'together'
  const count = new Set(rows.map((row) => row[series])).size
  return count > MOST_LINES && rows.length / count > MOST_POINTS ? 'apart' : 'together'
}

function drawOne(input: ChartInput): SVGElement {
  const { document, theme } = input
  const svg = Plot.plot({
    ...plotOptions(input),
    document,
    className: 'chart',
    style: {
      fontFamily: FONT,
      fontSize: `${FONT_SIZE}px`,
      color: COLORS[theme].dim,
      background: 'none',
      overflow: 'visible',
    },
  }) as SVGElement & Plot.Plot
  noteTimeFrame(svg)
  return svg
}

/** Plot names its axes' groups, which have no role to carry a name: a fault for screen readers. */
function dropUnspokenNames(svg: SVGElement): void {
  for (const group of svg.querySelectorAll('g[aria-label]:not([role])')) {
    group.removeAttribute('aria-label')
  }
}

function plotOptions(input: ChartInput): Plot.PlotOptions {
  const { spec, theme, rows } = input
  const colors = COLORS[theme]
  if (rows.length === 0) return emptyFrame(input)
  switch (spec.kind) {
    case 'bar':
      if (spec.series !== undefined) return drawSeriesBars({ ...input, spec, colors })
      return drawBars({ ...input, spec, colors })
    case 'line':
      return isTime(columnOf(input.columns, spec.x))
        ? drawLine({ ...input, spec, colors })
        : drawCurve({ ...input, spec, colors })
    case 'number':
      return drawNumber({ ...input, spec, colors })
    case 'heatmap':
      return drawHeatmap({ ...input, spec, colors })
    case 'cloud':
      return drawCloud({ ...input, spec, colors })
    case 'table':
    case 'messages':
      return emptyFrame(input)
    default:
      return assertNever(spec)
  }
}

function isTime({ type }: ColumnInfo): boolean {
  return type === 'day' || type === 'week' || type === 'month' || type === 'period'
}

/** Only a baseline: the place of a chart without anything to draw. */
function emptyFrame({ width, height = 80, theme }: ChartInput): Plot.PlotOptions {
  return {
    width,
    height,
    margin: 2,
    y: { domain: [0, 1], axis: null },
    marks: [Plot.ruleY([0], { stroke: COLORS[theme].baseline })],
  }
}

/** What the chart is, in words: `Messages by author`. */
function chartName({ spec, columns }: ChartInput): string {
  if (spec.kind === 'table' || spec.kind === 'messages') return 'Empty chart'
  const label = (name: string) => columnOf(columns, name).label
  if (spec.kind === 'number') return label(spec.y)
  const by = labelInside(label(spec.x))
  return spec.kind === 'heatmap'
    ? `${label(spec.value)} by ${labelInside(label(spec.y))} and ${by}`
    : `${label(spec.y)} by ${by}`
}
