import { AppError } from '#shared/errors'
import type { OwnQuestion, SavedOwnQuestion } from '#shared/own-question'
import type { ColumnInfo } from '#shared/question'
import type { Queryable } from '../db/database'
import { asJson } from '../db/json'
import { sql } from '../db/sql'

/** An own question as it is stored, with its columns as PostgreSQL described them under a version of the schema. */
export type StoredOwnQuestion = {
  question: SavedOwnQuestion
  columns: ColumnInfo[]
  described_in: number
}

/** What is stored beside a question: what it gives, and under which version of the schema. */
export type Described = Omit<StoredOwnQuestion, 'question'>

const STORED = sql`question || jsonb_build_object('id', id, 'created_at', created_at, 'changed_at', changed_at)
  as question, columns, described_in`

/** The questions that the user wrote, by title. */
export async function listOwnQuestions(db: Queryable): Promise<StoredOwnQuestion[]> {
  return db.query<StoredOwnQuestion>(
    sql`select ${STORED} from app.own_questions order by lower(question->>'title'), id`,
  )
}

/** One of them; `not_found` when there is none. */
export async function getOwnQuestion(db: Queryable, id: string): Promise<StoredOwnQuestion> {
  return found(
    await db.query<StoredOwnQuestion>(
      sql`select ${STORED} from app.own_questions where id = ${id}`,
    ),
  )
}

/** Keeps a new question under `wanted`, or under that name with a number where it is taken; returns the id. */
export async function addOwnQuestion(
  db: Queryable,
  wanted: string,
  question: OwnQuestion,
  { columns, described_in }: Described,
): Promise<string> {
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : `_${number}`
    const id = `${wanted.slice(0, 64 - end.length)}${end}`
    const added = await db.query(sql`
      insert into app.own_questions (id, question, columns, described_in)
      values (${id}, ${asJson(question)}, ${asJson(columns)}, ${described_in})
      on conflict (id) do nothing returning id`)
    if (added.length > 0) return id
  }
}

/** Writes another state of a question; `not_found` when there is none. */
export async function changeOwnQuestion(
  db: Queryable,
  id: string,
  question: OwnQuestion,
  { columns, described_in }: Described,
): Promise<void> {
  found(
    await db.query(sql`
      update app.own_questions
      set question = ${asJson(question)}, columns = ${asJson(columns)}, described_in = ${described_in},
        changed_at = now()
      where id = ${id} returning id`),
  )
}

/** Notes what a question gives under another version of the schema. */
export async function redescribeOwnQuestion(
  db: Queryable,
  id: string,
  { columns, described_in }: Described,
): Promise<void> {
  await db.query(sql`
    update app.own_questions set columns = ${asJson(columns)}, described_in = ${described_in}
    where id = ${id}`)
}

/** Forgets a question and returns it, so that {@link restoreOwnQuestion} can bring it back; `not_found` when there is none. */
export async function removeOwnQuestion(db: Queryable, id: string): Promise<SavedOwnQuestion> {
  const stored = found(
    await db.query<StoredOwnQuestion>(
      sql`delete from app.own_questions where id = ${id} returning ${STORED}`,
    ),
  )
  return stored.question
}

/** Brings a removed question back as it was; one that took its id meanwhile stays. */
export async function restoreOwnQuestion(
  db: Queryable,
  { id, created_at, changed_at, ...question }: SavedOwnQuestion,
  { columns, described_in }: Described,
): Promise<void> {
  await db.query(sql`
    insert into app.own_questions (id, question, columns, described_in, created_at, changed_at)
    values (${id}, ${asJson(question)}, ${asJson(columns)}, ${described_in},
      ${created_at}::text::timestamptz, ${changed_at}::text::timestamptz)
    on conflict (id) do nothing`)
}

function found<T>(rows: readonly T[]): T {
  const [row] = rows
  if (row === undefined) throw new AppError('not_found', 'There is no such question any more.')
  return row
}
