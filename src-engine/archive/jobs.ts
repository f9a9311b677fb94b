import { AppError } from '#shared/errors'
import type { JobKind, JobRequest, JobSnapshot, JobState } from '#shared/job'
import type { Queryable } from '../db/database'
import { asJson } from '../db/json'
import { sql } from '../db/sql'

const LISTED = 200

/** A job as it is stored. */
export type StoredJob = {
  id: number
  kind: JobKind
  params: unknown
  state: JobState
  snapshot: JobSnapshot
  checkpoint: unknown
}

/** The newest 200 jobs, newest first, as they were last stored. */
export async function listJobs(db: Queryable): Promise<JobSnapshot[]> {
  const rows = await db.query<{ snapshot: JobSnapshot }>(
    sql`select snapshot from app.jobs where snapshot ? 'id' order by id desc limit ${LISTED}`,
  )
  // jobs of before there was background work don't say so
  return rows.map((row) => ({
    ...row.snapshot,
    is_background: row.snapshot.is_background ?? false,
  }))
}

/** Forgets the jobs of a kind that were done; those that run by themselves would crowd out the others. */
export async function forgetDone(db: Queryable, kind: JobKind): Promise<void> {
  await db.query(sql`delete from app.jobs where kind = ${kind} and state = 'done'`)
}

/** One job; throws `not_found` when there is none. */
export async function getJob(db: Queryable, id: number): Promise<StoredJob> {
  const [row] = await db.query<StoredJob>(sql`
    select id, kind, params, state, snapshot, checkpoint from app.jobs where id = ${id}`)
  if (!row) throw new AppError('not_found', 'There is no such job.')
  return row
}

/** Stores a new job and returns its id. Its snapshot follows with {@link saveJob}. */
export async function addJob(db: Queryable, { kind, params }: JobRequest): Promise<number> {
  const [row] = await db.query<{ id: number }>(sql`
    insert into app.jobs (kind, params, state, snapshot)
    values (${kind}, ${asJson(params)}, 'queued', '{}')
    returning id`)
  return (row as { id: number }).id
}

/** Stores a job as it stands; with a checkpoint (null forgets it), that too. */
export async function saveJob(
  db: Queryable,
  snapshot: JobSnapshot,
  checkpoint?: unknown,
): Promise<void> {
  const and = checkpoint === undefined ? sql`` : sql`, checkpoint = ${asJson(checkpoint)}`
  await db.query(sql`
    update app.jobs set state = ${snapshot.state}, snapshot = ${asJson(snapshot)} ${and}
    where id = ${snapshot.id}`)
}

/** Stores only how far a job has come. */
export async function saveCheckpoint(
  db: Queryable,
  id: number,
  checkpoint: unknown,
): Promise<void> {
  await db.query(sql`update app.jobs set checkpoint = ${asJson(checkpoint)} where id = ${id}`)
}

/** The jobs that a person started and that ran or waited when the engine ended, in the order they were started. */
export async function unfinishedJobs(db: Queryable): Promise<number[]> {
  const rows = await db.query<{ id: number }>(sql`
    select id from app.jobs
    where state in ('running', 'queued') and snapshot ? 'id'
      and not coalesce((snapshot->>'is_background')::boolean, false) and kind <> 'indexes'
    order by id`)
  return rows.map(({ id }) => id)
}

/** Marks the jobs that ran or waited when the engine ended. Called once, when an archive is opened. */
export async function markInterrupted(db: Queryable): Promise<void> {
  const ended = { state: 'interrupted', rate: null, seconds_left: null }
  await db.query(sql`
    update app.jobs
    set state = 'interrupted', snapshot = snapshot || ${asJson(ended)}
    where state in ('running', 'queued')`)
}
