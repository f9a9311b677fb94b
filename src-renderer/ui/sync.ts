import { plural, t } from '@lingui/core/macro'
import { AppError } from '#shared/errors'
import { IngestResult, isLoad, type JobSnapshot } from '#shared/job'
import type { FolderRow } from '#shared/sync'
import { call } from '../client'
import { countFiles } from './counts'
import { baseName } from './format'
import { timeAgo } from './time-format'
import { showError, showToast } from './toasts'

/**
 * Turns it on or off that a folder is kept in sync; the engine tells when the list reads differently. A folder that
 * main does not know to be the user's choice any more is asked for once more.
 */
export async function keepInSync({ path, sync_id }: FolderRow, isOn: boolean): Promise<void> {
  try {
    if (!isOn) {
      if (sync_id !== null) await call('sync.remove', { sync_id })
    } else if (!(await addFolder(path))) {
      showToast(t`Choose ${baseName(path)} once more, so that the app may watch it.`)
      for (const picked of await call('dialog.pick_paths', { kind: 'folder' })) {
        await call('sync.add', { path: picked })
      }
    }
  } catch (thrown) {
    showError(thrown)
  }
}

/** False when main refused the path. */
async function addFolder(path: string): Promise<boolean> {
  try {
    await call('sync.add', { path })
    return true
  } catch (thrown) {
    if (AppError.from(thrown).code === 'path_refused') return false
    throw thrown
  }
}

/** Looks at a folder that is kept in sync now. */
export function checkFolder({ sync_id }: FolderRow) {
  if (sync_id !== null) call('sync.check', { sync_id }).catch(showError)
}

/** What a folder does, as one line. */
export function folderWords(folder: FolderRow, now = Date.now()): string {
  const { state, files, last_ingested_at, last_checked_at, is_polled } = folder
  switch (state) {
    case 'off': {
      const count = countFiles(files)
      if (!last_ingested_at) return count
      return `${count}, ${t`read ${timeAgo(last_ingested_at, now)}`}`
    }
    case 'idle':
      if (is_polled) return t`In sync, looked at every 30 seconds`
      return last_checked_at ? t`In sync, looked ${timeAgo(last_checked_at, now)}` : t`In sync`
    case 'settling':
      return t`Something changed; waits until nobody writes there`
    case 'reading':
      return t`Taking in what changed`
    case 'held':
      return t`Stopped; goes on when something changes`
    case 'missing':
      return t`Not there now`
  }
}

/** How much of an ingest could not be read whole. */
function troubles({ result }: JobSnapshot): number {
  const parsed = IngestResult.safeParse(result)
  return parsed.success ? parsed.data.files.damaged + parsed.data.files.foreign : 0
}

/**
 * What a folder in sync brought that somebody may want to know of; null for every other job, and when all is as it was
 * the last time.
 */
export function newsOf(job: JobSnapshot, jobs: readonly JobSnapshot[]): string | null {
  if (job.kind !== 'sync' || job.state !== 'done') return null
  const result = IngestResult.safeParse(job.result)
  if (!result.success) return null
  const { messages } = result.data
  const before = jobs.find(({ id, title, kind, state }) => {
    return id < job.id && title === job.title && isLoad({ kind }) && state === 'done'
  })
  const trouble = troubles(job)
  const isNewTrouble = trouble > 0 && trouble !== (before ? troubles(before) : 0)
  const news = [
    messages.new > 0 &&
      plural(messages.new, { one: '# new message came in', other: '# new messages came in' }),
    messages.updated > 0 &&
      plural(messages.updated, { one: '# message changed', other: '# messages changed' }),
    isNewTrouble &&
      plural(trouble, {
        one: '# file could not be read whole',
        other: '# files could not be read whole',
      }),
  ].filter((part) => part !== false)
  return news.length === 0 ? null : `${job.title}: ${news.join(', ')}.`
}
