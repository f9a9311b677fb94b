import * as Plot from '@observablehq/plot'
import { restLine } from './bar'
import { columnOf, type Drawing, measureOf } from './chart'
import { seriesLegend } from './legend'
import { asControls } from './marks'
import { type Series, seriesKey, seriesOf } from './series'
import { fitText, formatPlace, isolated, markLabel, measureWriter, widestText } from './text'
import { FONT_SIZE } from './theme'
import { valueTicks } from './ticks'
import { valueAxis } from './value-axis'

const THIN = 14
const THICK = 26
const SPACE = 10
const COLUMNS_HEIGHT = 240
const MOST_PLACES = 50

type Piece = {
  row: number
  /** The band that the piece is drawn in. */
  band: string
  place: number
  series: Series
  line: number
  low: number
  high: number
  text: string
  label: string
}

type Pieces = {
  pieces: Piece[]
  /** The sum of each place, at its band; none where pieces stand beside each other. */
  sums: { band: string; high: number; text: string }[]
  bands: string[]
  names: { band: string; text: string }[]
  hidden: number
}

/** Bars of several series, beside each other or stacked: lying for people and places, standing for weekdays and hours. */
export function drawSeriesBars(drawing: Drawing<'bar'>): Plot.PlotOptions {
  const { spec, columns, rows, colors, width, theme } = drawing
  const { type } = columnOf(columns, spec.x)
  const isStanding = type === 'weekday' || type === 'hour'
  const isStacked = spec.layout === 'stacked'
  const series = seriesOf({ rows, columns }, spec, colors)
  const { pieces, sums, bands, names, hidden } = piecesOf(drawing, series, isStacked)
  const end = drawing.top ?? (pieces.reduce((most, piece) => Math.max(most, piece.high), 0) || 1)
  const nameWidth = Math.min(
    widestText(names.map((name) => name.text)),
    Math.max(72, width * 0.32),
    220,
  )
  const ticks = isStanding ? valueTicks(end, columnOf(columns, spec.y).type === 'integer') : []
  const axis = valueAxis(ticks, measureWriter(ticks, columnOf(columns, spec.y)), colors)
  const left = isStanding ? axis.margin : Math.ceil(nameWidth) + SPACE + 4
  const legend = seriesLegend(series, width, { top: isStanding ? 16 : 0, left }, colors)
  const thickness = isStacked ? THICK : THIN
  const bottom = isStanding ? 26 : hidden > 0 ? THICK : 2
  const lying = bands.reduce((sum, band) => sum + (band.startsWith('gap') ? SPACE : thickness), 0)
  const [band, measure] = isStanding ? (['x', 'y'] as const) : (['y', 'x'] as const)
  const bar = isStanding ? Plot.barY : Plot.barX
  const inset = isStacked ? 4 : 1
  const insets = isStanding
    ? { insetLeft: inset, insetRight: inset }
    : { insetTop: inset, insetBottom: inset }
  const bounds = {
    [band]: 'band',
    [`${measure}1`]: 'low',
    [`${measure}2`]: 'high',
    ...insets,
  }
  return {
    width,
    height: drawing.height ?? (isStanding ? COLUMNS_HEIGHT : lying + bottom + 2) + legend.height,
    marginTop: legend.height + (isStanding ? 18 : 2),
    marginBottom: bottom,
    marginLeft: left,
    marginRight: isStanding
      ? SPACE / 2
      : Math.ceil(widestText([...pieces, ...sums].map((p) => p.text))) + SPACE,
    [band]: { type: 'band', domain: bands, axis: null, padding: 0 },
    [measure]: { domain: [0, Math.max(end, ticks.at(-1) ?? 0)], axis: null },
    marks: [
      ...legend.marks(legend.height),
      ...axis.marks,
      Plot.text(names, {
        [band]: 'band',
        text: (name: { text: string }) => isolated(fitText(name.text, nameWidth, FONT_SIZE)),
        fill: colors.text,
        ...(isStanding
          ? { frameAnchor: 'bottom', lineAnchor: 'top', dy: 9 }
          : { frameAnchor: 'left', textAnchor: 'start', dx: 4 - left }),
      }),
      bar(pieces, {
        ...bounds,
        fill: (piece: Piece) => piece.series.color,
        ...(isStacked && { stroke: colors.surface, strokeWidth: 1 }),
      }),
      Plot.text(sums, {
        [band]: 'band',
        [measure]: 'high',
        text: 'text',
        fill: colors.dim,
        ...(isStanding ? { dy: -9 } : { textAnchor: 'start', dx: 6 }),
      }),
      isStanding
        ? Plot.ruleY([0], { stroke: colors.baseline })
        : Plot.ruleX([0], { stroke: colors.baseline }),
      ...(isStanding || isStacked
        ? []
        : [
            Plot.text(pieces, {
              y: 'band',
              x: 'high',
              text: 'text',
              textAnchor: 'start',
              dx: 6,
              fill: colors.dim,
            }),
          ]),
      ...(hidden > 0 ? [restLine(MOST_PLACES, hidden + MOST_PLACES, left, colors.dim)] : []),
      ...(theme === 'print'
        ? []
        : [
            bar(pieces, {
              ...bounds,
              // beside each other there is room to the end; stacked, the piece itself is what one points at
              ...(isStacked ? {} : { [`${measure}1`]: 0, [`${measure}2`]: end }),
              render: asControls((index) => {
                const { row, label, place, line } = pieces[index] as Piece
                return isStanding
                  ? { row, label, column: place, line }
                  : { row, label, column: line, line: place }
              }),
            }),
          ]),
    ],
  }
}

function piecesOf(drawing: Drawing<'bar'>, series: readonly Series[], isStacked: boolean): Pieces {
  const { spec, columns, rows } = drawing
  const [x, y] = [columnOf(columns, spec.x), columnOf(columns, spec.y)]
  const all = [...new Set(rows.map((row) => String(row[spec.x] ?? '')))]
  const places = all.slice(0, MOST_PLACES)
  const placeOf = new Map(places.map((place, index) => [place, index]))
  const lineOf = new Map(series.map((one, index) => [one.key, index]))
  const sums = new Map<number, number>()
  const write = measureWriter(
    rows.map((row) => row[spec.y]),
    y,
  )
  const inOrder = rows
    .map((row, index) => ({ row, index, line: lineOf.get(seriesKey(row, spec.series)) ?? 0 }))
    .sort((a, b) => a.line - b.line)
  const pieces = inOrder.flatMap(({ row, index, line }): Piece[] => {
    const place = placeOf.get(String(row[spec.x] ?? ''))
    const own = series[line]
    if (place === undefined || own === undefined) return []
    const value = measureOf(row[spec.y])
    const low = isStacked ? (sums.get(place) ?? 0) : 0
    sums.set(place, low + Math.max(0, value))
    const words = `${formatPlace(row[spec.x], x)}, ${own.name}`
    return [
      {
        row: index,
        band: isStacked ? String(place) : `${place} ${line}`,
        place,
        series: own,
        line,
        low,
        high: low + Math.max(0, value),
        text: isStacked ? '' : write(row[spec.y]),
        label: markLabel(words, row[spec.y], y),
      },
    ]
  })
  const groups = places.map((_, place) =>
    isStacked
      ? [String(place)]
      : [...new Set(pieces.filter((p) => p.place === place).map((p) => p.band))],
  )
  return {
    pieces,
    sums: isStacked
      ? [...sums].map(([place, high]) => ({
          band: String(place),
          high,
          text: write(high),
        }))
      : [],
    bands: groups.flatMap((bands, place) => (isStacked ? bands : [...bands, `gap${place}`])),
    names: groups.map((bands, place) => ({
      band: bands[Math.floor((bands.length - 1) / 2)] ?? '',
      text: formatPlace(places[place] ?? '', x),
    })),
    hidden: all.length - places.length,
  }
}
