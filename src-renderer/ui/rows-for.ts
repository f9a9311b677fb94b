import { MAX_ROWS } from '#shared/own-question'
import type { QuestionInfo } from '#shared/question'

/**
 * How many rows are asked for at first: a curve, a clock and a heatmap need all their points, a ranking reads best short:
 * `ranked` rows.
 */
export function rowsFor({ chart, columns }: QuestionInfo, ranked = 20): number {
  if (chart.kind === 'line' || chart.kind === 'heatmap') return MAX_ROWS
  if (chart.kind === 'cloud') return 100
  const x = chart.kind === 'bar' ? columns.find((column) => column.name === chart.x) : undefined
  return x?.type === 'hour' || x?.type === 'weekday' ? 1000 : ranked
}
