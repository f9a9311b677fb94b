import { AppError } from '#shared/errors'
import type { ChartSpec, ParamValue } from '#shared/question'
import type { Scope } from '#shared/scope'
import type { Queryable } from '../db/database'
import { findQuestion } from '../questions'
import { runQuestion } from '../questions/run'
import type { ReportSection, ReportTable } from './document'

/** What a section may use: the archive, the guild and window it speaks of, and the questions. */
export type ReportContext = {
  db: Queryable
  guild_id: string
  scope: Scope
  tz: string
  /** Asks a question about the report's guild and window and gives its whole answer as a table. */
  ask(id: string, options?: AskOptions): Promise<ReportTable>
}

export type AskOptions = {
  params?: Record<string, ParamValue>
  /** Rows in the printed forms; 15 when absent. */
  shown?: number
  /** Draws it otherwise than the question does, or not at all (`table`). */
  chart?: ChartSpec
}

/** One chapter of a report: a file each, in the order of the report's list. */
export type SectionBuilder = (context: ReportContext) => Promise<ReportSection>

/** The context of a report; every answer is whole (no row limit), the printed forms cut it. */
export function reportContext(db: Queryable, guildId: string, window: Scope): ReportContext {
  const scope: Scope = { ...window, guild_id: guildId }
  return {
    db,
    guild_id: guildId,
    scope,
    tz: scope.tz ?? 'UTC',
    async ask(id, { params = {}, shown = 15, chart } = {}) {
      const info = findQuestion(id)
      if (!info) throw new AppError('internal', 'The report asks an unknown question.', id)
      const answer = await runQuestion(db, { id, scope, params, limit: 0 })
      return {
        id,
        title: info.title,
        about: info.about,
        columns: info.columns,
        rows: answer.rows,
        chart: chart ?? info.chart,
        shown,
        sql: answer.sql,
      }
    },
  }
}
