import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from '../db/sql'
import { runIngest } from './ingest'
import { type JobContext, jobKind } from './kind'

/** What the progress bar expects while the export set is being written. */
const SAMPLE_MESSAGES = 20_000

const FOLDER = 'sample-export'

/** Deletes the sample's files when nothing in the archive comes from them any more. */
export async function removeUnusedSample(
  context: Pick<JobContext, 'db' | 'archive_dir'>,
): Promise<void> {
  const dir = join(context.archive_dir, FOLDER)
  const used = await context.db.query(sql`
    select 1 from discord.export_files where starts_with(path, ${dir}) limit 1`)
  if (used.length === 0) await rm(dir, { recursive: true, force: true })
}

/** Writes the synthetic guild beside the archive, the same one every time, and ingests it like any export. */
export const sampleKind = jobKind({
  kind: 'sample',
  title: () => 'Make the sample guild',
  run: async (_params, context) => {
    const dir = join(context.archive_dir, FOLDER)
    // a checkpoint is of the ingest: the files were written before
    if (context.checkpoint === null) {
      await rm(dir, { recursive: true, force: true })
      context.progress({
        stage: 'Writing the sample export',
        unit: 'messages',
        done: 0,
        total: SAMPLE_MESSAGES,
      })
      const onProgress = (messages: number) =>
        context.progress({ done: Math.min(messages, SAMPLE_MESSAGES) })
      // its grammar takes a while to load, and few ever need it
      const { writeSample } = await import('../sample/write')
      await writeSample(dir, {}, { onProgress, signal: context.signal })
    }
    return runIngest([dir], context)
  },
})
