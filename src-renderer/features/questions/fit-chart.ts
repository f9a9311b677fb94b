import { chartColumns } from '#shared/own-info'
import type { ChartSpec, ColumnInfo, ColumnType, ResultRow } from '#shared/question'
import { isNumeric } from '#shared/question'

/** The charts that an own question can be drawn as, and the columns that each needs. */
export const CHART_KINDS = ['table', 'bar', 'line', 'heatmap', 'cloud', 'number'] as const
export type ChartKind = (typeof CHART_KINDS)[number]

/** A place of a chart that a column fills. */
export type ChartPlace = 'x' | 'y' | 'series' | 'value'

const TIMES: readonly ColumnType[] = ['day', 'week', 'month']
const PLACES: Record<ChartKind, readonly ChartPlace[]> = {
  table: [],
  bar: ['x', 'y', 'series'],
  line: ['x', 'y', 'series'],
  heatmap: ['x', 'y', 'value'],
  cloud: ['x', 'y'],
  number: ['y'],
}

/** The places of a chart, in order; a `series` may stay empty. */
export function placesOf(kind: ChartKind): readonly ChartPlace[] {
  return PLACES[kind]
}

/** The columns that can stand at a place: measures are numbers, everything else can part them. */
export function columnsFor(
  kind: ChartKind,
  place: ChartPlace,
  columns: readonly ColumnInfo[],
): ColumnInfo[] {
  const isMeasure = place === 'value' || (place === 'y' && kind !== 'heatmap')
  return columns.filter(({ type }) => (isMeasure ? isNumeric(type) : type !== 'boolean'))
}

/** A chart of a kind with the columns that fit best, `wished` first; null = the columns do not do for it. */
export function fitChart(
  kind: ChartKind,
  columns: readonly ColumnInfo[],
  wished: Partial<Record<ChartPlace, string | undefined>> = {},
): ChartSpec | null {
  const chosen: Partial<Record<ChartPlace, string>> = {}
  for (const place of PLACES[kind]) {
    const fitting = columnsFor(kind, place, columns).filter(
      ({ name }) => !Object.values(chosen).includes(name),
    )
    const wish = fitting.find(({ name }) => name === wished[place])
    const column = wish ?? (place === 'series' ? undefined : best(kind, place, fitting))
    if (column) chosen[place] = column.name
    else if (place !== 'series') return null
  }
  return { kind, ...chosen } as ChartSpec
}

/** Time along a line, names along bars; ids last, as nobody reads them. */
function best(
  kind: ChartKind,
  place: ChartPlace,
  columns: readonly ColumnInfo[],
): ColumnInfo | undefined {
  const isAxis = place === 'x' || (place === 'y' && kind === 'heatmap')
  const rank = ({ type }: ColumnInfo) => {
    if (type === 'id') return 3
    if (!isAxis) return 0
    if (TIMES.includes(type)) return kind === 'line' ? 0 : 1
    return isNumeric(type) ? 2 : Number(kind === 'line')
  }
  return columns.toSorted((a, b) => rank(a) - rank(b))[0]
}

/** How an answer reads best: one number, a line over time, bars of names, else its table. */
export function suggestChart(
  columns: readonly ColumnInfo[],
  rows: readonly ResultRow[],
): ChartSpec {
  const numbers = columns.filter(({ type }) => isNumeric(type))
  const isOver = (type: ColumnType) => TIMES.includes(type)
  const kind: ChartKind =
    numbers.length === 0 || rows.length === 0
      ? 'table'
      : rows.length === 1 && columns.length === 1
        ? 'number'
        : columns.some(({ type }) => isOver(type))
          ? 'line'
          : columns.some(({ type }) => ['text', 'hour', 'weekday'].includes(type))
            ? 'bar'
            : 'table'
  return fitChart(kind, columns) ?? { kind: 'table' }
}

/** The chart after a run: that of before where the columns do for it, else the suggested one; a table stays where it was chosen. */
export function chartAfter(
  before: ChartSpec,
  isChosen: boolean,
  { columns, rows }: { columns: readonly ColumnInfo[]; rows: readonly ResultRow[] },
): ChartSpec {
  const names = new Set(columns.map(({ name }) => name))
  const stays =
    before.kind === 'table' ? isChosen : chartColumns(before).every((name) => names.has(name))
  return stays ? before : suggestChart(columns, rows)
}
