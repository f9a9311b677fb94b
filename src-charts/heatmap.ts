import * as Plot from '@observablehq/plot'
import type { Cell, ColumnInfo } from '#shared/question'
import { columnOf, type Drawing, measureOf } from './chart'
import { asControls } from './marks'
import {
  fitText,
  formatMeasure,
  formatPlace,
  isolated,
  markLabel,
  textWidth,
  widestText,
} from './text'
import { type ChartColors, FONT_SIZE, rampColor } from './theme'

const LINE_HEIGHT = 22
const LOWEST_LINE = 14
const MOST_LINES = 50
const LEGEND_STEPS = 5

type Square = { row: number; x: string; y: string; value: number; label: string }

/**
 * A cell for each pair of places, as dark as its measure; pairs without a row stay empty. Weekdays and hours are all there,
 * times and numbers stand in their order, names as given; at most fifty lines.
 */
export function drawHeatmap(drawing: Drawing<'heatmap'>): Plot.PlotOptions {
  const { spec, columns, rows, width, colors, theme } = drawing
  const [x, y] = [columnOf(columns, spec.x), columnOf(columns, spec.y)]
  const measure = columnOf(columns, spec.value)
  const places = (name: string, column: ColumnInfo) =>
    placesOf(
      rows.map((row) => row[name]),
      column,
    )
  const [along, down] = [places(spec.x, x), places(spec.y, y).slice(0, MOST_LINES)]
  const shown = new Set(down)
  const cells = rows.flatMap((row, index): Square[] => {
    const place = { x: keyOf(row[spec.x]), y: keyOf(row[spec.y]) }
    if (!shown.has(place.y)) return []
    const words = `${formatPlace(row[spec.y], y)}, ${formatPlace(row[spec.x], x)}`
    const value = measureOf(row[spec.value])
    return [{ row: index, ...place, value, label: markLabel(words, row[spec.value], measure) }]
  })
  const most = Math.max(0, ...cells.map((cell) => cell.value))
  const fill = (value: number) =>
    value <= 0 ? colors.grid : rampColor(colors, most === 0 ? 0 : value / most)
  const names = down.map((key) => formatPlace(key, y))
  const nameWidth = Math.min(widestText(names), Math.max(72, width * 0.28))
  const margins = { left: Math.ceil(nameWidth) + 10, right: 4, top: 2, bottom: 46 }
  const line = Math.min(LINE_HEIGHT, Math.max(LOWEST_LINE, (width - margins.left) / along.length))
  const step = (width - margins.left - margins.right) / Math.max(1, along.length)
  const [column, place] = [indexOf(along), indexOf(down)]
  return {
    width,
    height: drawing.height ?? down.length * line + margins.top + margins.bottom,
    marginLeft: margins.left,
    marginRight: margins.right,
    marginTop: margins.top,
    marginBottom: margins.bottom,
    x: { type: 'band', domain: along, axis: null, padding: 0 },
    y: { type: 'band', domain: down, axis: null, padding: 0 },
    marks: [
      Plot.text(down, {
        y: (key: string) => key,
        text: (key: string) => isolated(fitText(formatPlace(key, y), nameWidth, FONT_SIZE)),
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -8,
        fill: colors.text,
      }),
      Plot.text(named(along, x, step), {
        x: (key: string) => key,
        text: (key: string) => formatPlace(key, x),
        frameAnchor: 'bottom',
        lineAnchor: 'top',
        dy: 7,
        fill: colors.dim,
      }),
      Plot.cell(cells, {
        x: 'x',
        y: 'y',
        fill: (cell: Square) => fill(cell.value),
        inset: 1,
        r: Math.min(3, step / 5),
      }),
      ...legend(most, measure, colors),
      ...(theme === 'print'
        ? []
        : [
            Plot.cell(cells, {
              x: 'x',
              y: 'y',
              r: 2,
              render: asControls((index) => {
                const cell = cells[index] as Square
                return { ...cell, column: column.get(cell.x) ?? 0, line: place.get(cell.y) ?? 0 }
              }),
            }),
          ]),
    ],
    color: { type: 'identity' },
  }
}

const keyOf = (value: Cell | undefined) => String(value ?? '')

const indexOf = (keys: string[]) => new Map(keys.map((key, index) => [key, index]))

function placesOf(values: (Cell | undefined)[], { type }: ColumnInfo): string[] {
  if (type === 'weekday') return ['1', '2', '3', '4', '5', '6', '7']
  if (type === 'hour') return Array.from({ length: 24 }, (_, hour) => String(hour))
  const keys = [...new Set(values.map(keyOf))]
  if (type === 'day' || type === 'week' || type === 'month' || type === 'time') return keys.sort()
  return type === 'integer' || type === 'number' ? keys.sort((a, b) => Number(a) - Number(b)) : keys
}

/** The places that have room for their name: every one, or every few. */
function named(keys: string[], column: ColumnInfo, step: number): string[] {
  const widest = widestText(keys.map((key) => formatPlace(key, column)))
  const every = Math.ceil((widest + 8) / Math.max(1, step))
  const nice = column.type === 'hour' ? ([1, 2, 3, 6, 12].find((n) => n >= every) ?? 24) : every
  return keys.filter((_, index) => index % nice === 0)
}

/** From none to the most, at the lower right. */
function legend(most: number, measure: ColumnInfo, colors: ChartColors): Plot.Markish[] {
  if (most <= 0) return []
  const end = formatMeasure(most, measure)
  const steps = Array.from({ length: LEGEND_STEPS }, (_, index) => LEGEND_STEPS - 1 - index)
  const from = Math.ceil(textWidth(end, FONT_SIZE)) + 8
  const at = { frameAnchor: 'bottom-right' as const, dy: 36 }
  return [
    Plot.text([end], { ...at, textAnchor: 'end', fill: colors.dim }),
    ...steps.map((index) =>
      Plot.dot([index], {
        ...at,
        symbol: 'square',
        r: 6,
        dx: -from - 6 - (LEGEND_STEPS - 1 - index) * 13,
        fill: index === 0 ? colors.grid : rampColor(colors, index / (LEGEND_STEPS - 1)),
      }),
    ),
    Plot.text(['0'], {
      ...at,
      textAnchor: 'end',
      dx: -from - LEGEND_STEPS * 13 - 6,
      fill: colors.dim,
    }),
  ]
}
