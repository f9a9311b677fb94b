import type { ChartSpec, ColumnInfo, ResultRow } from '#shared/question'

/** A chart of an answer; `title` = whose it is, where there are several. */
export type AnswerChart = { key: string; title: string | null; spec: ChartSpec; rows: ResultRow[] }

/** Above this many guilds their lines would cover each other: a small chart each. */
const MOST_TOGETHER = 6

/**
 * How an answer is drawn. Of several guilds: a number becomes a bar for each, a line becomes a line for each (a small chart
 * each of many), the clock a small chart each; whatever else is drawn guild by guild.
 */
export function chartsOf(
  spec: ChartSpec,
  columns: readonly ColumnInfo[],
  rows: ResultRow[],
  isSeveral: boolean,
): AnswerChart[] {
  if (rows.length === 0 || spec.kind === 'table' || spec.kind === 'messages') return []
  const one = (drawn: ChartSpec): AnswerChart[] => [{ key: '', title: null, spec: drawn, rows }]
  if (!isSeveral) return spec.kind === 'number' ? [] : one(spec)
  if (spec.kind === 'number') return one({ kind: 'bar', x: 'guild_name', y: spec.y })
  const byGuild = guildsOf(rows)
  if (spec.kind === 'line' && spec.series === undefined) {
    const isApart = byGuild.length > MOST_TOGETHER
    return one({ ...spec, series: 'guild_name', ...(isApart && { layout: 'apart' }) })
  }
  const x = 'x' in spec ? columns.find(({ name }) => name === spec.x)?.type : undefined
  if (spec.kind === 'bar' && spec.series === undefined && (x === 'hour' || x === 'weekday')) {
    return one({ ...spec, series: 'guild_name', layout: 'apart' })
  }
  return byGuild.map((own) => ({
    key: String(own[0]?.guild_id),
    title: String(own[0]?.guild_name ?? ''),
    spec,
    rows: own,
  }))
}

/** How the answer is drawn on one tile: as here, where that is one chart, else the guilds in it. null = as usual. */
export function tileChart(spec: ChartSpec, charts: readonly AnswerChart[]): ChartSpec | null {
  const [first] = charts
  if (!first) return null
  if (charts.length === 1 && first.title === null) return first.spec === spec ? null : first.spec
  return spec.kind === 'bar' ? { ...spec, series: 'guild_name', layout: 'apart' } : null
}

/** The rows guild by guild, in the order of the answer. */
function guildsOf(rows: readonly ResultRow[]): ResultRow[][] {
  const groups = new Map<string, ResultRow[]>()
  for (const row of rows) {
    const id = String(row.guild_id)
    const group = groups.get(id) ?? []
    groups.set(id, group)
    group.push(row)
  }
  return [...groups.values()]
}
