import type { HandlerInput } from '#shared/api'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/** The ids of the pinned questions, those pinned first on top. */
export async function listQuestionPins(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ question_id: string }>(
    sql`select question_id from app.question_pins order by pinned_at, question_id`,
  )
  return rows.map(({ question_id }) => question_id)
}

/** Pins a question or lets it go; doing either twice changes nothing. */
export async function pinQuestion(
  db: Queryable,
  { question_id, is_pinned }: HandlerInput<'questions.pin'>,
): Promise<void> {
  await db.query(
    is_pinned
      ? sql`insert into app.question_pins (question_id) values (${question_id}) on conflict do nothing`
      : sql`delete from app.question_pins where question_id = ${question_id}`,
  )
}
