import * as Plot from '@observablehq/plot'
import { columnOf, type Drawing } from './chart'
import { asControls } from './marks'
import { formatMeasure, labelInside, textWidth } from './text'
import { FONT_SIZE } from './theme'

const HEIGHT = 84

/** The first row's measure, large, with what it counts below. */
export function drawNumber({
  spec,
  columns,
  rows,
  width,
  height = HEIGHT,
  colors,
  theme,
}: Drawing<'number'>) {
  const measure = columnOf(columns, spec.y)
  const text = formatMeasure(rows[0]?.[spec.y], measure)
  const noun = labelInside(measure.label)
  const room = Math.min(
    width,
    Math.max(textWidth(text, 40), textWidth(measure.label, FONT_SIZE)) + 8,
  )
  const at = { frameAnchor: 'top-left' as const, textAnchor: 'start' as const }
  const options: Plot.PlotOptions = {
    width,
    height,
    margin: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.text([text], {
        ...at,
        lineAnchor: 'top',
        dx: 2,
        dy: 8,
        fontSize: 40,
        fontWeight: 600,
        fill: colors.text,
      }),
      Plot.text([measure.label], { ...at, lineAnchor: 'top', dx: 4, dy: 58, fill: colors.dim }),
      ...(theme === 'print'
        ? []
        : [
            Plot.rect([0], {
              x1: 0,
              x2: room,
              y1: 0,
              y2: height,
              r: 4,
              render: asControls(() => ({ row: 0, label: `${text} ${noun}`, column: 0, line: 0 })),
            }),
          ]),
    ],
  }
  return options
}
