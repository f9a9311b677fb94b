import type { ColumnInfo, QuestionInfo, QuestionRun, ResultRow } from './question'
import type { Scope } from './scope'

type Asking = Pick<QuestionRun, 'scope' | 'guild_ids'>

/** What an answer begins with when a question about a guild was asked of several. */
export const GUILD_COLUMNS: readonly ColumnInfo[] = [
  { name: 'guild_id', type: 'id', label: 'Guild id' },
  { name: 'guild_name', type: 'text', label: 'Guild' },
]

/** True when the guilds of a run are asked one after the other: the question is about a guild. */
export function asksInTurn(
  info: Pick<QuestionInfo, 'params'>,
  run: Pick<QuestionRun, 'guild_ids'>,
): boolean {
  return run.guild_ids !== undefined && info.params.some((param) => param.narrows === 'guild_id')
}

/** The columns of a run's answer. */
export function answerColumns(
  info: Pick<QuestionInfo, 'params' | 'columns'>,
  run: Pick<QuestionRun, 'guild_ids'>,
): ColumnInfo[] {
  return [...(asksInTurn(info, run) ? GUILD_COLUMNS : []), ...info.columns]
}

/**
 * The scope that a row of the answer was counted in: the run's, of the row's guild when the guilds were asked in turn, else
 * of all that were asked. null for a row that should say its guild and does not.
 */
export function scopeOfRow(
  info: Pick<QuestionInfo, 'params'>,
  run: Asking,
  row: ResultRow,
): Scope | null {
  if (run.guild_ids === undefined) return run.scope
  const { guild_id: _guild, ...asked } = run.scope
  if (!asksInTurn(info, run)) return { ...asked, guild_ids: run.guild_ids }
  return typeof row.guild_id === 'string' ? { ...asked, guild_id: row.guild_id } : null
}
