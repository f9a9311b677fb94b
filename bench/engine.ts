import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { isActive, type JobSnapshot } from '#shared/job'
import type { Measured, Opened } from './engine-part'
import { endWithUs, type MemoryWatch, watchMemory } from './processes'
import { type Wire, wireTo } from './wire'

/** The engine in a process of its own, with its memory watched. */
export type BenchEngine = Wire & {
  readonly pid: number
  /** How long opening took, in seconds: reading the template, starting PostgreSQL, migrating. */
  readonly openSeconds: number
  /** Runs a job to its end; resolves to its last snapshot, rejects when it did not end well. */
  runJob(request: unknown, onJob?: (job: JobSnapshot) => void): Promise<JobSnapshot>
  /** The stages of all jobs so far. */
  stages(): Promise<Measured['stages']>
  /** The most memory that the process and what it started held so far, in bytes. */
  peakBytes(): Promise<number>
  /** Closes the archive and ends the process. */
  close(): Promise<void>
}

/** Starts the engine of this build on a folder; `recordTo` names a folder for a recording of what its jobs ask. */
export async function startEngine(
  script: string,
  archiveDir: string,
  recordTo: string | null = null,
): Promise<BenchEngine> {
  const child = fork(script, ['--part', 'engine'], { serialization: 'advanced' })
  endWithUs(child)
  const memory = watchMemory(child.pid ?? 0)
  try {
    const wire = wireTo(child)
    const input = { archive_dir: archiveDir, record_to: recordTo }
    const { seconds } = await wire.ask<Opened>('bench.open', input)
    return benchEngine(child, wire, memory, seconds)
  } catch (thrown) {
    memory.stop()
    child.kill()
    throw thrown
  }
}

function benchEngine(
  child: ChildProcess,
  wire: Wire,
  memory: MemoryWatch,
  openSeconds: number,
): BenchEngine {
  return {
    ...wire,
    pid: child.pid ?? 0,
    openSeconds,
    async runJob(request, onJob = () => undefined) {
      const ended = new Promise<JobSnapshot>((resolve) => {
        wire.hear((name, payload) => {
          if (name !== 'job.changed') return
          const job = payload as JobSnapshot
          onJob(job)
          if (!isActive(job)) resolve(job)
        })
      })
      await wire.ask('jobs.start', request)
      const job = await Promise.race([ended, wire.failed])
      wire.hear(null)
      if (job.state !== 'done') {
        throw new Error(`the job ended as ${job.state}: ${job.error?.message ?? ''}`)
      }
      return job
    },
    stages: async () => (await wire.ask<Measured>('bench.stages')).stages,
    async peakBytes() {
      const { peak_bytes } = await wire.ask<Measured>('bench.stages')
      return Math.max(peak_bytes, memory.peak())
    },
    async close() {
      try {
        await wire.ask('bench.close')
        const exited = once(child, 'exit')
        child.disconnect()
        await exited
      } finally {
        memory.stop()
        child.kill()
      }
    },
  }
}
