import type { IngestResult } from '#shared/job'
import { saveCheckpoint } from '../archive/jobs'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { runIngest } from '../jobs/ingest'
import type { JobContext } from '../jobs/kind'

/** Ingests files and folders in this thread, as a job would but without the runner. */
export async function ingestPaths(db: Database, paths: readonly string[]): Promise<IngestResult> {
  const [job] = await db.query<{ id: number }>(sql`
    insert into app.jobs (kind, params, state, snapshot)
    values ('ingest', '{}', 'done', '{}') returning id`)
  return runIngest(paths, testContext(db, job?.id ?? 0))
}

/** A job's context without a runner: batches are transactions, nothing is told to anybody. */
export function testContext(
  db: Database,
  jobId: number,
  signal: AbortSignal = new AbortController().signal,
): JobContext {
  return {
    job_id: jobId,
    db,
    host: { printPdf: async () => undefined, readBucketKeys: async () => null },
    archive_dir: '',
    workers: null,
    meaning: null,
    signal,
    checkpoint: null,
    batch: async (work, checkpoint) => {
      const result = await db.transaction(async (tx) => {
        const value = await work(tx)
        if (checkpoint !== undefined) await saveCheckpoint(tx, jobId, checkpoint)
        return value
      })
      signal.throwIfAborted()
      return result
    },
    progress: () => undefined,
    note: () => undefined,
    archiveChanged: () => undefined,
  }
}
