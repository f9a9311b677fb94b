import { AppError } from '#shared/errors'
import {
  JOB_PARAMS,
  type JobKind,
  type JobNote,
  type JobParams,
  type JobSnapshot,
} from '#shared/job'
import type { Database, Queryable } from '../db/database'
import type { EngineHost } from '../host'
import type { Meaning } from '../meaning/meaning'
import type { Workers } from '../workers'

/** What a running job can do and must obey. */
export type JobContext = {
  readonly job_id: number
  readonly db: Database
  readonly host: EngineHost
  /** The archive's folder; jobs put what belongs to the archive but not into its database beside it. */
  readonly archive_dir: string
  /** The built worker threads; null = all work in this one. */
  readonly workers: Workers | null
  /** What knows meanings; null = this engine was opened without a model. */
  readonly meaning: Meaning | null
  /** Aborted when the user cancels; `batch` checks it, long loops outside a batch check it themselves. */
  readonly signal: AbortSignal
  /** What the last committed batch stored; null on the first run. */
  readonly checkpoint: unknown
  /**
   * One short transaction: the rows that `work` writes and, when given, the new checkpoint. Afterwards throws when the
   * job has to stop, then yields to waiting readers.
   */
  batch<T>(work: (tx: Queryable) => Promise<T>, checkpoint?: unknown): Promise<T>
  /** Updates the snapshot; it reaches the window at most ten times a second, a new stage at once. */
  progress(
    change: Partial<Pick<JobSnapshot, 'title' | 'stage' | 'done' | 'total' | 'unit' | 'counters'>>,
  ): void
  /** Adds a note; equal (file, code, message) notes are counted together. */
  note(note: JobNote): void
  /** Tells the window that rows changed. */
  archiveChanged(): void
}

/**
 * What makes a kind background work: the engine starts it by itself when there is something to do, and it gives way to every
 * other job after its batch, so `run` may be called again and again with the checkpoint of its last batch.
 */
export type BackgroundSpec = {
  /**
   * What there is to do, as a text that changes when there is more to do; null = nothing. Asked at every opening and after
   * every job, so it has to be cheap.
   */
  pending(db: Queryable, engine: Pick<JobContext, 'meaning'>): Promise<string | null>
}

/** A kind of long work. `run` is idempotent: to resume is to run again from the checkpoint. */
export type JobKindSpec<K extends JobKind> = {
  kind: K
  /** A fragment for the list, from the params: `Ingest 3 folders`. */
  title(params: JobParams<K>): string
  /** Resolves to the kind's result; a broken premise throws an AppError and fails the job. */
  run(params: JobParams<K>, context: JobContext): Promise<unknown>
  /** Absent = it runs when somebody starts it. */
  background?: BackgroundSpec
}

/** Names the kind once, so that params are typed. */
export function jobKind<K extends JobKind>(spec: JobKindSpec<K>): JobKindSpec<K> {
  return spec
}

/** One spec per kind of job. */
export type JobKinds = { readonly [K in JobKind]: JobKindSpec<K> }

/** A kind with its params: what it is called and what it does, nothing generic any more. */
export type BoundJob = {
  title: string
  is_background: boolean
  run(context: JobContext): Promise<unknown>
}

/** Binds params, as they came or were stored, to their kind; throws `invalid_input` when they don't fit. */
export function bindKind<K extends JobKind>(kinds: JobKinds, kind: K, params: unknown): BoundJob {
  const spec = kinds[kind]
  const parsed = JOB_PARAMS[kind].safeParse(params)
  if (!parsed.success) {
    throw new AppError(
      'invalid_input',
      'The job was asked for in a way this version does not know.',
    )
  }
  const known = parsed.data as JobParams<K>
  const is_background = spec.background !== undefined
  return { title: spec.title(known), is_background, run: (context) => spec.run(known, context) }
}
