import type { BackgroundStatus, JobSnapshot } from '#shared/job'
import type { BenchEngine } from './engine'

/** Runs all background work to its end, one kind after the other; what was done, in that order. */
export async function runBackground(engine: BenchEngine): Promise<JobSnapshot[]> {
  const done: JobSnapshot[] = []
  for (;;) {
    const { work } = await engine.ask<BackgroundStatus>('background.status')
    const next = work.find(({ is_pending }) => is_pending)
    if (next === undefined) return done
    // what stays pending after its job would be run for ever
    const before = done.filter(({ kind }) => kind === next.kind).length
    if (before === 2) throw new Error(`${next.title} is never done`)
    done.push(await engine.runJob({ kind: next.kind, params: {} }))
  }
}
