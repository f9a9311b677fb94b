import * as Plot from '@observablehq/plot'
import { columnOf, type Drawing, measureOf } from './chart'
import { asControls } from './marks'
import { formatMeasure, isolated, labelInside } from './text'
import { valueTicks } from './ticks'
import { valueAxis } from './value-axis'

const HEIGHT = 280

type Point = { row: number; x: number; y: number; label: string }

/**
 * A line over a number instead of a time. Two shares of 100 % against each other (a Lorenz curve) also show the diagonal,
 * which is what an even split would draw.
 */
export function drawCurve(drawing: Drawing<'line'>): Plot.PlotOptions {
  const { width, colors, spec, columns, rows, theme } = drawing
  const [x, y] = [columnOf(columns, spec.x), columnOf(columns, spec.y)]
  const points = rows.map((row, index): Point => {
    const says = `${formatMeasure(row[spec.x], x)} ${labelInside(x.label)}`
    const value = `${formatMeasure(row[spec.y], y)} ${labelInside(y.label)}`
    return {
      row: index,
      x: measureOf(row[spec.x]),
      y: measureOf(row[spec.y]),
      label: `${isolated(says)}: ${value}`,
    }
  })
  const areShares = x.type === 'percent' && y.type === 'percent'
  const end = (pick: (point: Point) => number) =>
    areShares ? 100 : points.reduce((most, point) => Math.max(most, pick(point)), 0) || 1
  const [xTicks, yTicks] = [
    valueTicks(
      end((p) => p.x),
      false,
    ),
    valueTicks(
      end((p) => p.y),
      false,
    ),
  ]
  const [right, top] = [xTicks.at(-1) ?? 1, yTicks.at(-1) ?? 1]
  const axis = valueAxis(yTicks, (tick) => formatMeasure(tick, y), colors)
  const stops = points.map((point) => point.x)
  return {
    width,
    height: drawing.height ?? HEIGHT,
    marginTop: 12,
    marginBottom: 44,
    marginLeft: axis.margin,
    marginRight: 20,
    x: { domain: [0, right], axis: null },
    y: { domain: [0, top], axis: null },
    marks: [
      ...axis.marks,
      Plot.text(xTicks, {
        x: (tick: number) => tick,
        text: (tick: number) => formatMeasure(tick, x),
        frameAnchor: 'bottom',
        lineAnchor: 'top',
        dy: 9,
        fill: colors.dim,
      }),
      Plot.text([`${x.label} →`], {
        frameAnchor: 'bottom-right',
        textAnchor: 'end',
        lineAnchor: 'top',
        dy: 28,
        fill: colors.dim,
      }),
      ...(areShares
        ? [
            Plot.line(
              [
                [0, 0],
                [100, 100],
              ],
              { stroke: colors.baseline, strokeDasharray: '4 4' },
            ),
          ]
        : []),
      Plot.areaY(points, { x: 'x', y1: 0, y2: 'y', fill: colors.accent, fillOpacity: 0.1 }),
      Plot.ruleY([0], { stroke: colors.baseline }),
      Plot.lineY(points, { x: 'x', y: 'y', stroke: colors.accent, strokeWidth: 1.75 }),
      ...(theme === 'print'
        ? []
        : [
            Plot.rect(points, {
              x1: (point: Point) => (point.x + (stops[point.row - 1] ?? point.x)) / 2,
              x2: (point: Point) => (point.x + (stops[point.row + 1] ?? point.x)) / 2,
              y1: () => 0,
              y2: () => top,
              render: asControls((index, at) => {
                const point = points[index] as Point
                const dot = { color: colors.accent, x: at('x', point.x), y: at('y', point.y) }
                return { row: point.row, label: point.label, column: index, line: 0, dot }
              }),
            }),
          ]),
    ],
  }
}
