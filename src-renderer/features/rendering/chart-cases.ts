import type { ChartSpec, ColumnInfo, ResultRow } from '#shared/question'

/** A chart of invented numbers. */
export type ChartCase = { name: string; spec: ChartSpec; columns: ColumnInfo[]; rows: ResultRow[] }

const COLUMNS: ColumnInfo[] = [
  { name: 'author_name', type: 'text', label: 'Author' },
  { name: 'guild_name', type: 'text', label: 'Guild' },
  { name: 'messages', type: 'integer', label: 'Messages' },
  { name: 'weekday', type: 'weekday', label: 'Weekday' },
  { name: 'hour', type: 'hour', label: 'Hour' },
  { name: 'month', type: 'month', label: 'Month' },
  { name: 'day', type: 'day', label: 'Day' },
]

const NAMES = ['Ana', 'Björn Ångström', 'carla.eth', '山田太郎', 'Deleted User', '🦊 fox', 'Zoë']
const GUILDS = ['Harbour', 'Orchard', 'Old mill', 'North quay']

const monthOf = (index: number) =>
  `${2022 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
const dayOf = (index: number) => new Date(Date.UTC(1999, 0, 1 + index)).toISOString().slice(0, 10)

const MONTHS: ResultRow[] = Array.from({ length: 36 }, (_, index) => ({
  month: monthOf(index),
  messages: Math.round(900 + 700 * Math.sin(index / 4) + (index === 22 ? 2400 : 0)),
}))
const PER_GUILD: ResultRow[] = GUILDS.flatMap((guild_name, g) =>
  MONTHS.map((row, i) => ({
    ...row,
    guild_name,
    messages: 220 + g * 90 + ((i * (g + 3)) % 11) * 32,
  })),
)
const HOURS: ResultRow[] = Array.from({ length: 168 }, (_, i) => ({
  weekday: Math.floor(i / 24) + 1,
  hour: i % 24,
  messages: Math.max(0, Math.round(80 * Math.sin((i - 9) / 3.8) + ((i * 7) % 13))),
}))
const PEOPLE: ResultRow[] = NAMES.map((author_name, index) => ({
  author_name,
  messages: Math.round(4213 / (index + 1)),
}))
const PEOPLE_PER_GUILD: ResultRow[] = NAMES.flatMap((author_name, n) =>
  GUILDS.slice(0, 3).map((guild_name, g) => ({
    author_name,
    guild_name,
    messages: ((n * 7 + g * 5) % 11) * 40,
  })),
)

const months = { kind: 'line', x: 'month', y: 'messages' } as const
const people = { kind: 'bar', x: 'author_name', y: 'messages' } as const
const byGuild = { series: 'guild_name' } as const

const chart = (name: string, spec: ChartSpec, rows: ResultRow[]): ChartCase => ({
  name,
  spec,
  columns: COLUMNS,
  rows,
})

/** Every kind of chart and layout, and the cases with little or much in them. */
export const CHART_CASES: readonly ChartCase[] = [
  chart('A line with a stretch of time', months, MONTHS),
  chart('Marks that narrow', people, PEOPLE),
  chart('A heatmap', { kind: 'heatmap', x: 'hour', y: 'weekday', value: 'messages' }, HOURS),
  chart('Lines together', { ...months, ...byGuild }, PER_GUILD),
  chart('Lines stacked', { ...months, ...byGuild, layout: 'stacked' }, PER_GUILD),
  chart('Lines apart', { ...months, ...byGuild, layout: 'apart' }, PER_GUILD),
  chart('Bars together', { ...people, ...byGuild }, PEOPLE_PER_GUILD),
  chart('Bars stacked', { ...people, ...byGuild, layout: 'stacked' }, PEOPLE_PER_GUILD),
  chart('Bars apart', { ...people, ...byGuild, layout: 'apart' }, PEOPLE_PER_GUILD),
  chart('Standing bars', { kind: 'bar', x: 'hour', y: 'messages' }, HOURS.slice(0, 24)),
  chart(
    'A cloud',
    { kind: 'cloud', x: 'author_name', y: 'messages' },
    Array.from({ length: 40 }, (_, index) => ({
      author_name: `${['harbour', 'compile', 'lantern', 'ferry', 'noon'][index % 5]} ${index + 1}`,
      messages: Math.round(900 / (index + 1)),
    })),
  ),
  chart('One point', months, MONTHS.slice(0, 1)),
  chart('Nothing', months, []),
  chart(
    'Ten thousand points',
    { kind: 'line', x: 'day', y: 'messages' },
    Array.from({ length: 10_000 }, (_, i) => ({ day: dayOf(i), messages: (i * 31) % 997 })),
  ),
]
