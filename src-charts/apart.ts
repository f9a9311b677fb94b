import type { ChartInput } from './chart'
import { measureOf } from './chart'
import { placedAt, svgElement, textElement } from './elements'
import { seriesKey, seriesOf } from './series'
import { COLORS, FONT, FONT_SIZE } from './theme'
import { periodStart } from './ticks'

const LEAST_WIDTH = 260
const GAP = 24
const NAME_HEIGHT = 20
const LINE_HEIGHT = 140
const MOST = 50

type Split = { x: string; y: string; series: string; kind: 'bar' | 'line' }

/**
 * A small chart for each series, in columns, all on one scale, so that their heights compare. `draw` draws one of them.
 * Marks keep the row that they stand for; the arrow keys go on from chart to chart.
 */
export function drawApart(
  input: ChartInput,
  spec: Split,
  draw: (input: ChartInput) => SVGElement,
): SVGElement {
  const { document, width, rows, theme } = input
  const colors = COLORS[theme]
  const series = seriesOf(input, spec, colors).slice(0, MOST)
  const columns = Math.max(
    1,
    Math.min(series.length, Math.floor((width + GAP) / (LEAST_WIDTH + GAP))),
  )
  const each = Math.floor((width - GAP * (columns - 1)) / columns)
  const top = rows.reduce((most, row) => Math.max(most, measureOf(row[spec.y])), 0) || 1
  const times = spec.kind === 'line' ? timesOf(rows.map((row) => row[spec.x])) : null
  const parts: { element: SVGElement; height: number }[] = series.map(({ key, name }, index) => {
    const own = rows.flatMap((row, place) => (seriesKey(row, spec.series) === key ? [place] : []))
    const chart = draw({
      ...input,
      spec: { kind: spec.kind, x: spec.x, y: spec.y },
      rows: own.map((place) => rows[place] ?? {}),
      width: each,
      top,
      ...(times && { times }),
      ...(spec.kind === 'line' && { height: LINE_HEIGHT }),
    })
    remap(chart, own, index)
    chart.setAttribute('aria-label', name)
    const height = Number(chart.getAttribute('height')) + NAME_HEIGHT
    const line = { text: name, y: 13, size: FONT_SIZE, fill: colors.text, weight: '600' }
    const group = svgElement(document, 'g', {})
    group.append(textElement(document, 4, line, each - 8), placedAt(chart, 0, NAME_HEIGHT))
    return { element: group, height }
  })
  const lines = Math.ceil(parts.length / columns)
  const svg = svgElement(document, 'svg', { width, 'font-family': FONT, class: 'chart' })
  let y = 0
  for (let line = 0; line < lines; line += 1) {
    const beside = parts.slice(line * columns, (line + 1) * columns)
    for (const [place, { element }] of beside.entries()) {
      svg.append(placedAt(element, place * (each + GAP), y))
    }
    y += Math.max(...beside.map(({ height }) => height)) + 8
  }
  svg.setAttribute('height', String(y))
  svg.setAttribute('viewBox', `0 0 ${width} ${y}`)
  return svg
}

/** The times of periods; null when one is none, as on an axis of numbers. */
function timesOf(periods: readonly unknown[]): Date[] | null {
  const times = periods.map((period) => new Date(periodStart(String(period))))
  return times.every((time) => !Number.isNaN(time.getTime())) ? times : null
}

/** Marks of a part stand for rows of the whole; the whole is one tab stop, and each part one line (or column) of it. */
function remap(chart: SVGElement, own: number[], part: number): void {
  const marks = [...chart.querySelectorAll('[data-row]')]
  const isColumn = marks.every((mark) => mark.getAttribute('data-column') === '0')
  for (const mark of marks) {
    mark.setAttribute('data-row', String(own[Number(mark.getAttribute('data-row'))]))
    mark.setAttribute(isColumn ? 'data-column' : 'data-line', String(part))
    if (part > 0) mark.setAttribute('tabindex', '-1')
  }
  chart.removeAttribute('data-time')
}
