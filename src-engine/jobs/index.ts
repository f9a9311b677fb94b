import { exportKind } from './export'
import { indexesKind } from './indexes'
import { ingestKind } from './ingest'
import type { JobKinds } from './kind'
import { reportKind } from './report'
import { sampleKind } from './sample'

/** Every kind of job. */
export const JOB_KINDS: JobKinds = {
  ingest: ingestKind,
  sample: sampleKind,
  indexes: indexesKind,
  report: reportKind,
  export: exportKind,
}
