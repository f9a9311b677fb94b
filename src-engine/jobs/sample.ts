import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runIngest } from './ingest'
import { jobKind } from './kind'

/** What the progress bar expects while the export set is being written. */
const SAMPLE_MESSAGES = 20_000

/** Writes the synthetic guild beside the archive, the same one every time, and ingests it like any export. */
export const sampleKind = jobKind({
  kind: 'sample',
  title: () => 'Make the sample guild',
  run: async (_params, context) => {
    const dir = join(context.archive_dir, 'sample-export')
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
