import type { JobKind } from '#shared/job'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/** What background work of a kind has done, and what the user did not want; null = never. */
export type BackgroundRow = { done: string | null; held: string | null }

/** What is remembered of a kind. */
export async function backgroundRow(db: Queryable, kind: JobKind): Promise<BackgroundRow> {
  const [row] = await db.query<BackgroundRow>(
    sql`select done, held from app.background_work where kind = ${kind}`,
  )
  return row ?? { done: null, held: null }
}

/** Remembers what has been done: the kind compares it with what there is; null forgets that. */
export async function saveBackgroundDone(
  tx: Queryable,
  kind: JobKind,
  done: string | null,
): Promise<void> {
  await tx.query(sql`
    insert into app.background_work (kind, done) values (${kind}, ${done})
    on conflict (kind) do update set done = excluded.done`)
}

/** Remembers what there was to do when the user cancelled it; null forgets that. */
export async function saveBackgroundHeld(
  tx: Queryable,
  kind: JobKind,
  held: string | null,
): Promise<void> {
  await tx.query(sql`
    insert into app.background_work (kind, held) values (${kind}, ${held})
    on conflict (kind) do update set held = excluded.held`)
}
