import * as Plot from '@observablehq/plot'
import type { Series } from './series'
import { fitText, isolated, textWidth } from './text'
import { type ChartColors, FONT_SIZE } from './theme'

const LINE = 20
const SQUARE = 10
const GAP = 16
const MOST_WIDTH = 200

type Entry = { text: string; color: string; x: number; line: number }

/** Names of series beside their colours, above a chart: the marks, and the height that they need in px. */
export function seriesLegend(
  series: readonly Series[],
  width: number,
  margins: { top: number; left: number },
  colors: ChartColors,
): { height: number; marks: (legendHeight: number) => Plot.Markish[] } {
  const entries = placed(series, width)
  const lines = (entries.at(-1)?.line ?? -1) + 1
  const at = (entry: Entry, height: number) => ({
    frameAnchor: 'top-left' as const,
    dx: entry.x - margins.left,
    dy: entry.line * LINE - height - margins.top + 10,
  })
  return {
    height: lines * LINE + (lines > 0 ? 8 : 0),
    marks: (height) =>
      entries.flatMap((entry) => {
        const { dx, dy, frameAnchor } = at(entry, height)
        return [
          Plot.dot([entry], {
            frameAnchor,
            dx: dx + SQUARE / 2,
            dy,
            symbol: 'square',
            r: SQUARE / 2,
            fill: entry.color,
          }),
          Plot.text([entry], {
            frameAnchor,
            dx: dx + SQUARE + 6,
            dy,
            text: (one: Entry) => isolated(one.text),
            textAnchor: 'start',
            fill: colors.text,
          }),
        ]
      }),
  }
}

function placed(series: readonly Series[], width: number): Entry[] {
  const named = series.filter((one) => one.isNamed)
  const rest = series.length - named.length
  const grey = series.find((one) => !one.isNamed)
  const all = [
    ...named.map(({ name, color }) => ({ text: fitText(name, MOST_WIDTH, FONT_SIZE), color })),
    ...(grey ? [{ text: `${rest} more`, color: grey.color }] : []),
  ]
  let [x, line] = [0, 0]
  return all.map((entry) => {
    const needs = SQUARE + 6 + Math.ceil(textWidth(entry.text, FONT_SIZE))
    if (x > 0 && x + needs > width) [x, line] = [0, line + 1]
    const at = { ...entry, x, line }
    x += needs + GAP
    return at
  })
}
