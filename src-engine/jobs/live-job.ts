import type { JobSnapshot } from '#shared/job'
import { type NoteBook, noteBook } from './note-book'
import { type RateMeter, rateMeter } from './rate'
import type { Throttle } from './throttle'

/** A job that waits or runs. */
export type Live = {
  snapshot: JobSnapshot
  params: unknown
  checkpoint: unknown
  abort: AbortController
  notes: NoteBook
  meter: RateMeter
  tell: Throttle
  savedAt: number
  /** A person wants it now. */
  isAsked: boolean
  /** Why it is being stopped: for good, until background work is wanted again, or to let others go first. */
  stop: 'cancel' | 'pause' | 'wait' | null
}

/** A job that comes into the queue, or comes back to it. */
export function newLive(
  job: Pick<Live, 'snapshot' | 'params' | 'checkpoint' | 'isAsked' | 'tell'>,
): Live {
  return {
    ...job,
    abort: new AbortController(),
    notes: noteBook(),
    meter: rateMeter(),
    savedAt: Number.NEGATIVE_INFINITY,
    stop: null,
  }
}

/** A job that was just asked for, `now` an ISO instant. */
export function newSnapshot(
  facts: Pick<JobSnapshot, 'id' | 'kind' | 'title' | 'is_background'>,
  now: string,
): JobSnapshot {
  return {
    ...facts,
    state: 'queued',
    stage: 'Waiting',
    done: 0,
    total: null,
    unit: 'steps',
    rate: null,
    seconds_left: null,
    counters: {},
    notes: [],
    notes_total: 0,
    result: null,
    error: null,
    created_at: now,
    started_at: null,
    finished_at: null,
  }
}

/** A job that had ended and waits again: as far as it was, without what came of it. */
export function queuedAgain(
  snapshot: JobSnapshot,
  title: string,
  is_background: boolean,
): JobSnapshot {
  return {
    ...snapshot,
    title,
    is_background,
    state: 'queued',
    rate: null,
    seconds_left: null,
    notes: [],
    notes_total: 0,
    result: null,
    error: null,
    finished_at: null,
  }
}

/** Changes a job's snapshot, with the rate and the time left that follow from it. */
export function changeLive(job: Live, change: Partial<JobSnapshot>, now: number): void {
  const next = { ...job.snapshot, ...change }
  job.meter.add(`${next.stage} ${next.unit}`, next.done, now)
  const rate = job.meter.rate()
  job.snapshot = {
    ...next,
    rate,
    seconds_left:
      rate === null || next.total === null ? null : Math.max(0, next.total - next.done) / rate,
    notes: job.notes.kept(),
    notes_total: job.notes.total(),
  }
}
