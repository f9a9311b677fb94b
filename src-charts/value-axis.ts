import * as Plot from '@observablehq/plot'
import { widestText } from './text'
import type { ChartColors } from './theme'

/** The axis of a measure at the left: what its numbers need of the margin in px, and a line and a number for each tick. */
export function valueAxis(
  ticks: readonly number[],
  write: (tick: number) => string,
  colors: ChartColors,
): { margin: number; marks: Plot.Markish[] } {
  return {
    margin: Math.ceil(widestText(ticks.map(write))) + 10,
    marks: [
      Plot.ruleY(ticks.slice(1), { stroke: colors.grid }),
      Plot.text(ticks, {
        y: (tick: number) => tick,
        text: write,
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -8,
        fill: colors.dim,
      }),
    ],
  }
}
