import { findQuestion } from '#engine/index'
import { isOwnId, MAX_ROWS } from '#shared/own-question'
import { type ParamInfo, type ParamValue, type QuestionInfo, QuestionRun } from '#shared/question'
import { askSql, sqlQuestion } from '../ask-sql'
import { type Archive, type Command, UsageError, type Words } from '../command'
import { FORMAT_OPTION, outputFormat, writeRows } from '../output'
import { SCOPE_OPTIONS, SCOPE_USAGE, scopeOf } from '../scope-options'
import { checked, wholeNumber } from '../words'

function numberOf(param: ParamInfo, text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value)) return value
  throw new UsageError(`--param ${param.name} takes a number, not “${text}”.`)
}

function listOf(param: ParamInfo, text: string): string[] {
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value
  } catch {
    // Falls through to the sentence below.
  }
  throw new UsageError(`--param ${param.name} takes a JSON list of texts, such as '["a", "b"]'.`)
}

function typedValue(param: ParamInfo, text: string): ParamValue {
  switch (param.kind) {
    case 'integer':
    case 'number':
      return numberOf(param, text)
    case 'text_list':
    case 'role_list':
      return listOf(param, text)
    default:
      return text
  }
}

/** `--param name=value`, as often as needed, each typed as the question says. */
function paramsOf(words: Words, question: QuestionInfo): Record<string, ParamValue> {
  return Object.fromEntries(
    words.list('param').map((pair) => {
      const equals = pair.indexOf('=')
      const name = pair.slice(0, Math.max(equals, 0))
      const param = question.params.find((each) => each.name === name)
      if (!param) {
        const known = question.params.map((each) => each.name).join(', ') || 'none'
        throw new UsageError(`--param ${pair}: ${question.id} knows the parameters ${known}.`)
      }
      return [name, typedValue(param, pair.slice(equals + 1))]
    }),
  )
}

/** What is asked: a statement, or a question of the catalogue or of the user's by its id. */
async function questionOf(words: Words, archive: Archive): Promise<QuestionInfo> {
  const [id] = words.positionals
  const sql = words.text('sql')
  if ((id === undefined) === (sql === undefined)) {
    throw new UsageError('Name one question, or give --sql.')
  }
  if (sql !== undefined) {
    if (sql.trim() === '') throw new UsageError('The statement is empty.')
    return sqlQuestion(archive, sql)
  }
  const question = isOwnId(id ?? '')
    ? (await archive.call('questions.list', {})).find((one) => one.id === id)
    : findQuestion(id ?? '')
  if (!question) throw new UsageError(`There is no question named ${id}; see \`questions\`.`)
  return question
}

/** Answers a question of the catalogue, of the user's, or one that is given as SQL. */
export const ask: Command = {
  summary: 'answer a question: of the catalogue, your own, or SQL with :names',
  usage: `ID | --sql "select …" ${SCOPE_USAGE} [--guild ID]… [--limit N, 0 = all] [--param name=value]… [--format json|csv|table]`,
  options: {
    ...FORMAT_OPTION,
    ...SCOPE_OPTIONS,
    guild: { type: 'string', multiple: true },
    limit: { type: 'string' },
    sql: { type: 'string' },
    param: { type: 'string', multiple: true },
  },
  positionals: [0, 1],
  archive: 'read',
  async run({ words, io, archive }) {
    const question = await questionOf(words, archive)
    const format = outputFormat(words)
    const guilds = words.list('guild')
    const run = checked(
      QuestionRun,
      {
        id: question.id,
        scope: scopeOf(words),
        ...(guilds.length > 1 ? { guild_ids: guilds } : {}),
        params: paramsOf(words, question),
        limit: wholeNumber(words, 'limit') ?? 100,
      },
      'A scope option is wrong',
    )
    const isSql = words.text('sql') !== undefined
    const answer = isSql
      ? await askSql(archive, question, run)
      : await archive.call('questions.run', run)
    await writeRows(io, format, answer.columns, answer.rows, (rows) => ({ ...answer, rows }))
    if (answer.truncated && format !== 'json') io.stderr(howToGetMore(run, isSql))
    return 0
  },
}

function howToGetMore({ limit }: QuestionRun, isSql: boolean): string {
  if (isSql) return `There are more rows; --limit gives up to ${MAX_ROWS}.\n`
  return limit > 0
    ? 'There are more rows; --limit 0 gives all.\n'
    : 'There are more rows than an answer holds.\n'
}
