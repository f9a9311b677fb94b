import type { Cell, ResultRow } from '#shared/question'
import { type ChartInput, columnOf, measureOf } from './chart'
import { formatPlace } from './text'
import type { ChartColors } from './theme'

/** One series: its name as people read it, the colour that tells it, and whether it is one of those that are named. */
export type Series = { key: string; name: string; color: string; isNamed: boolean }

/**
 * The series of a result in the order of their first row. As many as there are colours are named; when there are more, those
 * with the largest sums, and the others are grey. One series has the one hue of one measure.
 */
export function seriesOf(
  { rows, columns }: Pick<ChartInput, 'rows' | 'columns'>,
  spec: { y: string; series?: string | undefined },
  colors: ChartColors,
): Series[] {
  const { series } = spec
  if (series === undefined) return [{ key: '', name: '', color: colors.accent, isNamed: true }]
  const sums = new Map<string, number>()
  for (const row of rows) {
    const key = seriesKey(row, series)
    sums.set(key, (sums.get(key) ?? 0) + Math.abs(measureOf(row[spec.y])))
  }
  const column = columnOf(columns, series)
  const largest = new Set(
    [...sums]
      .sort(([, a], [, b]) => b - a)
      .slice(0, colors.series.length)
      .map(([key]) => key),
  )
  const hues = sums.size === 1 ? [colors.accent] : colors.series
  let place = 0
  return [...sums.keys()].map((key) => {
    const isNamed = largest.has(key)
    const color = isNamed ? (hues[place++] ?? colors.dim) : colors.baseline
    return { key, name: formatPlace(key, column), color, isNamed }
  })
}

/** What tells a row's series from others; '' for all when nothing splits them. */
export function seriesKey(row: ResultRow, series: string | undefined): string {
  return series === undefined ? '' : textOf(row[series])
}

function textOf(value: Cell | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}
