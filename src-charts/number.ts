import * as Plot from '@observablehq/plot'
import { columnOf, type Drawing } from './chart'
import { formatMeasure } from './text'

const HEIGHT = 84

/** The first row's measure, large, with what it counts below. */
export function drawNumber({
  spec,
  columns,
  rows,
  width,
  height = HEIGHT,
  colors,
}: Drawing<'number'>) {
  const measure = columnOf(columns, spec.y)
  const at = { frameAnchor: 'top-left' as const, textAnchor: 'start' as const }
  const options: Plot.PlotOptions = {
    width,
    height,
    margin: 0,
    marks: [
      Plot.text([formatMeasure(rows[0]?.[spec.y], measure)], {
        ...at,
        lineAnchor: 'top',
        dx: 2,
        dy: 8,
        fontSize: 40,
        fontWeight: 600,
        fill: colors.text,
      }),
      Plot.text([measure.label], { ...at, lineAnchor: 'top', dx: 4, dy: 58, fill: colors.dim }),
    ],
  }
  return options
}
