import { AppError } from '#shared/errors'
import type {
  Cell,
  ColumnInfo,
  ParamValue,
  QuestionInfo,
  QuestionResult,
  QuestionRun,
  ResultRow,
} from '#shared/question'
import { asksInTurn, GUILD_COLUMNS } from '#shared/several-guilds'
import { scopeSelect } from '../archive/scope'
import type { Queryable, Row, SqlValue } from '../db/database'
import { sql } from '../db/sql'
import { type Bindings, bind } from './bind'
import { findQuestion } from './index'
import { type ListParam, listBindings } from './lists'
import { type Asked, askedValues } from './values'

/**
 * Asks a question. `not_found` for an unknown id, `invalid_input` for a missing or wrong value. The question in the
 * result is the id even when an alias was asked.
 */
export async function runQuestion(db: Queryable, run: QuestionRun): Promise<QuestionResult> {
  const info = findQuestion(run.id)
  if (info === null) throw new AppError('not_found', `There is no question named ${run.id}.`)
  return askForGuilds(db, info, run, (one) => askOnce(db, info, one))
}

/** Asks once, or for each guild that the run names; `ask` gives the answer to a run that names no list of guilds. */
export async function askForGuilds(
  db: Queryable,
  info: QuestionInfo,
  run: QuestionRun,
  ask: Ask,
): Promise<QuestionResult> {
  const { guild_id: _guild, ...scope } = run.scope
  const guilds = run.guild_ids && [...new Set(run.guild_ids)]
  if (guilds === undefined) return ask(run)
  if (asksInTurn(info, run)) return askInTurn(db, { ...run, scope }, guilds, ask)
  return ask({ ...run, scope: { ...scope, guild_ids: guilds } })
}

type Ask = (run: QuestionRun) => Promise<QuestionResult>

/** The answers about each guild under each other, in the order of the guilds; `truncated` when one of them is. */
async function askInTurn(
  db: Queryable,
  run: QuestionRun,
  guilds: readonly string[],
  ask: Ask,
): Promise<QuestionResult> {
  const names = await guildNames(db, guilds)
  const answers: QuestionResult[] = []
  for (const guild_id of guilds) {
    const answer = await ask({ ...run, scope: { ...run.scope, guild_id } })
    const about = { guild_id, guild_name: names.get(guild_id) ?? null }
    answers.push({ ...answer, rows: answer.rows.map((row) => ({ ...about, ...row })) })
  }
  const [first] = answers as [QuestionResult]
  return {
    ...first,
    columns: [...GUILD_COLUMNS.map((column) => column.name), ...first.columns],
    rows: answers.flatMap((answer) => answer.rows),
    params: { ...first.params, guild: [...guilds] },
    truncated: answers.some((answer) => answer.truncated),
  }
}

async function guildNames(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; name: string }>(
    sql`select id, name from discord.guilds where id = any (${ids}::bigint[])`,
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function askOnce(
  db: Queryable,
  info: QuestionInfo,
  run: QuestionRun,
): Promise<QuestionResult> {
  const asked = askedValues(info, run)
  const text = run.limit > 0 ? `${info.sql}\nlimit :limit::int` : info.sql
  const query = bind(text, await bindings(db, info, asked, run.limit))
  const found = await db.query(query)
  const truncated = run.limit > 0 && found.length > run.limit
  return {
    question: info.id,
    columns: info.columns.map((column) => column.name),
    rows: (truncated ? found.slice(0, run.limit) : found).map((row) => resultRow(info, row)),
    sql: query.text,
    params: usedValues(info, asked, run),
    truncated,
  }
}

function countsBots(info: Pick<QuestionInfo, 'bots'>, run: Pick<Asked, 'scope'>): boolean {
  return run.scope.bots ? run.scope.bots === 'include' : info.bots !== 'excluded'
}

/** What the names of a question stand for. One row more than the limit is asked for, so that a cut shows. */
export async function bindings(
  db: Queryable,
  info: Pick<QuestionInfo, 'bots'> & { params: readonly ListParam[] },
  asked: Asked,
  limit: number,
): Promise<Bindings> {
  const { scope } = asked
  const values: Record<string, SqlValue> = {
    ...asked.params,
    tz: scope.tz ?? 'UTC',
    include_bots: countsBots(info, asked),
    guild_id: scope.guild_id ?? null,
    guild_ids: scope.guild_ids ?? (scope.guild_id === undefined ? null : [scope.guild_id]),
    channel_id: scope.channel_id ?? null,
    author_id: scope.author_id ?? null,
    limit: limit > 0 ? limit + 1 : null,
  }
  const counted = await scopeSelect(db, scope, info.bots)
  const lists = await listBindings(db, info.params, asked.params, counted)
  const pieces = {
    ...lists.pieces,
    scope: counted,
    span: await scopeSelect(db, asked.span, info.bots),
    history: await scopeSelect(db, asked.history, info.bots),
  }
  return { values: { ...values, ...lists.values }, pieces }
}

/** The values of a run by name, with those that nobody gave. */
export function usedValues(
  info: QuestionInfo,
  asked: Asked,
  run: QuestionRun,
): Record<string, ParamValue | null> {
  const { scope } = asked
  return {
    ...asked.params,
    from: scope.from ?? null,
    to: scope.to ?? null,
    tz: scope.tz ?? 'UTC',
    bots: countsBots(info, asked) ? 'include' : 'exclude',
    limit: run.limit,
  }
}

function resultRow(info: QuestionInfo, row: Row): ResultRow {
  const result: ResultRow = {}
  for (const column of info.columns) result[column.name] = cell(row[column.name], column)
  for (const [name, value] of Object.entries(row)) {
    if (name.startsWith('_')) result[name] = value === null ? null : String(value)
  }
  return result
}

function cell(value: unknown, column: ColumnInfo): Cell {
  if (value === null) return null
  if (value === undefined) throw misshapen(column, 'has no value')
  switch (column.type) {
    case 'integer':
    case 'number':
    case 'percent':
    case 'bytes':
    case 'weekday':
    case 'hour': {
      if (typeof value === 'number') return Number.isFinite(value) ? value : null
      throw misshapen(column, `is a ${typeof value}, not a number`)
    }
    case 'boolean':
      if (typeof value === 'boolean') return value
      throw misshapen(column, `is a ${typeof value}, not a boolean`)
    default:
      if (typeof value === 'string') return value
      throw misshapen(column, `is a ${typeof value}, not a text`)
  }
}

function misshapen(column: ColumnInfo, what: string): AppError {
  return new AppError('internal', 'This question cannot be asked.', `${column.name} ${what}`)
}
