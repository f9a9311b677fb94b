import type { ChartSpec, ColumnInfo, ResultRow } from '#shared/question'

/** One measured number. `value` null = cannot be told from this archive; `about` says what is counted, of what. */
export type Fact = {
  id: string
  label: string
  value: number | string | null
  unit: 'count' | 'percent' | 'ratio' | 'time' | 'text'
  about: string
}

/** A table of a report; the printed forms show `shown` rows, the data forms all of them. */
export type ReportTable = {
  id: string
  title: string
  /** What a row is, and how it is counted. */
  about: string
  columns: ColumnInfo[]
  rows: ResultRow[]
  /** How it is drawn beside the table; `table` = not drawn. */
  chart: ChartSpec
  /** Rows in the printed forms. */
  shown: number
  /** The statement that gave the rows; null when it has none of its own. */
  sql: string | null
}

export type ReportSection = {
  id: string
  title: string
  /** What this section is evidence of, in a sentence or two. */
  about: string
  facts: Fact[]
  tables: ReportTable[]
  /** What the reader must know before trusting the numbers above. */
  caveats: string[]
}

/** A whole report as data. Every written form (HTML, PDF, CSV, JSON) is drawn from this one value. */
export type ReportDocument = {
  title: string
  guild_id: string
  guild_name: string
  /** The window: null = everything in the archive. */
  from: string | null
  to: string | null
  tz: string
  bots: 'included' | 'excluded' | 'as each table says'
  app_version: string
  /** ISO 8601 in UTC. */
  generated_at: string
  sections: ReportSection[]
}
