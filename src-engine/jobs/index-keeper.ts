import { isActive, isLoad, type JobSnapshot } from '#shared/job'
import { pendingWords } from '../archive/words'
import { droppedIndexes } from '../archive/write-indexes'
import type { Queryable } from '../db/database'
import type { Runner } from './runner'

/** Sees to it that an archive whose first load did not end gets its indexes all the same. */
export type IndexKeeper = {
  /** Starts the job that builds what is missing, or goes on with the one that was stopped. */
  build(): Promise<void>
  /** Stops that job: a load that begins builds the indexes at its own end, and is faster without them. */
  makeWay(): Promise<void>
}

/** A keeper for one open archive. */
export function indexKeeper(db: Queryable, runner: Runner): IndexKeeper {
  const own = async (): Promise<JobSnapshot[]> =>
    (await runner.list()).filter(({ kind }) => kind === 'indexes')
  return {
    async build() {
      if ((await droppedIndexes(db)).length + (await pendingWords(db)) === 0) return
      const jobs = await runner.list()
      if (jobs.some((job) => isActive(job) && (isLoad(job) || job.kind === 'indexes'))) return
      const stopped = jobs.find(({ kind, state }) => kind === 'indexes' && state !== 'done')
      await (stopped ? runner.resume(stopped.id) : runner.start({ kind: 'indexes', params: {} }))
    },
    async makeWay() {
      for (const job of await own()) if (isActive(job)) await runner.cancel(job.id)
    },
  }
}
