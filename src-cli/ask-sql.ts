import { AppError } from '#shared/errors'
import { ownParams, statementInfo } from '#shared/own-info'
import { MAX_ROWS, type OwnStatement, type Refusal } from '#shared/own-question'
import type { QuestionInfo, QuestionResult, QuestionRun } from '#shared/question'
import { type Archive, UsageError } from './command'

/** A statement of the command line as a question: its `:names` are parameters, of the kinds that it uses them as. */
export async function sqlQuestion(archive: Archive, sql: string): Promise<QuestionInfo> {
  const statement: OwnStatement = { sql, params: [], bots: 'included' }
  const look = await archive.call('own_questions.look', statement)
  if (look.kind === 'refused') throw refused(look)
  const params = ownParams(statement, look.params)
  return statementInfo({ ...statement, params }, 'own_statement', look.columns)
}

/** What a statement of the command line gives; a refused one fails with PostgreSQL's sentence. */
export async function askSql(
  archive: Archive,
  { sql, bots, params }: QuestionInfo,
  run: QuestionRun,
): Promise<QuestionResult> {
  if (run.guild_ids) throw new UsageError('--sql takes one --guild.')
  if (run.limit > MAX_ROWS) throw new UsageError(`--limit gives up to ${MAX_ROWS} rows.`)
  const own = params.filter(({ narrows }) => narrows === null)
  const question = { sql, bots: bots === 'excluded' ? bots : ('included' as const), params: own }
  const answer = await archive.call('own_questions.run', {
    question: question as OwnStatement,
    scope: run.scope,
    params: run.params,
    limit: run.limit || MAX_ROWS,
  })
  if (answer.kind === 'refused') throw refused(answer)
  return {
    question: 'own_statement',
    columns: answer.columns.map(({ name }) => name),
    rows: answer.rows,
    sql: answer.sql,
    params: run.params,
    truncated: answer.truncated,
  }
}

/** A refused statement is a failure of the statement, not a wrong use of the command line. */
function refused({ message, hint }: Refusal): AppError {
  return new AppError('database', `The statement was refused: ${message}`, hint)
}
