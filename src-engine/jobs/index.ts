import { dashboardKind } from './dashboard'
import { embedKind } from './embed'
import { exportKind } from './export'
import { indexesKind } from './indexes'
import { ingestKind } from './ingest'
import type { JobKinds } from './kind'
import { languageKind } from './language'
import { mediaKind } from './media'
import { removeKind } from './remove'
import { reportKind } from './report'
import { sampleKind } from './sample'
import { syncKind } from './sync'
import { vocabularyKind } from './vocabulary'

/** Every kind of job. */
export const JOB_KINDS: JobKinds = {
  ingest: ingestKind,
  sync: syncKind,
  media: mediaKind,
  sample: sampleKind,
  indexes: indexesKind,
  vocabulary: vocabularyKind,
  language: languageKind,
  embed: embedKind,
  remove: removeKind,
  report: reportKind,
  export: exportKind,
  dashboard: dashboardKind,
}
