import { AppError } from '#shared/errors'
import { ownInfo, ownParams, statementInfo } from '#shared/own-info'
import {
  isOwnId,
  MAX_ROWS,
  type OwnAnswer,
  type OwnLook,
  type OwnParamKind,
  type OwnQuestion,
  type OwnRun,
  type OwnStatement,
  type Refusal,
  type SavedOwnQuestion,
} from '#shared/own-question'
import type { OnStatement } from '#shared/port'
import type { QuestionInfo, QuestionResult, QuestionRun } from '#shared/question'
import {
  addOwnQuestion,
  changeOwnQuestion,
  type Described,
  getOwnQuestion,
  listOwnQuestions,
  redescribeOwnQuestion,
  restoreOwnQuestion,
  type StoredOwnQuestion,
} from '../archive/own-questions'
import type { BaseType, Database } from '../db/database'
import { StatementRefused } from '../db/errors'
import { currentVersion } from '../db/migrate'
import { bindWithPlaces, type PlacedQuery, writtenPlace } from './bind'
import { listQuestions } from './index'
import { describedColumns, typedResult, typedRows } from './own-columns'
import { askForGuilds, bindings, runQuestion, usedValues } from './run'
import { askedValues } from './values'

/** The most rows that an answer holds when all are asked for: they are in memory. */
const ALL_ROWS = 100_000

/** Every question: those of the catalogue by title, then the user's. */
export async function listAllQuestions(db: Database): Promise<QuestionInfo[]> {
  const own = await listOwnQuestions(db)
  const infos: QuestionInfo[] = []
  for (const stored of own) infos.push(await infoOf(db, stored))
  return [...listQuestions(), ...infos]
}

/** Asks a question of the catalogue or one of the user's; fails as {@link runQuestion} does. */
export async function askQuestion(
  db: Database,
  run: QuestionRun,
  onBegin?: OnStatement,
): Promise<QuestionResult> {
  if (!isOwnId(run.id)) return runQuestion(db, run)
  const info = await infoOf(db, await getOwnQuestion(db, run.id))
  return askForGuilds(db, info, run, (one) => askOwn(db, info, one, onBegin))
}

async function askOwn(
  db: Database,
  info: QuestionInfo,
  run: QuestionRun,
  onBegin?: OnStatement,
): Promise<QuestionResult> {
  const asked = askedValues(info, run)
  const limit = run.limit === 0 ? ALL_ROWS : Math.min(run.limit, ALL_ROWS)
  const query = bindWithPlaces(info.sql, await bindings(db, info, asked, limit))
  const { rows, truncated, columns } = await db.queryUntrusted(
    query.text,
    query.values,
    limit,
    onBegin,
  )
  const hidden = columns
    .filter((name) => name.startsWith('_'))
    .map((name) => ({ name, type: 'text' as const, label: name }))
  return {
    question: info.id,
    columns: info.columns.map((column) => column.name),
    rows: typedRows([...info.columns, ...hidden], rows),
    sql: query.text,
    params: usedValues(info, asked, run),
    truncated,
  }
}

/** Runs what stands in the editor. What PostgreSQL does not take is an answer, with its place in the text. */
export async function runStatement(
  db: Database,
  { question, scope, params, limit }: OwnRun,
  onBegin?: OnStatement,
): Promise<OwnAnswer> {
  const info = statementInfo(question, 'own_draft')
  const asked = askedValues(info, { id: info.id, scope, params, limit })
  const query = bindWithPlaces(question.sql, await bindings(db, info, asked, limit))
  const begun = performance.now()
  return orRefused(question.sql, query, async () => {
    const result = await db.queryUntrusted(query.text, query.values, limit, onBegin)
    const ms = performance.now() - begun
    return {
      kind: 'rows',
      ...typedResult(result),
      truncated: result.truncated,
      sql: query.text,
      ms: Math.round(ms),
    }
  })
}

/** What a statement would give and asks for; nothing of it runs. */
export async function lookAtStatement(db: Database, question: OwnStatement): Promise<OwnLook> {
  const query = await unasked(db, question)
  return orRefused(question.sql, query, async () => {
    const shape = await db.describeUntrusted(query.text)
    const params: Record<string, OwnParamKind> = {}
    query.names.forEach((name, index) => {
      if (name !== null) params[name] = KINDS[shape.values[index] ?? 'text']
    })
    return { kind: 'columns', columns: describedColumns(shape), params }
  })
}

const KINDS: Record<BaseType, OwnParamKind> = {
  bigint: 'integer',
  integer: 'integer',
  number: 'number',
  boolean: 'text',
  time: 'date',
  day: 'date',
  text_list: 'text_list',
  text: 'text',
}

/** Keeps a question: a new one under an id made of its title, or another state of the one with the id. */
export async function saveOwnQuestion(
  db: Database,
  { id, question }: { id: string | null; question: OwnQuestion },
): Promise<{ id: string }> {
  const kept = { ...question, params: ownParams(question) }
  const described = await describe(db, kept)
  if (id === null) return { id: await addOwnQuestion(db, idOf(kept.title), kept, described) }
  await changeOwnQuestion(db, id, kept, described)
  return { id }
}

/** Keeps questions of a file, each under the id that it has there where that is free; returns the new ids in their order. */
export async function importOwnQuestions(
  db: Database,
  questions: readonly (OwnQuestion & { id: string })[],
): Promise<{ ids: string[] }> {
  const described: Described[] = []
  for (const question of questions) described.push(await describe(db, question))
  return db.transaction(async (tx) => {
    const ids: string[] = []
    for (const [index, { id, ...question }] of questions.entries()) {
      ids.push(await addOwnQuestion(tx, id, question, described[index] as Described))
    }
    return { ids }
  })
}

/** Brings a removed question back. */
export async function bringBackOwnQuestion(
  db: Database,
  question: SavedOwnQuestion,
): Promise<void> {
  await restoreOwnQuestion(db, question, await describe(db, question))
}

/** `Quiet channels?` → `own_quiet_channels`; a title without any such letter gives `own_question`. */
function idOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return `own_${words.slice(0, 50).replace(/_+$/, '') || 'question'}`
}

/** The question as all questions are known, its columns as they are under this version of the schema. */
async function infoOf(
  db: Database,
  { question, columns, described_in }: StoredOwnQuestion,
): Promise<QuestionInfo> {
  if (described_in === currentVersion()) return ownInfo(question, columns)
  const described = await describe(db, question)
  await redescribeOwnQuestion(db, question.id, described)
  return ownInfo(question, described.columns)
}

/** What a question gives; without columns when PostgreSQL does not take it: it may be saved half done. */
async function describe(db: Database, question: OwnQuestion): Promise<Described> {
  const described_in = currentVersion()
  try {
    const query = await unasked(db, question)
    const shape = await db.describeUntrusted(query.text)
    return { columns: describedColumns(shape, question.types), described_in }
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'invalid_input') throw thrown
    return { columns: [], described_in }
  }
}

/** The statement with its names written out for no run in particular. */
async function unasked(db: Database, question: OwnStatement): Promise<PlacedQuery> {
  const params = Object.fromEntries(ownParams(question).map(({ name }) => [name, null]))
  const nothing = { scope: {}, span: {}, history: {}, params }
  return bindWithPlaces(question.sql, await bindings(db, question, nothing, MAX_ROWS))
}

async function orRefused<T>(
  written: string,
  query: PlacedQuery,
  work: () => Promise<T>,
): Promise<T | Refusal> {
  try {
    return await work()
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'invalid_input') throw thrown
    if (!(thrown instanceof StatementRefused)) {
      return { kind: 'refused', message: thrown.message, hint: null, at: null }
    }
    const { reason, hint, at } = thrown
    return {
      kind: 'refused',
      message: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
      hint,
      at: at === null ? null : writtenPlace(written, query.spans, at),
    }
  }
}
