import { fileName } from '#shared/file-name'
import { INGESTED_STATES, type IngestedFile, type IngestedFileCounts } from '#shared/job'
import type { Queryable, Row } from '../db/database'
import { sql } from '../db/sql'
import { getJob } from './jobs'

/** A file of an ingest job and its place in the job's list. */
export type PlacedFile = { position: number; file: IngestedFile }

/** What an ingest job did with each file so far, in the order found; `not_found` when there is no such job. */
export async function listJobFiles(db: Queryable, { id }: { id: number }): Promise<IngestedFile[]> {
  await getJob(db, id)
  const rows = await db.query<{ file: IngestedFile }>(
    sql`select file from app.job_files where job_id = ${id} order by position`,
  )
  return rows.map(({ file }) => file)
}

/**
 * The same as people look at it: those that need a look first, or those in one state, from a place in the list on.
 * `limit` null = all of them.
 */
export async function pageJobFiles(
  db: Queryable,
  input: {
    id: number
    state?: IngestedFile['state'] | undefined
    offset: number
    limit: number | null
  },
): Promise<IngestedFile[]> {
  const { id, state, offset, limit } = input
  await getJob(db, id)
  const rows = await db.query<{ file: IngestedFile }>(sql`
    select file from app.job_files
    where job_id = ${id} ${state === undefined ? sql`` : sql`and file ->> 'state' = ${state}`}
    order by array_position(${[...INGESTED_STATES]}::text[], file ->> 'state'), position
    limit ${limit}::int offset ${offset}::int`)
  return rows.map(({ file }) => file)
}

/** How many files of an ingest job are in each state. */
export async function countJobFiles(
  db: Queryable,
  { id }: { id: number },
): Promise<IngestedFileCounts> {
  const rows = await db.query<{ state: IngestedFile['state']; files: number }>(sql`
    select file ->> 'state' as state, count(*)::int as files
    from app.job_files where job_id = ${id} group by 1`)
  const counts: IngestedFileCounts = {
    damaged: 0,
    foreign: 0,
    waiting: 0,
    ingested: 0,
    unchanged: 0,
  }
  for (const { state, files } of rows) counts[state] = files
  return counts
}

/** The columns of {@link jobFileRows}. */
export const JOB_FILE_COLUMNS = [
  'file',
  'state',
  'guild_name',
  'channel_name',
  'era',
  'bytes',
  'messages',
  'notes',
]

/** The same as rows of a table to write: of a path only the name, the notes as one text. */
export async function jobFileRows(db: Queryable, id: number): Promise<Row[]> {
  const files = await listJobFiles(db, { id })
  return files.map(({ path, notes, ...file }) => ({
    ...file,
    file: fileName(path),
    notes: notes.map((note) => note.message).join(' '),
  }))
}

/** Stores what became of files; a file that stood at the place before is replaced. */
export async function writeJobFiles(
  tx: Queryable,
  jobId: number,
  files: readonly PlacedFile[],
): Promise<void> {
  await tx.query(sql`
    insert into app.job_files (job_id, position, file)
    select ${jobId}::int, (f ->> 'position')::int, f -> 'file'
    from jsonb_array_elements(${JSON.stringify(files)}::text::jsonb) as f
    on conflict (job_id, position) do update set file = excluded.file`)
}

/** Takes a file off the list: it turned out to be none of the job's business. */
export async function dropJobFile(tx: Queryable, jobId: number, position: number): Promise<void> {
  await tx.query(
    sql`delete from app.job_files where job_id = ${jobId} and position = ${position}::int`,
  )
}

/** Empties the list, as when a job runs again. */
export async function clearJobFiles(tx: Queryable, jobId: number): Promise<void> {
  await tx.query(sql`delete from app.job_files where job_id = ${jobId}`)
}
