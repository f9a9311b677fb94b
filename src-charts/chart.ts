import type { Cell, ChartSpec, ColumnInfo, ResultRow } from '#shared/question'
import type { ChartColors, ChartTheme } from './theme'

/** Everything a chart is drawn from. Nothing else is looked at: no clock, no locale, no fonts. */
export type ChartInput = {
  spec: ChartSpec
  columns: readonly ColumnInfo[]
  rows: readonly ResultRow[]
  /** In px. */
  width: number
  /** In px; absent = what the rows need. */
  height?: number
  /** Where the axis of the measure ends; absent = at the largest one. What is drawn beside another has the same. */
  top?: number
  /** The times that the axis of time spans; absent = those of the rows. */
  times?: readonly Date[]
  theme: ChartTheme
  /** Where elements are made: the window's, or one without a window. */
  document: Document
}

/** A spec of one kind, with the colours found. */
export type Drawing<K extends ChartSpec['kind']> = Omit<ChartInput, 'spec'> & {
  spec: Extract<ChartSpec, { kind: K }>
  colors: ChartColors
}

/** The column of that name; a plain one when the result does not have it. */
export function columnOf(columns: readonly ColumnInfo[], name: string): ColumnInfo {
  return columns.find((column) => column.name === name) ?? { name, type: 'text', label: name }
}

/** A measure as a number; what is no number counts as 0. */
export function measureOf(value: Cell | undefined): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
