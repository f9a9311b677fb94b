import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine, type Workers } from '#engine/index'
import { AppError } from '#shared/errors'
import type { EventPayload } from '#shared/events'
import { isActive, isLoad, type JobSnapshot } from '#shared/job'
import type { Archive, Io } from './command'
import { printPdf } from './print-pdf'
import { progressLine } from './progress'

/** Where the built parts of the app are; null = not built (unit tests). */
export type Parts = {
  workers: Workers | null
  main: string | null
  template: string | null
  model?: string | null
}

/** Says that the last load ended too early: then messages are missing, and the indexes with which reading is fast. */
async function warnOfMissing(archive: Archive, io: Io): Promise<void> {
  const jobs = await archive.call('jobs.list', {})
  if (!jobs.some(({ kind, state }) => kind === 'indexes' && state !== 'done')) return
  const last = jobs.find(isLoad)
  if (last && last.state !== 'done')
    io.stderr('The last ingest did not end. Run it again to complete it.\n')
}

/** Opens the archive in a folder for the time of `work`; a missing one is created only when asked. */
export async function withArchive<T>(
  options: { dir: string; create: boolean; parts: Parts; io: Io },
  work: (archive: Archive) => Promise<T>,
): Promise<T> {
  const { dir, create, parts, io } = options
  if (!create && !existsSync(join(dir, 'pgdata'))) {
    throw new AppError('not_found', `There is no archive in ${dir}. Make one with: ingest PATH`)
  }
  const listeners = new Set<(job: JobSnapshot) => void>()
  const show = progressLine(io)
  const engine = await openEngine({
    archiveDir: dir,
    host: {
      printPdf: (page, pdf) => printPdf(parts.main, page, pdf),
      readBucketKeys: async () => null,
    },
    workers: parts.workers,
    templateFile: parts.template,
    modelDir: parts.model ?? null,
    emit: (name, payload) => {
      if (name !== 'job.changed') return
      for (const listener of listeners) listener(payload as EventPayload<'job.changed'>)
    },
  })
  const never = new AbortController().signal
  const archive: Archive = {
    call: (name, input) => engine.call(name, input, never),
    hits: engine.hits,
    writeHits: engine.writeHits,
    async runJob(request) {
      const { id } = await engine.call('jobs.start', request, never)
      const ended = new Promise<JobSnapshot>((resolve) => {
        listeners.add((job) => {
          if (job.id !== id) return
          show(job)
          if (!isActive(job)) resolve(job)
        })
      })
      const cancel = () => void engine.call('jobs.cancel', { id }, never)
      const unhear = io.onInterrupt(cancel)
      try {
        return await ended
      } finally {
        unhear()
        listeners.clear()
      }
    },
  }
  try {
    if (!create) await warnOfMissing(archive, io)
    return await work(archive)
  } finally {
    await engine.close()
  }
}
