import { plural, t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { JobRequest, JobSnapshot } from '#shared/job'
import { call, callQuery } from '../client'
import { countFiles, countMessages } from './counts'
import { formatBytes, formatCount } from './format'
import { showError } from './toasts'

/** All jobs, newest first; kept fresh by events. */
export function useJobs() {
  return useQuery(callQuery('jobs.list', {}))
}

/** True when a job can run again from its checkpoint. */
export function canResume(job: JobSnapshot): boolean {
  return job.state === 'cancelled' || job.state === 'failed' || job.state === 'interrupted'
}

/** The list with one newer snapshot in it. */
export function withSnapshot(jobs: JobSnapshot[], job: JobSnapshot): JobSnapshot[] {
  const known = jobs.some((other) => other.id === job.id)
  return known ? jobs.map((other) => (other.id === job.id ? job : other)) : [job, ...jobs]
}

/** Starts a job; null after an error, which was shown. */
export async function startJob(request: JobRequest): Promise<JobSnapshot | null> {
  try {
    return await call('jobs.start', request)
  } catch (thrown) {
    showError(thrown)
    return null
  }
}

/** Starts to ingest paths that the user picked or dropped; nothing happens when there are none. */
export async function startIngest(paths: string[]): Promise<JobSnapshot | null> {
  return paths.length === 0 ? null : startJob({ kind: 'ingest', params: { paths } })
}

/** Lets the user pick folders or files and ingests them. */
export async function pickAndIngest(kind: 'folder' | 'files'): Promise<JobSnapshot | null> {
  try {
    return await startIngest(await call('dialog.pick_paths', { kind }))
  } catch (thrown) {
    showError(thrown)
    return null
  }
}

/** Asks a job to stop. */
export function cancelJob(id: number) {
  call('jobs.cancel', { id }).catch(showError)
}

/** Runs a stopped job again from its checkpoint. */
export function resumeJob(id: number) {
  call('jobs.resume', { id }).catch(showError)
}

/** An amount in the job's unit: `12 MB`, `3,200 rows`. */
export function formatAmount(amount: number, unit: JobSnapshot['unit']): string {
  if (unit === 'bytes') return formatBytes(amount)
  const count = Math.round(amount)
  switch (unit) {
    case 'messages':
      return countMessages(count)
    case 'rows':
      return plural(count, { one: '# row', other: '# rows' })
    case 'files':
      return countFiles(count)
    case 'steps':
      return plural(count, { one: '# step', other: '# steps' })
  }
}

/** The share done, 0 to 100; null while the total is unknown. */
export function percentDone(job: JobSnapshot): number | null {
  if (job.total === null) return null
  return job.total === 0 ? 100 : Math.min(100, (100 * job.done) / job.total)
}

/** The newest job of each kind that the engine starts by itself. */
export function backgroundJobs(jobs: readonly JobSnapshot[]): JobSnapshot[] {
  const kinds = new Map<string, JobSnapshot>()
  for (const job of jobs) {
    if (job.is_background && !kinds.has(job.kind)) kinds.set(job.kind, job)
  }
  return [...kinds.values()]
}

/** How far background work is, in words that say nothing of a job: `1,200 of 8,000 messages`, `Paused`. */
export function backgroundWords(job: JobSnapshot): string {
  const { state, stage, done, total, unit } = job
  const far =
    total !== null && total > 0 && state !== 'done'
      ? ` · ${t`${formatCount(done)} of ${formatAmount(total, unit)}`}`
      : ''
  switch (state) {
    case 'queued':
      return `${stage}${far}`
    case 'running':
      return `${stage}${far}`
    case 'done':
      return t`Up to date`
    case 'cancelled':
    case 'interrupted':
      return `${t`Paused`}${far}`
    case 'failed':
      return t`Failed`
  }
}

/** How a state reads. */
export const STATE_WORDS: Record<JobSnapshot['state'], string> = {
  queued: t`Waiting`,
  running: t`Running`,
  done: t`Done`,
  failed: t`Failed`,
  cancelled: t`Cancelled`,
  interrupted: t`Interrupted`,
}
